import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { also, levelOf, moneyOf, refusalOf, shopper } from "@/lib/domain/fulfillment/counter.testing";
import type { Permit } from "@/lib/domain/identity/permit";
import { newId, type FulfillmentId, type ReturnId } from "@/lib/kernel/ids";
import { exchangeReturn } from "./exchange-return";
import type { ExchangeItem } from "./get-exchange-price";
import { getExchangeQuote } from "./get-exchange-quote";
import { getStaffReturn } from "./get-staff-return";
import { inspectReturn } from "./inspect-return";
import { receiveReturn } from "./receive-return";
import { refundReturn } from "./refund-return";
import { requestReturn } from "./request-return";
import { brought, handedOver, priceAt, statusOf, storyOf, type Given } from "./returns.testing";
import { readLines, readUnits } from "./rows";

const maya = shopper();
const atOnce = () => ({ way: { kind: "carry_out" as const }, parts: [{ fulfillmentId: newId<FulfillmentId>(), paid: {} }] });
const lamps = (quantity: number): ExchangeItem[] => [{ sku: "ALDER-LAMP", quantity }];
const mugs = (quantity: number): ExchangeItem[] => [{ sku: "FERN-MUG", quantity }];

/** Lamps at 10.00 come back to Bend and are accepted there. */
async function accepted(tx: Tx, given: Given, quantity: number): Promise<{ returnId: ReturnId; number: string }> {
  const { returnId, number, units } = await brought(tx, given, maya, quantity);
  await inspectReturn(tx, given.ben, { returnId, units: units.map(({ id }) => ({ unitId: id, outcome: "restock" as const, note: "" })) });
  return { returnId, number };
}

async function exchanged(tx: Tx, by: Permit<"returns.work">, { returnId, number }: { returnId: ReturnId; number: string }, items: readonly ExchangeItem[]) {
  const quoted = await getExchangeQuote(by, { number, items }, tx);
  return exchangeReturn(tx, by, { returnId, items, dueMinor: quoted?.money.dueMinor ?? 0, backMinor: quoted?.money.backMinor ?? 0, ...atOnce() });
}

dbTest("a lamp becomes another lamp at what it was bought for, from this store's shelf, with no money moved", async ({ tx }) => {
  const given = await handedOver(tx);
  const { counter, placed, ben } = given;
  await priceAt(tx, counter, { lamp: 1_400, mug: 400 });
  const made = await accepted(tx, given, 1);
  expect(await getExchangeQuote(ben, { number: made.number, items: lamps(1) }, tx)).toMatchObject({ worthMinor: 1_000, priceMinor: 1_000, money: { dueMinor: 0, backMinor: 0 }, lines: [{ isKeptPrice: true, available: 11 }] });
  expect(await exchanged(tx, ben, made, lamps(1))).toMatchObject({ dueMinor: 0, backMinor: 0 });
  expect(await statusOf(tx, made.returnId)).toBe("exchanged");
  expect(await levelOf(tx, counter.lamp, counter.bend)).toMatchObject({ on_hand: 10, allocated: 0 });
  expect(await moneyOf(tx, placed.orderId)).toEqual(["capture 4000"]);
  expect((await storyOf(tx, made.returnId)).at(-1)).toBe("exchanged");
  expect(await refusalOf(exchanged(tx, ben, made, lamps(1)))).toBe("illegal_move");
  expect(await refundReturn(tx, also(ben, "returns.refund"), { returnId: made.returnId })).toEqual({ amountMinor: 0 });
  expect(await getStaffReturn(also(ben, "returns.view"), made.number, tx)).toMatchObject({ status: "exchanged", actions: [], exchange: { creditMinor: 1_000, paidMinor: 0, items: [{ quantity: 1 }] } });
});

dbTest("cheaper goods send the rest back the way it was paid, and what was taken can come back for exactly what it cost", async ({ tx }) => {
  const given = await handedOver(tx);
  const { counter, placed, ben } = given;
  await priceAt(tx, counter, { lamp: 1_400, mug: 400 });
  const made = await accepted(tx, given, 1);
  expect(await exchanged(tx, ben, made, mugs(2))).toMatchObject({ dueMinor: 0, backMinor: 200 });
  expect(await moneyOf(tx, placed.orderId)).toEqual(["capture 4000", "refund 200"]);
  const taken = (await readLines(placed.orderId, tx)).find(({ credits }) => credits.length > 0);
  expect(taken).toMatchObject({ pricedUnits: 2, handedOver: 2, totalMinor: 0, credits: [{ amountMinor: 800 }] });
  const again = await requestReturn(tx, ben, { orderId: placed.orderId, key: newId(), lines: [{ lineId: taken?.id ?? newId(), quantity: 1, reason: "changed_mind", note: "" }] });
  const [unit] = await readUnits(tx, again.returnId);
  expect(unit).toMatchObject({ amountMinor: 400, paidBy: [{ fulfillmentId: placed.fulfillmentId, amountMinor: 400 }] });
  await receiveReturn(tx, ben, { returnId: again.returnId, locationId: counter.bend, lines: [{ lineId: unit?.lineId ?? newId(), quantity: 1 }] });
  await inspectReturn(tx, ben, { returnId: again.returnId, units: [{ unitId: unit?.id ?? newId(), outcome: "restock", note: "" }] });
  expect(await refundReturn(tx, also(ben, "returns.refund"), { returnId: again.returnId })).toEqual({ amountMinor: 400 });
  expect(await moneyOf(tx, placed.orderId)).toEqual(["capture 4000", "refund 200", "refund 400"]);
});

