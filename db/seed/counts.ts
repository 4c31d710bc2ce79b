import { tell, type Books } from "./books";
import type { Choices } from "./choices";
import type { Crew } from "./crew";
import { movement, type Level } from "./ledger";
import { machine, staffed, type Steps } from "./order-steps";
import type { Part, PartLine } from "./placing";
import type { Random } from "./random";
import type { Colleague } from "./staff";
import type { StockKey, StockPlan } from "./stock-plan";
import { dayMs, hourMs, later, type World } from "./world";

/** Nobody finds it again: the count takes it off the books, and its shopper has the money back. */
export function giveUp(books: Books, steps: Steps, part: Part, line: PartLine, at: Date, by: Colleague): void {
  const units = line.row.quantity;
  const count = steps.miss(part, line, units, at, by);
  settle(books, count, { expected: units, missed: units, at: later(at, 2 * hourMs), counter: by, decider: by });
  steps.cancel(part, later(at, 3 * hourMs), machine("expire_shopper_choice"), "Could not be found");
}

/** A count of the past, accepted, with its difference in the ledger. */
export function settle(books: Books, count: Books["counts"][number], { expected, missed, at, counter, decider }: { expected: number; missed: number; at: Date; counter: Colleague; decider: Colleague }): void {
  Object.assign(count, { status: "approved", expected, counted: expected - missed, submittedBy: counter.id, decidedBy: decider.id, submittedAt: at, decidedAt: at });
  const changes = missed === 0 ? {} : { changes: { onHand: { before: expected, after: expected - missed } } };
  tell(books, "count.approved", at, "store", staffed(decider), { locationId: count.locationId, subject: `variant:${count.variantId}`, payload: { countId: count.id, expected, counted: expected - missed, ...changes } });
  if (missed > 0) books.movements.push(movement(count, "adjusted", missed, { onHand: -missed }, { reason: "count", actor: { kind: "staff", id: decider.id }, cause: "count", causeId: String(count.id), at }));
}

/** Departments whose small goods are carried off, put down elsewhere, or broken. */
const leaky = new Set(["kitchen", "decor", "lighting", "bath-laundry"]);

/** Half a year of accepted counts: most shelves are right, some departments are short again and again. */
export function planPastCounts(world: World, books: Books, random: Random, stock: ReadonlyMap<StockKey, StockPlan>, crew: Crew): void {
  const plans = random.shuffle([...stock.values()].filter(({ store, sellable }) => store.plan !== null && sellable > 3));
  for (const { good, store } of plans.slice(0, Math.round(plans.length * 0.12))) {
    const at = later(world.now, -random.int(8, 170) * dayMs - random.int(0, 8) * hourMs);
    const expected = random.int(4, 16);
    const missed = random.chance(leaky.has(good.department) ? 0.45 : 0.06) ? random.int(1, 3) : 0;
    const count: Books["counts"][number] = { id: random.id(at), variantId: good.id, locationId: store.id, status: "approved", reason: "Cycle count", fulfillmentId: null, expected, counted: expected, openedBy: crew.managerOf(store).id, submittedBy: null, decidedBy: null, openedAt: later(at, -hourMs), submittedAt: null, decidedAt: null };
    books.counts.push(count);
    settle(books, count, { expected, missed, at, counter: crew.someoneAt(store), decider: crew.managerOf(store) });
  }
}

/** Counts that wait for somebody: open ones on every floor, a submitted one for each manager to decide. */
export function planCounts(world: World, books: Books, random: Random, choices: Choices, crew: Crew, levels: readonly Level[]): void {
  const taken = new Set(books.counts.filter((count) => count.status !== "approved").map((count) => `${count.variantId}@${count.locationId}`));
  for (const store of choices.stores.stores) {
    const here = levels.filter((level) => level.locationId === store.id && (level.onHand ?? 0) > 3 && !taken.has(`${level.variantId}@${level.locationId}`));
    random.shuffle(here).slice(0, 3).forEach((level, index) => {
      const openedAt = later(world.now, -random.int(3, 30) * hourMs);
      const by = crew.managerOf(store);
      const counter = crew.someoneAt(store);
      const isSubmitted = index === 0;
      const id = random.id<NonNullable<Books["counts"][number]["id"]>>(openedAt);
      const of = { locationId: store.id, subject: `variant:${level.variantId}` };
      const counted = (level.onHand ?? 0) - random.pick([1, 1, 2, -1]);
      books.counts.push({
        id, variantId: level.variantId, locationId: store.id, status: isSubmitted ? "submitted" : "open", reason: random.pick(["Cycle count", "Shelf looked empty", "Label and shelf disagree"]), fulfillmentId: null,
        expected: isSubmitted ? (level.onHand ?? 0) : null, counted: isSubmitted ? counted : null, openedBy: by.id, submittedBy: isSubmitted ? counter.id : null, decidedBy: null, openedAt, submittedAt: isSubmitted ? later(openedAt, hourMs) : null, decidedAt: null,
      });
      tell(books, "count.opened", openedAt, "store", staffed(by), { ...of, payload: { countId: id, reason: "Cycle count" } });
      if (isSubmitted) tell(books, "count.submitted", later(openedAt, hourMs), "store", staffed(counter), { ...of, payload: { countId: id, counted } });
    });
  }
}
