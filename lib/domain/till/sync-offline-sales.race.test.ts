import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { asStaff } from "@/lib/domain/identity/people.testing";
import { createRegister } from "@/lib/domain/identity/set-up-register";
import { aMember } from "@/lib/domain/loyalty/loyalty.testing";
import { recountPointsOfEvent } from "@/lib/domain/loyalty/recount-points";
import { beginCheckout } from "@/lib/domain/orders/checkout.testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { asId } from "@/lib/kernel/ids";
import { countCash } from "./count-cash";
import { getDrawerReport } from "./get-drawer-report";
import { listTillConflicts } from "./list-till-conflicts";
import { cashOrders, goOffline, lampLine, type OfflineTill } from "./offline.testing";
import { sellAtTill } from "./sell-at-till";
import { syncOfflineSales } from "./sync-offline-sales";
import { cashSale, levelOf } from "./till.testing";

const openConflicts = async (till: OfflineTill) => (await listTillConflicts(asStaff(till.mo, "till.manage"), { locationId: null, state: "open" })).rows;
const booked = (number: string | undefined, conflicts = 0) => ({ is: "booked", number, conflicts });

raceTest("sales taken offline are booked once, however often, by how many and in whatever order they are sent, under the numbers on their receipts", async () => {
  const till = await goOffline();
  const [first, second, third] = [await till.sell(), await till.sell(), await till.sell({ lines: [lampLine(till, 2)], totalMinor: 28_406, receivedMinor: 30_000 })];
  const orders = [[first, second, third], [third, second, first], [second, second], [third], [first, third], [third, first, second]];
  const answers = await Promise.all(orders.map((entries) => syncOfflineSales(till.sync, till.place, entries)));
  expect(new Set(answers.flat().map((answer) => answer.is))).toEqual(new Set(["booked"]));
  expect(await cashOrders()).toEqual([14_203, 14_203, 28_406].map((total, i) => ({ number: till.key.numbers[i], total, due: i === 2 ? 28_405 : 14_205 })));
  expect(await levelOf(db, till)).toEqual({ on_hand: 1, allocated: 0 });
  expect(await getDrawerReport(asStaff(till.mo, "till.unlock"), till.sessionId)).toMatchObject({ sales: 3, expectedMinor: 66_815 });
  expect(await openConflicts(till), "what came before its turn is no gap once all have come").toEqual([]);
});

raceTest("a member's offline sale that is sent again earns its points once", async () => {
  const till = await goOffline();
  const customerId = await transaction((tx) => aMember(tx));
  const entry = await till.sell({ customerId });
  await Promise.all([1, 2, 3].map(() => syncOfflineSales(till.sync, till.place, [entry])));
  await syncOfflineSales(till.sync, till.place, [entry]);
  const { rows: events } = await db.execute<{ id: number }>(sql`select e.id::float8 as id from event e join "order" o on o.id = e.order_id`);
  await Promise.all(events.flatMap(({ id }) => [1, 2].map(() => recountPointsOfEvent(systemPermit("test"), { eventId: id }))));
  expect((await db.execute(sql`select customer_id = ${customerId} as "isHers", points from point_award`)).rows).toEqual([{ isHers: true, points: 129 }]);
});

raceTest("a sale that was changed, signed by another register, sent by another one, or under a number used already is listed and not booked", async () => {
  const [till, other] = [await goOffline(), await goOffline()];
  const entry = await till.sell();
  const changed = { ...entry, body: entry.body.replace('"receivedMinor":15000', '"receivedMinor":99000') };
  expect(await syncOfflineSales(till.sync, till.place, [changed])).toEqual([{ is: "refused", reason: "bad_signature" }]);
  const replayed = await transaction((tx) => createRegister(tx, asStaff(till.mo, "till.manage"), { locationId: till.shop.seattle, name: "Till 2" }));
  expect(await syncOfflineSales(till.sync, { ...till.place, registerId: replayed }, [entry])).toEqual([{ is: "refused", reason: "unknown_key" }]);
  expect(await syncOfflineSales(till.sync, till.place, [await other.sell({ keyId: till.key.keyId })])).toEqual([{ is: "refused", reason: "bad_signature" }]);
  expect(await syncOfflineSales(till.sync, till.place, [entry])).toEqual([booked(till.key.numbers[0])]);
  const again = await till.sell({ sequence: 1, number: till.key.numbers[0] });
  expect(await syncOfflineSales(till.sync, till.place, [again, { body: "{}", signature: entry.signature }, await till.sell({ number: "AH-1" }), await till.sell({ totalMinor: 1 }), await till.sell({ sessionId: other.sessionId })])).toEqual(
    ["other_sale", "unreadable", "wrong_number", "sums", "unknown_item"].map((reason) => ({ is: "refused", reason })));
  const ofTheWeb = await transaction((tx) => beginCheckout(tx, [{ variantId: till.shop.lamp, quantity: 1, method: "pickup", storeId: till.shop.seattle }]));
  expect(await syncOfflineSales(till.sync, till.place, [await till.sell({ saleId: ofTheWeb.by.actor.cartId! })])).toEqual([{ is: "refused", reason: "other_sale" }]);
  expect(await cashOrders()).toHaveLength(1);
  expect((await openConflicts(till)).map(({ kind, facts }) => `${kind} ${facts.reason ?? ""}`).sort()).toEqual(["bad_signature", "bad_signature", "other_sale", "other_sale", "sums", "unknown_item", "unknown_key", "unreadable", "wrong_number"].map((reason) => `refused ${reason}`));
});

