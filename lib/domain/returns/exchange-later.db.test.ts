import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { claimFulfillment } from "@/lib/domain/fulfillment/claim-fulfillment";
import { also, eventsOf, levelOf, moneyOf, refusalOf, shopper } from "@/lib/domain/fulfillment/counter.testing";
import { handOver } from "@/lib/domain/fulfillment/hand-over";
import { pickUnit } from "@/lib/domain/fulfillment/pick-unit";
import { firstReasons } from "@/lib/domain/fulfillment/reject-reason";
import { rejectUnits } from "@/lib/domain/fulfillment/reject-units";
import { shopperChooses } from "@/lib/domain/fulfillment/shopper-chooses";
import { stageFulfillment } from "@/lib/domain/fulfillment/stage-fulfillment";
import { cancelOrderLine } from "@/lib/domain/orders/cancel-order-line";
import { quotedWay, type ExchangeWay } from "@/lib/domain/orders/exchange-way";
import { newId, type FulfillmentId, type FulfillmentLineId, type OrderLineId } from "@/lib/kernel/ids";
import { exchangeReturn } from "./exchange-return";
import type { ExchangeItem } from "./get-exchange-price";
import { getExchangeQuote } from "./get-exchange-quote";
import { inspectReturn } from "./inspect-return";
import { brought, handedOver, priceAt, type Given } from "./returns.testing";

const home: ExchangeWay = { kind: "ship", address: { name: "Maya Lin", line1: "1 Oak St", line2: "", city: "Portland", state: "OR", postcode: "97205" } };
type Later = { fulfillmentId: FulfillmentId; lines: { id: FulfillmentLineId; orderLineId: OrderLineId }[]; code: string; status: string; method: string; locationId: string; order: string };

/** Lamps of 10.00 came back to Bend; mugs cost 4.00, lamps 14.00. */
async function exchangedFor(tx: Tx, given: Given, items: ExchangeItem[], way: ExchangeWay, lamps = 1): Promise<Later> {
  const { counter, ben } = given;
  await priceAt(tx, counter, { lamp: 1_400, mug: 400 });
  const { returnId, number, units } = await brought(tx, given, shopper(), lamps);
  await inspectReturn(tx, ben, { returnId, units: units.map(({ id }) => ({ unitId: id, outcome: "restock" as const, note: "" })) });
  const quoted = await getExchangeQuote(ben, { number, items, way: quotedWay(way) }, tx);
  const fulfillmentId = newId<FulfillmentId>();
  await exchangeReturn(tx, ben, { returnId, items, way, dueMinor: quoted?.money.dueMinor ?? -1, backMinor: quoted?.money.backMinor ?? -1, parts: [{ fulfillmentId, paid: {} }, { fulfillmentId: newId<FulfillmentId>(), paid: {} }] });
  return partOf(tx, fulfillmentId);
}

async function partOf(tx: Tx, fulfillmentId: FulfillmentId): Promise<Later> {
  const { rows: [part] } = await tx.execute<Later>(sql`
    select f.id as "fulfillmentId", f.status, f.method, f.location_id as "locationId", f.pickup_code as code, o.status as order, (select jsonb_agg(jsonb_build_object('id', l.id, 'orderLineId', l.order_line_id)) from fulfillment_line l where l.fulfillment_id = f.id) as lines
    from fulfillment f join "order" o on o.id = f.order_id where f.id = ${fulfillmentId}`);
  if (!part) throw new Error("no part");
  return part;
}

const creditsIn = async (tx: Tx, { orderId }: Given["placed"]): Promise<number[]> =>
  (await tx.execute<{ minor: number }>(sql`select c.amount_minor as minor from exchange_credit c join fulfillment_line l on l.id = c.fulfillment_line_id join fulfillment f on f.id = l.fulfillment_id where f.order_id = ${orderId} order by f.number`)).rows.map(({ minor }) => minor);

dbTest("what is collected later at another store is promised there, opens the order again, and is given there like any other part", async ({ tx }) => {
  const given = await handedOver(tx);
  const { counter: { portland, lamp }, placed, ana } = given;
  await tx.execute(sql`update "order" set status = 'completed', completed_at = shop_clock() where id = ${placed.orderId}`);
  const free = await levelOf(tx, lamp, portland);
  const later = await exchangedFor(tx, given, [{ sku: "ALDER-LAMP", quantity: 1 }], { kind: "pickup", locationId: portland });
  expect(later).toMatchObject({ status: "open", method: "pickup", locationId: portland, order: "placed" });
  expect(await levelOf(tx, lamp, portland)).toMatchObject({ on_hand: free.on_hand, allocated: free.allocated + 1 });
  expect(await eventsOf(tx, later.fulfillmentId)).toContain("opened");
  const [{ fulfillmentId }, work] = [later, also(ana, "fulfillment.work")];
  await claimFulfillment(tx, work, { fulfillmentId });
  await pickUnit(tx, work, { fulfillmentId, scanId: newId(), scanned: "alder-lamp" });
  await stageFulfillment(tx, work, { fulfillmentId, shelf: "b1" });
  expect(await handOver(tx, work, { fulfillmentId, proof: { kind: "code", code: later.code } })).toMatchObject({ isHandedOver: true });
  expect(await moneyOf(tx, placed.orderId)).toEqual(["capture 4000"]);
});

