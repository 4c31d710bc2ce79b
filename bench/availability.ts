import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { getAvailability } from "@/lib/domain/inventory/get-availability";
import { getShipAvailability } from "@/lib/domain/inventory/get-ship-availability";
import { listStoresNear } from "@/lib/domain/locations/list-stores-near";
import type { LocationId, VariantId } from "@/lib/kernel/ids";
import { percentiles, timed } from "./measure";
import { growCatalog, openStores } from "./stock-at-scale";
import { onScratchDatabase } from "./scratch-database";

const variants = Number(process.env.BENCH_VARIANTS ?? 100_000);
const small = 1_000;
const stockedStores = 50;
const allStores = 2_000;
const runs = 300;

/**
 * The one availability function on a catalog of 100,000 variants × 50 locations: product page (one variant, the nearest
 * 20 stores), list (48 variants at my store), the whole country (one variant, 2,000 stores). The floor is a look-up by
 * primary key in the same run. Times are those of the caller: SQL, driver and promises together.
 */
export async function availability(): Promise<Record<string, unknown>> {
  return onScratchDatabase(async () => {
    await openStores(allStores);
    await growCatalog({ from: 0, to: small, stockedStores, countryWide: 20, allStores });
    const atSmall = await measure();
    await growCatalog({ from: small, to: variants, stockedStores, countryWide: 0, allStores });
    const atLarge = await measure();
    return {
      bench: "availability",
      conditions: { variants, stockedStores, allStores, levels: variants * stockedStores + 20 * (allStores - stockedStores), runs, node: process.version },
      unit: "ms", targetsP95: { product: 5, list: 10, country: 20 },
      ...atLarge, [`at${small}Variants`]: atSmall,
    };
  });
}

async function measure(): Promise<Record<string, unknown>> {
  const lamps = await db.execute<{ id: VariantId }>(sql`select s.variant_id as id from stock_level s join location l on l.id = s.location_id where l.code = ${String(allStores).padStart(6, "0")}`);
  const others = await db.execute<{ id: VariantId }>(sql`select id from variant order by md5(id::text) limit 5000`);
  const near = (await listStoresNear({ latitude: 40, longitude: -95 }, 2_000)).map((store) => store.id);
  const { rows } = await db.execute<{ id: LocationId }>(sql`select id from location order by code limit ${stockedStores}`);
  const stocked = new Set(rows.map((row) => row.id));
  const nearest = near.filter((id) => stocked.has(id)).slice(0, 20);
  const my = nearest[0]!;
  const pick = (i: number) => others.rows[(i * 7919) % others.rows.length]!.id;
  const lamp = (i: number) => lamps.rows[i % lamps.rows.length]!.id;

  const floor = percentiles(await timed(runs, (i) => db.execute(sql`select on_hand from stock_level where variant_id = ${pick(i)} and location_id = ${my}`)));
  const figures = {
    product: percentiles(await timed(runs, (i) => getAvailability({ variantIds: [pick(i)], locationIds: nearest, channel: "web" }))),
    list: percentiles(await timed(runs, (i) => getAvailability({ variantIds: Array.from({ length: 48 }, (_, k) => pick(i * 48 + k)), locationIds: [my], channel: "web" }))),
    country: percentiles(await timed(Math.ceil(runs / 3), (i) => getAvailability({ variantIds: [lamp(i)], locationIds: "all", channel: "web" }))),
    delivery: percentiles(await timed(runs, (i) => getShipAvailability({ variantIds: [pick(i)], channel: "web" }))),
    nearest: percentiles(await timed(Math.ceil(runs / 3), () => listStoresNear({ latitude: 40, longitude: -95 }, 20))),
  };
  const ratioP50 = Object.fromEntries(Object.entries(figures).map(([name, { p50 }]) => [name, Math.round((p50 / floor.p50) * 10) / 10]));
  return { floor, figures, ratioP50 };
}
