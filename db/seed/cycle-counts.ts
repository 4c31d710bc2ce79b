import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { countSession, countTally, cycleCount, cycleCountLine } from "@/db/schema/cycle-counts";
import { isBeyond } from "@/lib/domain/cycle-counts/cycle-count-state";
import type { CountLineId, CountSessionId, CycleCountId, StockCountId } from "@/lib/kernel/ids";
import { tell, type Books } from "./books";
import type { Good } from "./catalog";
import type { Choices } from "./choices";
import { settle } from "./counts";
import type { Crew } from "./crew";
import type { Level } from "./ledger";
import { priceAt } from "./money-rows";
import { afterOpenMinutes } from "./open-times";
import { staffed } from "./order-steps";
import { itemAt, type Random } from "./random";
import type { Colleague } from "./staff";
import type { StockKey, StockPlan } from "./stock-plan";
import { busiestStoreCode } from "./store-plans";
import type { Store } from "./stores";
import { dayMs, hourMs, later, minuteMs, type World } from "./world";
import { writeRows } from "./write-rows";

const rows = () => ({ counts: [] as (typeof cycleCount.$inferInsert)[], sessions: [] as (typeof countSession.$inferInsert)[], lines: [] as (typeof cycleCountLine.$inferInsert)[], tallies: [] as (typeof countTally.$inferInsert)[] });
export type CycleCountRows = ReturnType<typeof rows>;

type Shelf = { good: Good; expected: number };
type Round = { id: CycleCountId; number: string; store: Store; at: Date };
type Counted = Shelf & { counted: number; line: typeof cycleCountLine.$inferInsert };

const tolerance = { units: 2, minor: 20_000 };
const firstNumber = 1_001;

/** Whole aisles counted together: some approved long ago, one that waits for its manager, one under way. */
export class CycleCounts {
  readonly rows = rows();

  constructor(private readonly world: World, private readonly books: Books, private readonly random: Random, private readonly choices: Choices, private readonly crew: Crew) {}

  /** Their differences are in the ledger, so they are told before it is kept. */
  past(stock: ReadonlyMap<StockKey, StockPlan>): void {
    const { stores } = this.choices.stores;
    ([[61, "Kitchen and table", "kitchen"], [33, "Lamps and bulbs", "lighting"], [12, "Decor and vases", "decor"]] as const).forEach(([daysAgo, name, department], n) => {
      const store = n === 2 ? this.busiest() : itemAt(stores, n);
      const shelves = this.random.shuffle([...stock.values()].filter((plan) => plan.store === store && plan.sellable > 3 && plan.good.department === department)).slice(0, 14).map(({ good }) => ({ good, expected: this.random.int(4, 16) }));
      const at = afterOpenMinutes(store.opening, later(this.world.now, -daysAgo * dayMs), 20);
      const round = this.open(store, at, name);
      const manager = this.crew.managerOf(store);
      const counted = this.count(round, shelves, 2);
      const submittedAt = later(at, 4 * hourMs);
      for (const { good, counted: units, expected, line } of counted.filter((one) => one.counted !== one.expected)) {
        const count = this.difference(round, good, at, manager);
        settle(this.books, count, { expected, missed: expected - units, at: submittedAt, counter: manager, decider: manager });
        line.stockCountId = count.id;
      }
      this.submit(round, submittedAt, manager);
      const decidedAt = later(submittedAt, hourMs);
      Object.assign(this.rowOf(round), { status: "approved", decidedByStaffId: manager.id, decidedAt, updatedAt: decidedAt });
      tell(this.books, "cycle_count.approved", decidedAt, "store", staffed(manager), this.about(round, { differences: counted.filter((one) => one.counted !== one.expected).length, released: 0 }));
    });
  }

  /** Against what the books say now. */
  underway(levels: readonly Level[], goods: readonly Good[]): void {
    const store = this.busiest();
    const taken = new Set(this.books.counts.filter(({ status, locationId }) => status !== "approved" && locationId === store.id).map(({ variantId }) => variantId));
    const shelves = this.random.shuffle(levels.filter((level) => level.locationId === store.id && (level.onHand ?? 0) > (level.allocated ?? 0) + 3 && !taken.has(level.variantId)))
      .flatMap((level): Shelf[] => goods.filter(({ id }) => id === level.variantId).map((good) => ({ good, expected: level.onHand ?? 0 })));
    const manager = this.crew.managerOf(store);
    const waiting = this.open(store, later(this.world.now, -27 * hourMs), "Bath and laundry");
    const submittedAt = later(this.world.now, -20 * hourMs);
    const bath = shelves.filter(({ good }) => good.department === "bath-laundry").slice(0, 12);
    for (const { good, counted, expected, line } of this.count(waiting, bath, 2).filter((one) => one.counted !== one.expected)) {
      const count = this.difference(waiting, good, submittedAt, manager);
      Object.assign(count, { status: "submitted", expected, counted, submittedBy: manager.id, submittedAt });
      tell(this.books, "count.submitted", submittedAt, "store", staffed(manager), { locationId: store.id, subject: `variant:${good.id}`, payload: { countId: count.id, counted } });
      line.stockCountId = count.id;
    }
    this.submit(waiting, submittedAt, manager);
    const open = this.open(store, later(this.world.now, -2 * hourMs), "Kitchen and table");
    this.count(open, shelves.filter(({ good }) => good.department === "kitchen").slice(0, 10), 1, 5);
  }

