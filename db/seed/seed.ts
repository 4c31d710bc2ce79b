import { sql } from "drizzle-orm";
import { db, transaction, type Tx } from "@/db/client";
import { systemPermit } from "@/lib/domain/identity/permit";
import { learnSafetyStock } from "@/lib/domain/inventory/learn-safety-stock";
import { writeAppointments } from "./appointments";
import { writeEvents, writeMoney, writeOrders, writePromises, writeWords } from "./books";
import { writeBundles } from "./bundles";
import { writeCurrencies } from "./currencies";
import { writeCatalog } from "./catalog";
import { writeCredits } from "./credits";
import { writeCycleCounts } from "./cycle-counts";
import { writeDrift } from "./drift";
import { writeGatewayBooks } from "./gateway-books";
import { writeLedger } from "./ledger";
import { writeLoyalty } from "./loyalty";
import { scheduleFollowUps, writeMessages } from "./messages";
import { writePricing } from "./money-rows";
import { planWorld, type WorldPlan } from "./plan-world";
import { writePostcodes } from "./postcodes";
import { writePromotions } from "./promotions";
import { writePurchases } from "./purchases";
import { randomFrom } from "./random";
import { scheduleGiftMails, writeGiftCards } from "./gift-cards";
import { writeGiftShelf } from "./gift-shelf";
import { writeReturns } from "./returns";
import { writeRoutingDraft } from "./routing";
import { writeSearch } from "./search";
import { demoPasswordHash, writeStaff } from "./staff";
import { writeStores } from "./stores";
import { writeShipping } from "./shipping";
import { writeTills } from "./tills";
import { writeTransfers } from "./transfers";
import { writeUnproven } from "./unproven";
import { writeVans } from "./vans";
import { writeWaves } from "./waves";
import { dayMs, hourMs, later, type World } from "./world";
import { writePeople } from "./write-people";

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
 * seed and hour give the same rows, except for the salt of the passwords and the ids of what the shop's own code writes.
 * @throws when the world is not empty
 */
export async function seedDemo({ seed, log = () => {}, now = new Date(), scale = 1 }: SeedOptions): Promise<void> {
  await refuseUnlessEmpty();
  const started = performance.now();
  const say = (line: string) => log(`${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s  ${line}`);
  const end = new Date(Math.floor(now.getTime() / hourMs) * hourMs);
  const world: World = { now: end, start: later(end, -365 * dayMs), scale, random: (name) => randomFrom(seed, name) };
  const plan = planWorld(world);
  say("the world is planned");
  await writeWorld(world, plan, say);
}

async function writeWorld(world: World, plan: WorldPlan, say: (line: string) => void): Promise<void> {
  const passwordHash = await demoPasswordHash();
  const { books } = plan;
  const part = async (name: string, ...writes: ((tx: Tx) => Promise<string>)[]) => {
    const said = await transaction(async (tx) => {
      const lines: string[] = [];
      for (const write of writes) lines.push(await write(tx));
      return lines;
    });
    say(`${name}: ${said.join(", ")}`);
  };
  await part("places", (tx) => writeStores(tx, plan.stores), (tx) => writeVans(tx, plan.stores.stores), (tx) => writePostcodes(tx, plan.postcodes));
  await part("catalog", (tx) => writeCatalog(tx, plan.catalog), (tx) => writeGiftShelf(tx, plan.giftShelf), writeCredits);
  await part("prices", (tx) => writePricing(tx, world, [...plan.catalog.goods, ...plan.giftShelf.goods]), (tx) => writeBundles(tx, world, plan.catalog, plan.bundles), (tx) => writeCurrencies(tx, world, plan.catalog.goods, plan.bundles), (tx) => writePromotions(tx, plan.promotions));
  await part("people", (tx) => writeStaff(tx, world, plan.staff, passwordHash), (tx) => writePeople(tx, world, plan.people, passwordHash));
  await part("stock", (tx) => writeLedger(tx, plan.ledger));
  await part("orders", (tx) => writeOrders(tx, books), (tx) => writeAppointments(tx, books), (tx) => writePromises(tx, books), (tx) => advanceNumbers(tx, plan.lastOrderNumber), (tx) => writeRoutingDraft(tx, world, plan.staff));
  await part("counts", (tx) => writeCycleCounts(tx, plan.cycleCounts), (tx) => writeDrift(tx, plan.drift));
  await part("transfers", (tx) => writeTransfers(tx, books), (tx) => writeWaves(tx, books), (tx) => writeShipping(tx, books));
  await part("purchasing", (tx) => writePurchases(tx, books, plan.suppliers));
  await part("tills", (tx) => writeTills(tx, world, { stores: plan.stores.stores, staff: plan.staff }));
  await part("money", (tx) => writeMoney(tx, books), (tx) => writeGiftCards(tx, world, plan.staff, plan.shopper, books), (tx) => writeReturns(tx, books, plan.lastReturnNumber), (tx) => writeUnproven(tx, plan.unproven), (tx) => writeGatewayBooks(tx, books));
  await part("points", (tx) => writeLoyalty(tx, world, plan.catalog.goods, plan.staff, plan.shopper));
  await part("words", (tx) => writeWords(tx, books), (tx) => writeMessages(tx, world, books, world.random("messages"), plan.shopper), (tx) => scheduleFollowUps(tx, world));
  await part("events", (tx) => writeEvents(tx, books), scheduleGiftMails);
  await part("safety stock", (tx) => learnSafety(tx, world, plan));
  await part("search", (tx) => writeSearch(tx, world, plan));
  await db.execute(sql`analyze`);
}

/** As the night before would have learned it, by the clock of the seeded world. */
async function learnSafety(tx: Tx, world: World, { stores }: WorldPlan): Promise<string> {
  await tx.execute(sql`select set_config('throughline.clock_shift', ${`${world.now.getTime() - Date.now()} milliseconds`}, true)`);
  let advised = 0;
  for (const { id } of stores.all) advised += (await learnSafetyStock(tx, systemPermit("learn_safety_stock"), { locationId: id })).advised;
  await tx.execute(sql`update safety_advice set learned_at = ${world.now.toISOString()}`);
  return `${advised} proposals for safety stock`;
}

async function advanceNumbers(tx: Tx, last: number): Promise<string> {
  await tx.execute(sql`select setval('order_number', ${last})`);
  return `numbers up to AH-${last}`;
}

async function refuseUnlessEmpty(): Promise<void> {
  const { rows } = await db.execute<{ table: string }>(sql`
    select 'location' as table from location union all select 'product' from product union all select 'account' from account union all select 'order' from "order" limit 1`);
  if (rows[0]) throw new Error(`The world is not empty (there is a row in "${rows[0].table}"): the demo is seeded once, into an empty database`);
}
