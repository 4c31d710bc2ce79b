import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { forgetOrders, hire, inMinutes, shopper, writeOrder, type TestOrder } from "@/lib/domain/locations/testing";
import { Refusal } from "@/lib/kernel/refusal";
import { adjustStock } from "./adjust-stock";
import { allocateStatement, allocateStock } from "./allocate-stock";
import { handOverStock } from "./hand-over-stock";
import { holdStock } from "./hold-stock";
import { levelOf, storeWithLamps } from "./testing";

type Place = Awaited<ReturnType<typeof storeWithLamps>>;

const orders = (places: readonly Place[], count: number, quantity = 1) =>
  transaction(async (tx) => {
    const made: TestOrder[] = [];
    for (let i = 0; i < count; i++) made.push(await writeOrder(tx, places.map((place) => ({ ...place, quantity }))));
    return made;
  });

/** Holds, then places: as a checkout does, in two transactions. */
async function buy(order: TestOrder): Promise<boolean> {
  const held = await transaction((tx) => holdStock(tx, shopper, { checkoutId: order.checkoutId, demand: order.lines, expiresAt: inMinutes(15) }));
  if (!held.ok) return false;
  await transaction((tx) => allocateStock(tx, shopper, order));
  return true;
}

const refusedOr = <T>(work: Promise<T>): Promise<T | Refusal> => work.catch((error: unknown) => { if (error instanceof Refusal) return error; throw error; });
const forgetUnpromised = () => transaction(async (tx) => {
  await tx.execute(sql`delete from fulfillment_line l where not exists (select from allocation a where a.order_line_id = l.order_line_id)`);
  await tx.execute(sql`delete from order_line l where not exists (select from allocation a where a.order_line_id = l.id)`);
});

raceTest("fifty shoppers, three lamps: three are sold", async () => {
  const place = await transaction((tx) => storeWithLamps(tx, 3));
  const results = await Promise.all((await orders([place], 50)).map(buy));
  expect(results.filter(Boolean)).toHaveLength(3);
  expect(await transaction((tx) => levelOf(tx, place))).toMatchObject({ onHand: 3, allocated: 3 });
  await forgetUnpromised();
});

raceTest("shoppers of the same two lamps in any order never lock each other up", async () => {
  const places = await transaction(async (tx) => [await storeWithLamps(tx, 10), await storeWithLamps(tx, 10)]);
  const forwards = await orders(places, 10);
  const backwards = await orders([...places].reverse(), 10);
  const results = await Promise.all([...forwards, ...backwards].map(buy));
  expect(results.filter(Boolean)).toHaveLength(10);
  for (const place of places) expect(await transaction((tx) => levelOf(tx, place))).toMatchObject({ allocated: 10 });
  await forgetUnpromised();
});

raceTest("one checkout placed twice at the same moment promises once", async () => {
  const place = await transaction((tx) => storeWithLamps(tx, 5));
  const [order] = await orders([place], 1, 2);
  await transaction((tx) => holdStock(tx, shopper, { checkoutId: order!.checkoutId, demand: order!.lines, expiresAt: inMinutes(15) }));
  await Promise.all(Array.from({ length: 8 }, () => transaction((tx) => allocateStock(tx, shopper, order!))));
  expect(await transaction((tx) => levelOf(tx, place))).toMatchObject({ allocated: 2 });
});

raceTest("two devices of one checkout cannot spend one hold for two orders", async () => {
  const place = await transaction((tx) => storeWithLamps(tx, 1));
  const [first, second] = await orders([place], 2);
  await transaction((tx) => holdStock(tx, shopper, { checkoutId: first!.checkoutId, demand: first!.lines, expiresAt: inMinutes(15) }));
  const results = await Promise.all([first!, { ...second!, checkoutId: first!.checkoutId }].map((order) => refusedOr(transaction((tx) => allocateStock(tx, shopper, order)))));
  expect(results.filter((result) => result instanceof Refusal)).toHaveLength(1);
  expect(await transaction((tx) => levelOf(tx, place))).toMatchObject({ allocated: 1 });
  await forgetUnpromised();
});

