import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { asStaff, staffOf } from "@/lib/domain/identity/people.testing";
import { newId, type PromotionId, type TillConflictId } from "@/lib/kernel/ids";
import { taxOn } from "@/lib/kernel/money";
import { bookOfflineSale } from "./book-offline-sale";
import { closeCashSession } from "./close-cash-session";
import { countCash } from "./count-cash";
import { decideConflict } from "./decide-conflict";
import { getReceipt } from "./get-receipt";
import { issueTillKey } from "./issue-till-key";
import { listTillConflicts, type ConflictRow } from "./list-till-conflicts";
import { cashOrders, goOfflineIn, lampLine, type OfflineTill } from "./offline.testing";
import { levelOf } from "./till.testing";

const found = async (tx: Tx, till: OfflineTill): Promise<ConflictRow[]> => (await listTillConflicts(asStaff(till.mo, "till.manage"), { locationId: null, state: "open" }, tx)).rows;
const book = async (tx: Tx, till: OfflineTill, more: Parameters<OfflineTill["sell"]>[0] = {}) => bookOfflineSale(tx, till.sync, { place: till.place, entry: await till.sell(more) });
const decide = (tx: Tx, till: OfflineTill, id: TillConflictId, decision: "count" | "keep" | "give_back" | "settled", note = "") => decideConflict(tx, asStaff(till.mo, "till.manage"), { id, decision, note });

dbTest("goods that the books did not have are sold all the same; what is promised to others stays promised, and a count is asked for", async ({ tx }) => {
  const till = await goOfflineIn(tx, { lamps: 1 });
  await tx.execute(sql`update stock_level set display = 1 where variant_id = ${till.shop.lamp} and location_id = ${till.shop.seattle}`);
  await tx.execute(sql`insert into stock_movement (variant_id, location_id, kind, quantity, on_hand_delta, allocated_delta, from_state, to_state, reason, actor_kind, cause_kind, cause_id)
    values (${till.shop.lamp}, ${till.shop.seattle}, 'moved_state', 1, 0, 0, 'sellable', 'display', 'test', 'system', 'test', ${randomUUID()})`);
  expect(await book(tx, till)).toMatchObject({ is: "booked", conflicts: 1 });
  expect(await levelOf(tx, till)).toEqual({ on_hand: 1, allocated: 0 });
  const [conflict] = await found(tx, till);
  expect(conflict).toMatchObject({ kind: "stock", facts: { title: "Alder lamp", missing: 1, quantity: 1 }, sale: { number: till.key.numbers[0], soldBy: "Ana", totalMinor: 14_203 } });
  await expect(decide(tx, till, conflict!.id, "give_back")).rejects.toMatchObject({ code: "illegal_move" });
  await decide(tx, till, conflict!.id, "count");
  const { rows } = await tx.execute(sql`select reason, status from stock_count where variant_id = ${till.shop.lamp} and location_id = ${till.shop.seattle}`);
  expect(rows).toEqual([{ reason: "sold offline", status: "open" }]);
  await expect(decide(tx, till, conflict!.id, "keep")).rejects.toMatchObject({ code: "illegal_move" });
});

dbTest("a price that fell meanwhile is given back when a manager says so; one that rose stays as it was sold", async ({ tx }) => {
  const till = await goOfflineIn(tx);
  const dearer = 13_900;
  await book(tx, till, { lines: [lampLine(till, 1, dearer)], totalMinor: dearer + taxOn(dearer, 101_000), receivedMinor: 20_000 });
  await book(tx, till, { lines: [lampLine(till, 1, 100)], totalMinor: 110, receivedMinor: 110 });
  expect((await cashOrders(tx)).map(({ total }) => total)).toEqual([15_304, 110]);
  const [overpaid, underpaid] = await found(tx, till);
  expect(overpaid).toMatchObject({ kind: "price", facts: { soldMinor: 15_304, nowMinor: 14_203 } });
  await expect(decide(tx, till, underpaid!.id, "give_back")).rejects.toMatchObject({ code: "illegal_move" });
  await decide(tx, till, underpaid!.id, "keep");
  await tx.execute(sql`update payment_operation set status = 'succeeded', settled_at = shop_clock() where kind = 'capture'`);
  await tx.execute(sql`update payment set status = 'captured', captured_minor = amount_minor`);
  await decide(tx, till, overpaid!.id, "give_back");
  const { rows } = await tx.execute(sql`select amount_minor, status from payment_operation where kind = 'refund'`);
  expect(rows, "it waits for a drawer of the store to pay it out").toEqual([{ amount_minor: 1_101, status: "pending" }]);
});