raceTest("a sale that was taken out of the queue is missed, and a sale that follows another one than it names is seen", async () => {
  const till = await goOffline();
  const [first, second, third] = [await till.sell(), await till.sell(), await till.sell()];
  await syncOfflineSales(till.sync, till.place, [first, third]);
  expect(await openConflicts(till)).toMatchObject([{ kind: "missing", facts: { sequence: 2, number: till.key.numbers[1] } }]);
  await syncOfflineSales(till.sync, till.place, [second, second]);
  expect(await openConflicts(till)).toEqual([]);
  await syncOfflineSales(till.sync, till.place, [await till.sell({ previous: "of a queue that was copied" })]);
  expect(await openConflicts(till)).toMatchObject([{ kind: "chain", facts: { sequence: 4 } }]);
});

raceTest("a sale whose answer was lost and that was then taken offline stays one order; where a card had paid it, the cash is told", async () => {
  const till = await goOffline();
  const [inCash, byCard] = [cashSale(till), cashSale(till, 1, { cash: null, card: "4242424242424242" })];
  const [soldInCash, soldByCard] = [await sellAtTill(till.by, inCash), await sellAtTill(till.by, byCard)];
  const answers = await syncOfflineSales(till.sync, till.place, [await till.sell({ saleId: inCash.saleId }), await till.sell({ saleId: byCard.saleId })]);
  expect(answers).toEqual([booked(till.key.numbers[0]), booked(till.key.numbers[1], 1)]);
  expect((await cashOrders()).map(({ number }) => number)).toEqual([soldInCash.orderNumber, soldByCard.orderNumber].sort());
  expect(await openConflicts(till)).toMatchObject([{ kind: "paid_twice", facts: { orderNumber: soldByCard.orderNumber, soldMinor: 14_203 } }]);
});

raceTest("the last lamp sold offline and online at once leaves two sales, books that add up and one conflict at most", async () => {
  const till = await goOffline({ lamps: 1 });
  const entry = await till.sell();
  const [answer, online] = await Promise.all([syncOfflineSales(till.sync, till.place, [entry]), sellAtTill(till.by, cashSale(till)).catch(() => null)]);
  const found = await openConflicts(till);
  expect(answer).toEqual([booked(till.key.numbers[0], online ? 1 : 0)]);
  expect(found.map(({ kind, facts }) => ({ kind, missing: facts.missing }))).toEqual(online ? [{ kind: "stock", missing: 1 }] : []);
  expect(await levelOf(db, till)).toEqual({ on_hand: 0, allocated: 0 });
});

raceTest("a drawer that is counted while its offline sales arrive should have held them all", async () => {
  const till = await goOffline();
  const entries = [await till.sell(), await till.sell(), await till.sell()];
  await Promise.all([
    ...entries.map((entry) => syncOfflineSales(till.sync, till.place, [entry])),
    transaction((tx) => countCash(tx, till.by, { sessionId: till.sessionId, pieces: { "10000": 5 } })),
  ]);
  const { rows } = await db.execute<{ expected: number; status: string }>(sql`select expected_minor as expected, status from cash_session where id = ${asId(till.sessionId)}`);
  expect(rows).toEqual([{ expected: 10_000 + 3 * 14_205, status: "counted" }]);
});