raceTest("a hold that runs out while others hold and place never sells a lamp twice", async () => {
  const place = await transaction((tx) => storeWithLamps(tx, 4));
  const buyers = await orders([place], 24);
  const soon = await Promise.all(buyers.slice(0, 4).map((order) => transaction((tx) =>
    holdStock(tx, shopper, { checkoutId: order.checkoutId, demand: order.lines, expiresAt: new Date(Date.now() + 120) }))));
  expect(soon.every((held) => held.ok)).toBe(true);
  const late = buyers.slice(0, 4).map(async (order, i) => {
    await new Promise((resolve) => setTimeout(resolve, 60 + i * 40));
    return refusedOr(transaction((tx) => allocateStock(tx, shopper, order)));
  });
  const rest = buyers.slice(4).map(async (order, i) => {
    await new Promise((resolve) => setTimeout(resolve, 80 + i * 8));
    return buy(order);
  });
  const sold = (await Promise.all(late)).filter((result) => !(result instanceof Refusal)).length + (await Promise.all(rest)).filter(Boolean).length;
  expect(sold).toBe(4);
  expect(await transaction((tx) => levelOf(tx, place))).toMatchObject({ onHand: 4, allocated: 4 });
  await forgetUnpromised();
});

raceTest("the one-statement promise never takes what another holds, however long it waited", async () => {
  const place = await transaction((tx) => storeWithLamps(tx, 1));
  const [ana, ben] = await orders([place], 2);
  await transaction((tx) => holdStock(tx, shopper, { checkoutId: ana!.checkoutId, demand: ana!.lines, expiresAt: new Date(Date.now() + 250) }));
  let open = () => {};
  const isLocked = new Promise<void>((resolve) => (open = resolve));
  const between = transaction(async (tx) => {
    await tx.execute(sql`select from stock_level where variant_id = ${place.variantId} and location_id = ${place.locationId} for no key update`);
    open();
    await new Promise((resolve) => setTimeout(resolve, 400));
    return holdStock(tx, shopper, { checkoutId: ben!.checkoutId, demand: ben!.lines, expiresAt: inMinutes(15) });
  });
  await isLocked;
  const waited = await transaction((tx) => tx.execute(allocateStatement(shopper, ana!)));
  expect(await between).toEqual({ ok: true });
  expect(waited.rows).toEqual([]);
  await transaction((tx) => allocateStock(tx, shopper, ben!));
  await forgetUnpromised();
});

raceTest("adjusting against selling leaves every promise with a unit behind it", async () => {
  const place = await transaction((tx) => storeWithLamps(tx, 20));
  const buyers = await orders([place], 15);
  const planner = await transaction((tx) => hire(tx, "inventory_planner", "inventory.adjust", "all"));
  const takings = Array.from({ length: 15 }, () => refusedOr(transaction((tx) => adjustStock(tx, planner, { ...place, delta: -1, reason: "damage", note: "" }))));
  const sales = buyers.map((order) => refusedOr(buy(order)));
  const [taken, sold] = [(await Promise.all(takings)).filter((r) => !(r instanceof Refusal)).length, (await Promise.all(sales)).filter((r) => r === true).length];
  const level = await transaction((tx) => levelOf(tx, place));
  expect(level).toMatchObject({ onHand: 20 - taken, allocated: sold });
  expect(level.allocated).toBeLessThanOrEqual(level.onHand);
  await forgetUnpromised();
});

raceTest("a hand-over sent five times at once takes the lamp once", async () => {
  const place = await transaction((tx) => storeWithLamps(tx, 2));
  const [order] = await orders([place], 1);
  await transaction((tx) => allocateStock(tx, shopper, order!));
  const step = { fulfillmentId: order!.lines[0]!.fulfillmentId, lines: order!.lines, sequence: 1 };
  await Promise.all(Array.from({ length: 5 }, () => transaction((tx) => handOverStock(tx, shopper, step))));
  expect(await transaction((tx) => levelOf(tx, place))).toMatchObject({ onHand: 1, allocated: 0 });
  expect((await db.execute(sql`select 1 from stock_movement where kind = 'handed_over'`)).rows).toHaveLength(1);
  await transaction(forgetOrders);
});
