import { sql } from "drizzle-orm";
import { closeDb, connectTo, db, liftDeadlines, transaction } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { completeCheckout } from "@/lib/domain/orders/complete-checkout";
import { openStockedShop, payment, readyToPay } from "@/lib/domain/orders/checkout.testing";
import type { LocationId, VariantId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { ensureDatabase, startThrowawayPostgres } from "@/scripts/embedded-postgres.mjs";
import { percentiles, type Percentiles } from "./measure";

const units = 50;
const buyers = 200;
const spread = 200;
const rateOrders = 320;

type World = { hot: VariantId; store: LocationId; others: VariantId[] };

/**
 * 200 buyers and 50 units of one SKU at one store, through the domain's whole path with really committing transactions;
 * then the rate of orders for one hot SKU with plenty of units beside the rate spread over 200 SKUs, which is its floor.
 */
export async function hotSku(): Promise<Record<string, unknown>> {
  const server = await startThrowawayPostgres();
  try {
    liftDeadlines();
    const runs = [];
    for (const atOnce of [8, 32, 200]) runs.push(await scarce(await freshWorld(server.url(`hot_${atOnce}`)), atOnce));
    return { units, buyers, sold: runs[0]?.sold ?? 0, oversold: Math.max(...runs.map((run) => run.sold - units)), runs, rates: await rates(await freshWorld(server.url("rate"))), reach: { hotToSpreadAt32: 0.8 }, conditions: { node: process.version, orders: rateOrders, spreadOver: spread } };
  } finally {
    await closeDb();
    await server.stop();
  }
}

async function freshWorld(url: string): Promise<World> {
  await closeDb();
  await ensureDatabase(url);
  await migrateDatabase(url);
  await connectTo(url);
  return transaction(async (tx) => {
    const shop = await openStockedShop(tx, { lamps: units });
    await tx.execute(sql`update location set pickups_per_hour = 100000`);
    const { rows } = await tx.execute<{ id: VariantId }>(sql`
      with made as (insert into variant (id, product_id, sku, position) select gen_random_uuid(), product_id, 'SPREAD-' || n, n from variant, generate_series(1, ${spread}) n where id = ${shop.mug} returning id),
      priced as (insert into price (price_list_id, variant_id, amount_minor) select p.price_list_id, made.id, p.amount_minor from made, price p where p.variant_id = ${shop.mug}),
      parcels as (insert into parcel (variant_id, sequence, weight_grams, length_mm, width_mm, height_mm) select id, 1, 900, 200, 200, 200 from made),
      received as (insert into stock_movement (variant_id, location_id, kind, quantity, on_hand_delta, allocated_delta, reason, actor_kind, cause_kind, cause_id)
        select id, ${shop.seattle}, 'received', 10000, 10000, 0, 'received', 'system', 'bench', id::text from made),
      levels as (insert into stock_level (variant_id, location_id, on_hand) select id, ${shop.seattle}, 10000 from made)
      select id from made`);
    return { hot: shop.lamp, store: shop.seattle, others: rows.map((row) => row.id) };
  });
}

async function scarce(world: World, atOnce: number): Promise<{ atOnce: number; units: number; sold: number; refused: number; seconds: number }> {
  const began = performance.now();
  const results = await inParallel(buyers, atOnce, () => buy(world, world.hot));
  const { rows } = await db.execute<{ sold: number }>(sql`select coalesce(sum(quantity), 0)::int as sold from order_line where variant_id = ${world.hot}`);
  return { atOnce, units, sold: rows[0]?.sold ?? 0, refused: results.filter((result) => result === null).length, seconds: seconds(began) };
}

type Rate = { perSecond: number; ms: Percentiles };

/** Orders a second of the last step alone (pay and place), which is where one stock row is fought over. */
async function rates(world: World): Promise<{ atOnce: number; spread: Rate; hot: Rate; hotToSpread: number }[]> {
  const plenty = world.others[0]!;
  const measure = async (atOnce: number, variantOf: (i: number) => VariantId): Promise<Rate> => {
    const ready = await inParallel(rateOrders, 8, (i) => transaction((tx) => readyToPay(tx, [{ variantId: variantOf(i), quantity: 1, method: "pickup", storeId: world.store }])));
    const times: number[] = [];
    const began = performance.now();
    await inParallel(rateOrders, atOnce, async (i) => {
      const started = performance.now();
      await completeCheckout(ready[i]!.by, payment(ready[i]!));
      times.push(performance.now() - started);
    });
    return { perSecond: Math.round((rateOrders / seconds(began)) * 10) / 10, ms: percentiles(times) };
  };
  await measure(32, (i) => world.others[i % spread]!);
  const found = [];
  for (const atOnce of [8, 32, 200]) {
    const spreadRate = await measure(atOnce, (i) => world.others[i % spread]!);
    const hotRate = await measure(atOnce, () => plenty);
    found.push({ atOnce, spread: spreadRate, hot: hotRate, hotToSpread: Math.round((hotRate.perSecond / spreadRate.perSecond) * 100) / 100 });
  }
  return found;
}

/** Buys one; null when there is none left. */
async function buy(world: World, variantId: VariantId): Promise<string | null> {
  try {
    const buyer = await transaction((tx) => readyToPay(tx, [{ variantId, quantity: 1, method: "pickup", storeId: world.store }]));
    const done = await completeCheckout(buyer.by, payment(buyer));
    return done.status;
  } catch (error) {
    if (error instanceof Refusal || (error instanceof Error && error.message.startsWith("not ready"))) return null;
    throw error;
  }
}

async function inParallel<T>(count: number, atOnce: number, work: (i: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, async () => {
    for (let i = next++; i < count; i = next++) results[i] = await work(i);
  }));
  return results;
}

const seconds = (since: number): number => Math.round(performance.now() - since) / 1000;