dbTest("sent home from one place, and what is called off gives each unit's goods back to the payment whose money it was", async ({ tx }) => {
  const given = await handedOver(tx);
  const { counter, placed, ben } = given;
  const later = await exchangedFor(tx, given, [{ sku: "FERN-MUG", quantity: 2 }], home);
  expect(later).toMatchObject({ status: "open", method: "ship", locationId: counter.warehouse });
  expect(await moneyOf(tx, placed.orderId)).toEqual(["capture 4000", "refund 200"]);
  const service = also({ ...ben, actor: { ...ben.actor, role: "admin", storeIds: "all" } }, "orders.service");
  const one = { fulfillmentId: later.fulfillmentId, orderLineId: later.lines[0]?.orderLineId ?? newId<OrderLineId>(), quantity: 1, reason: "changed mind" };
  await cancelOrderLine(tx, service, one);
  expect(await moneyOf(tx, placed.orderId)).toEqual(["capture 4000", "refund 200", "refund 400"]);
  await cancelOrderLine(tx, service, one);
  expect(await moneyOf(tx, placed.orderId)).toEqual(["capture 4000", "refund 200", "refund 400", "refund 400"]);
});

dbTest("one line is taken along and another sent home in one exchange: two parts, one difference, each cent with the payment it came from", async ({ tx }) => {
  const given = await handedOver(tx);
  const { counter, placed } = given;
  const shelf = await levelOf(tx, counter.mug, counter.bend);
  const later = await exchangedFor(tx, given, [{ sku: "FERN-MUG", quantity: 1, isNow: true }, { sku: "ALDER-LAMP", quantity: 1 }], home, 2);
  expect(later).toMatchObject({ status: "handed_over", method: "carry_out", locationId: counter.bend, order: "placed" });
  expect(await levelOf(tx, counter.mug, counter.bend)).toMatchObject({ on_hand: shelf.on_hand - 1, allocated: 0 });
  const { rows } = await tx.execute(sql`select method, location_id, total_minor from fulfillment where order_id = ${placed.orderId} and id <> ${placed.fulfillmentId} order by number`);
  expect(rows).toEqual([{ method: "carry_out", location_id: counter.bend, total_minor: 0 }, { method: "ship", location_id: counter.warehouse, total_minor: 0 }]);
  expect(await creditsIn(tx, placed)).toEqual([400, 1_000]);
  expect(await moneyOf(tx, placed.orderId)).toEqual(["capture 4000", "refund 600"]);
});

dbTest("units that cannot be found take along what goods paid of them to the store that the shopper chooses instead", async ({ tx }) => {
  const given = await handedOver(tx);
  const { counter: { portland, bend }, placed, ana } = given;
  const later = await exchangedFor(tx, given, [{ sku: "FERN-MUG", quantity: 3 }], { kind: "pickup", locationId: portland }, 2);
  expect(await creditsIn(tx, placed)).toEqual([1_200]);
  const [{ fulfillmentId, lines }, work] = [later, also(ana, "fulfillment.work")];
  await claimFulfillment(tx, work, { fulfillmentId });
  await rejectUnits(tx, work, { fulfillmentId, reasonId: firstReasons.notFound, note: "", lines: [{ lineId: lines[0]?.id ?? newId<FulfillmentLineId>(), quantity: 1 }] });
  await shopperChooses(tx, shopper(), { fulfillmentId, orderId: placed.orderId, choice: { kind: "store", locationId: bend } });
  expect(await creditsIn(tx, placed)).toEqual([800, 400]);
});

dbTest("nothing is promised for later that is not there: neither at the store nor at any one place that sends", async ({ tx }) => {
  const given = await handedOver(tx);
  expect(await refusalOf(tx.transaction((inner) => exchangedFor(inner, given, [{ sku: "FERN-MUG", quantity: 40 }], { kind: "pickup", locationId: given.counter.portland }, 3)))).toBe("out_of_stock");
});