  private open(store: Store, at: Date, name: string): Round {
    const round = { id: this.random.id<CycleCountId>(at), number: `CC-${firstNumber + this.rows.counts.length}`, store, at };
    const manager = this.crew.managerOf(store);
    this.rows.counts.push({
      id: round.id, number: round.number, locationId: store.id, name, status: "open", toleranceUnits: tolerance.units, toleranceMinor: tolerance.minor, createdByStaffId: manager.id, submittedByStaffId: null, submittedAt: null, decidedByStaffId: null, decidedAt: null, createdAt: at, updatedAt: at,
    });
    return round;
  }

  /** By so many people, each an area; what is beyond the tolerance once more by somebody else. `most`: so far. */
  private count(round: Round, shelves: readonly Shelf[], people: number, most = shelves.length): Counted[] {
    const { random, world } = this;
    tell(this.books, "cycle_count.opened", round.at, "store", staffed(this.crew.managerOf(round.store)), this.about(round, { lines: shelves.length }));
    const lines = shelves.map(({ good, expected }, n): Counted => {
      const counted = Math.max(0, expected - (n % 5 === 2 ? random.pick([1, 1, 2, -1]) : n === 7 ? 3 : 0));
      const line = { id: random.id<CountLineId>(round.at), cycleCountId: round.id, variantId: good.id, isListed: true, zeroedByStaffId: null, needsRecount: false, counted: null, expected: null, unitMinor: priceAt(good, round.at, world), stockCountId: null };
      this.rows.lines.push(line);
      return { good, expected, counted, line };
    });
    const isWhole = most >= shelves.length;
    const counters = this.crew.associatesAt(round.store).slice(0, people + 1);
    const areas = ["Front of the aisle", "Back of the aisle"];
    const seen = lines.slice(0, most);
    for (let person = 0; person < people; person++) {
      const own = seen.filter((_, n) => n % people === person);
      this.session(round, itemAt(counters, person % counters.length), own.map((one) => ({ ...one, units: one.counted })), { area: areas[person] ?? "", isRecount: false, finishedAt: isWhole ? later(round.at, 2 * hourMs) : null });
    }
    if (!isWhole) return lines;
    const beyond = lines.filter(({ counted, expected, good }) => isBeyond({ counted, expected, unitMinor: priceAt(good, round.at, world) }, tolerance));
    for (const { line } of beyond) line.needsRecount = true;
    if (beyond.length > 0) {
      tell(this.books, "cycle_count.recount_asked", later(round.at, 2.2 * hourMs), "store", staffed(this.crew.managerOf(round.store)), this.about(round, { lines: lines.length, recounts: beyond.length }));
      this.session({ ...round, at: later(round.at, 2.5 * hourMs) }, itemAt(counters, people % counters.length), beyond.map((one) => ({ ...one, units: one.counted })), { area: "", isRecount: true, finishedAt: later(round.at, 3 * hourMs) });
    }
    for (const { line, counted, expected } of lines) Object.assign(line, { counted, expected });
    return lines;
  }

  private session(round: Round, by: Colleague, found: readonly (Counted & { units: number })[], facts: { area: string; isRecount: boolean; finishedAt: Date | null }): void {
    const id = this.random.id<CountSessionId>(round.at);
    this.rows.sessions.push({ id, cycleCountId: round.id, staffId: by.id, startedAt: later(round.at, 5 * minuteMs), ...facts });
    found.forEach(({ line, units, expected }, n) => line.id && this.rows.tallies.push({ sessionId: id, lineId: line.id, units, expected, at: later(round.at, (8 + 3 * n) * minuteMs) }));
  }

  private difference(round: Round, good: Good, at: Date, by: Colleague): Books["counts"][number] & { id: StockCountId } {
    const count = { id: this.random.id<StockCountId>(at), variantId: good.id, locationId: round.store.id, status: "open" as const, reason: "cycle", fulfillmentId: null, expected: null, counted: null, openedBy: by.id, submittedBy: null, decidedBy: null, openedAt: at, submittedAt: null, decidedAt: null };
    this.books.counts.push(count);
    tell(this.books, "count.opened", at, "store", staffed(by), { locationId: round.store.id, subject: `variant:${good.id}`, payload: { countId: count.id, reason: "cycle" } });
    return count;
  }

  private submit(round: Round, at: Date, by: Colleague): void {
    Object.assign(this.rowOf(round), { status: "submitted", submittedByStaffId: by.id, submittedAt: at, updatedAt: at });
    tell(this.books, "cycle_count.submitted", at, "store", staffed(by), this.about(round, { lines: this.rows.lines.filter(({ cycleCountId }) => cycleCountId === round.id).length, recounts: 0 }));
  }

  private rowOf({ id }: Round): CycleCountRows["counts"][number] {
    return itemAt(this.rows.counts.filter((one) => one.id === id), 0);
  }

  private readonly about = ({ id, number, store }: Round, facts: Record<string, unknown>) => ({ locationId: store.id, subject: `cycle_count:${id}`, payload: { number, ...facts } });
  private readonly busiest = (): Store => itemAt(this.choices.stores.stores.filter(({ code }) => code === busiestStoreCode), 0);
}

export async function writeCycleCounts(tx: Tx, { counts, sessions, lines, tallies }: CycleCountRows): Promise<string> {
  await writeRows(tx, cycleCount, counts);
  await writeRows(tx, countSession, sessions);
  await writeRows(tx, cycleCountLine, lines);
  await writeRows(tx, countTally, tallies);
  await tx.execute(sql`select setval('cycle_count_number', ${firstNumber + counts.length - 1})`);
  return `${counts.length} cycle counts of ${lines.length} shelves`;
}
