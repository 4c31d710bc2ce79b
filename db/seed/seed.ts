import { sql } from "drizzle-orm";
import { db, transaction, type Tx } from "@/db/client";
import { planCatalog, writeCatalog } from "./catalog";
import { writeCredits } from "./credits";
import { keepLedger, writeLedger } from "./ledger";
import { planCoupons, writeCoupons, writePricing } from "./money-rows";
import { readPostcodes, writePostcodes } from "./postcodes";
import { randomFrom } from "./random";
import { writeSearchDocuments, writeSynonyms } from "./search-words";
import { demoPasswordHash, planPackers, planStaff, writeStaff } from "./staff";
import { planStock } from "./stock-plan";
import { planStores, writeStores } from "./stores";
import { dayMs, hourMs, later, type World } from "./world";

export type SeedOptions = {
  seed: number;
  log?: (line: string) => void;
  /** History ends at the start of this hour; for tests. */
  now?: Date;
  /** Share of the people and orders; for tests. */
  scale?: number;
};

/**
 * Fills an empty database with Alderway Home: catalog, stores, stock, staff, customers and a year of history. The same
 * seed and hour give the same rows, except for the salt of the passwords.
 * @throws when the world is not empty
 */
export async function seedDemo({ seed, log = () => {}, now = new Date(), scale = 1 }: SeedOptions): Promise<void> {
  await refuseUnlessEmpty();
  const started = performance.now();
  const end = new Date(Math.floor(now.getTime() / hourMs) * hourMs);
  const world: World = { now: end, start: later(end, -365 * dayMs), scale, random: (name) => randomFrom(seed, name) };

  const catalog = planCatalog(world);
  const stores = planStores(world);
  const postcodes = readPostcodes();
  const coupons = planCoupons(world);
  const staff = [...planStaff(world, stores.stores), ...planPackers(world, stores.warehouse)];
  const stock = planStock(world, catalog.goods, stores.all);
  const ledger = keepLedger(world, stock, []);
  const passwordHash = await demoPasswordHash();

  const part = async (name: string, write: (tx: Tx) => Promise<string>) => {
    const said = await transaction(write);
    log(`${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s  ${name}: ${said}`);
  };
  await part("places", async (tx) => [await writeStores(tx, stores), await writePostcodes(tx, postcodes)].join(", "));
  await part("catalog", async (tx) => [await writeCatalog(tx, catalog), await writeCredits(tx)].join(", "));
  await part("prices", (tx) => writePricing(tx, world, catalog.goods));
  await part("coupons", (tx) => writeCoupons(tx, coupons));
  await part("staff", (tx) => writeStaff(tx, world, staff, passwordHash));
  await part("stock", (tx) => writeLedger(tx, ledger));
  await part("search", async (tx) => [await writeSynonyms(tx), await writeSearchDocuments(tx, new Map(), world.now)].join(", "));
  await db.execute(sql`analyze`);
}

async function refuseUnlessEmpty(): Promise<void> {
  const { rows } = await db.execute<{ table: string }>(sql`
    select 'location' as table from location union all select 'product' from product union all select 'account' from account union all select 'order' from "order" limit 1`);
  if (rows[0]) throw new Error(`The world is not empty (there is a row in "${rows[0].table}"): the demo is seeded once, into an empty database`);
}