dbTest("what was taken in exchange is exchanged once more, and no cent is lost on the way", async ({ tx }) => {
  const given = await handedOver(tx, { discountMinor: 1 });
  const { counter, placed, ben } = given;
  await priceAt(tx, counter, { lamp: 1_400, mug: 333 });
  const first = await accepted(tx, given, 2);
  await exchanged(tx, ben, first, mugs(3));
  const taken = (await readLines(placed.orderId, tx)).find(({ credits }) => credits.length > 0);
  const second = await requestReturn(tx, ben, { orderId: placed.orderId, key: newId(), lines: [{ lineId: taken?.id ?? newId(), quantity: 3, reason: "faulty", note: "" }] });
  const units = await readUnits(tx, second.returnId);
  await receiveReturn(tx, ben, { returnId: second.returnId, locationId: counter.bend, lines: [{ lineId: units[0]?.lineId ?? newId(), quantity: 3 }] });
  await inspectReturn(tx, ben, { returnId: second.returnId, units: units.map(({ id }) => ({ unitId: id, outcome: "write_off" as const, note: "" })) });
  expect(await exchanged(tx, ben, second, mugs(2))).toMatchObject({ dueMinor: 0, backMinor: 333 });
  const { rows: [order] } = await tx.execute(sql`select total_minor, credit_minor from "order" where id = ${placed.orderId}`);
  expect(order).toEqual({ total_minor: 3_999, credit_minor: 999 + 666 });
});

dbTest("nothing is exchanged for another sum than was shown, for what is not there, or at another store", async ({ tx }) => {
  const given = await handedOver(tx);
  const { counter, ana, ben } = given;
  await priceAt(tx, counter, { lamp: 1_400, mug: 400 });
  const made = await accepted(tx, given, 1);
  const wish = { returnId: made.returnId, ...atOnce() };
  expect(await refusalOf(exchangeReturn(tx, ben, { ...wish, items: mugs(2), dueMinor: 0, backMinor: 900 }))).toBe("price_changed");
  expect(await refusalOf(exchangeReturn(tx, ben, { ...wish, items: [{ sku: "NOPE", quantity: 1 }], dueMinor: 0, backMinor: 1_000 }))).toBe("invalid");
  expect(await refusalOf(exchangeReturn(tx, ana, { ...wish, items: mugs(1), dueMinor: 0, backMinor: 600 }))).toBe("wrong_store");
  expect(await getExchangeQuote(ana, { number: made.number, items: mugs(1) }, tx)).toBeNull();
  await tx.execute(sql`update stock_level set display = on_hand where variant_id = ${counter.mug} and location_id = ${counter.bend}`);
  await tx.execute(sql`insert into stock_movement (variant_id, location_id, kind, quantity, on_hand_delta, allocated_delta, from_state, to_state, reason, actor_kind, cause_kind, cause_id) values (${counter.mug}, ${counter.bend}, 'moved_state', 10, 0, 0, 'sellable', 'display', 'shown', 'system', 'test', 'test')`);
  expect(await refusalOf(tx.transaction((inner) => exchanged(inner, ben, made, mugs(1))))).toBe("out_of_stock");
  expect(await statusOf(tx, made.returnId)).toBe("inspected");
});

dbTest("goods taken in exchange keep the tax that their prices hold, whatever pays for them, to the cent", async ({ tx }) => {
  const given = await handedOver(tx);
  await priceAt(tx, given.counter, { lamp: 1_400, mug: 333 });
  await tx.execute(sql`update price_list set tax_included = true`);
  await tx.execute(sql`insert into tax_rate (country, state, tax_class, rate_ppm, name) values ('US', 'OR', 'standard', 87500, 'Oregon')`);
  const made = await accepted(tx, given, 1);
  // 3 × 3.33 hold 0.80 at 8.75 %; the lamp paid 10.00.
  expect(await exchanged(tx, given.ben, made, mugs(3))).toMatchObject({ dueMinor: 0, backMinor: 1 });
  const { rows } = await tx.execute(sql`
    select o.tax_minor, o.included_tax_minor, l.total_minor, l.credit_minor, l.included_tax_minor as line_tax, f.tax_minor as part_tax
    from order_line l join "order" o on o.id = l.order_id join fulfillment_line f on f.order_line_id = l.id where l.credit_minor > 0`);
  expect(rows).toEqual([{ tax_minor: 0, included_tax_minor: 80, total_minor: 0, credit_minor: 999, line_tax: 80, part_tax: 80 }]);
});