dbTest("an item that is no longer sold, an offer that has ended and a drawer that was closed are told, and the sale stands", async ({ tx }) => {
  const till = await goOfflineIn(tx);
  const promotionId = newId<PromotionId>();
  await tx.execute(sql`insert into promotion (id, name, effect, conditions, is_active) values (${promotionId}, 'Lamp week', '{"kind":"percent","basisPoints":1000}', '{}', false)`);
  await countCash(tx, till.by, { sessionId: till.sessionId, pieces: { "10000": 2, "1000": 2 } });
  await closeCashSession(tx, till.by, { sessionId: till.sessionId, reason: "too much in it", approver: { staffId: till.mo.staffId, pin: "7391" } });
  await tx.execute(sql`update variant set status = 'archived' where id = ${till.shop.lamp}`);
  const taxMinor = taxOn(11_610, 101_000);
  expect(await book(tx, till, { lines: [{ ...lampLine(till), discountMinor: 1_290, taxMinor }], promotions: [{ promotionId, name: "Lamp week", kind: "percent", lines: [{ variantId: till.shop.lamp, amountMinor: 1_290 }] }], totalMinor: 11_610 + taxMinor })).toMatchObject({ conflicts: 3 });
  const conflicts = await found(tx, till);
  expect(conflicts.map(({ kind, facts }) => ({ kind, ...facts })).toSorted((a, b) => a.kind.localeCompare(b.kind))).toMatchObject([{ kind: "drawer_closed", beforeMinor: 12_000, afterMinor: -785 }, { kind: "item_gone", title: "Alder lamp" }, { kind: "price", title: "Lamp week", nowMinor: 1_290 }]);
  for (const { id } of conflicts) await decide(tx, till, id, "keep");
  expect(await found(tx, till)).toEqual([]);
  expect(await getReceipt(asStaff(till.mo, "orders.view"), till.key.numbers[0] ?? "", tx)).toMatchObject({ totalMinor: 11_610 + taxMinor, discountMinor: 1_290, cash: { dueMinor: 12_785, receivedMinor: 15_000, changeMinor: 2_215 } });
});

dbTest("what was refused needs a note, and another store's manager does not see it", async ({ tx }) => {
  const till = await goOfflineIn(tx);
  await bookOfflineSale(tx, till.sync, { place: till.place, entry: { ...(await till.sell()), body: "{}" } });
  const elsewhere = asStaff(await staffOf(tx, "store_manager", [till.shop.tacoma]), "till.manage");
  expect((await listTillConflicts(elsewhere, { locationId: null, state: "open" }, tx)).rows).toEqual([]);
  const [conflict] = await found(tx, till);
  await expect(decideConflict(tx, elsewhere, { id: conflict!.id, decision: "settled", note: "mine now" })).rejects.toMatchObject({ code: "not_found" });
  await expect(decide(tx, till, conflict!.id, "settled")).rejects.toMatchObject({ code: "invalid" });
  await decide(tx, till, conflict!.id, "settled", "The tablet fell into water");
  expect((await listTillConflicts(asStaff(till.mo, "till.manage"), { locationId: null, state: "decided" }, tx)).rows).toMatchObject([{ note: "The tablet fell into water", decidedBy: "Mo" }]);
});

dbTest("a key gives a hundred order numbers that no other order gets, and what is no point of the curve is no key", async ({ tx }) => {
  const till = await goOfflineIn(tx);
  const { rows } = await tx.execute<{ next: string }>(sql`select 'AH-' || nextval('order_number') as next`);
  expect(new Set(till.key.numbers).size).toBe(100);
  expect(till.key.numbers).not.toContain(rows[0]?.next);
  await expect(issueTillKey(tx, till.by, { publicKey: { kty: "EC", crv: "P-256", x: "A".repeat(43), y: "A".repeat(43) } })).rejects.toMatchObject({ code: "invalid" });
});
