import { tell, type Books } from "./books";
import type { Choices } from "./choices";
import type { Crew } from "./crew";
import type { Level } from "./ledger";
import { staffed } from "./order-steps";
import type { Random } from "./random";
import { hourMs, later, type World } from "./world";

/** Counts that wait for somebody: open ones on every floor, a submitted one for each manager to decide. */
export function planCounts(world: World, books: Books, random: Random, choices: Choices, crew: Crew, levels: readonly Level[]): void {
  const taken = new Set(books.counts.map((count) => `${count.variantId}@${count.locationId}`));
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
        expected: isSubmitted ? (level.onHand ?? 0) : null, counted: isSubmitted ? counted : null, openedBy: by.id, submittedBy: isSubmitted ? counter.id : null, openedAt, submittedAt: isSubmitted ? later(openedAt, hourMs) : null,
      });
      tell(books, "count.opened", openedAt, "store", staffed(by), { ...of, payload: { countId: id, reason: "Cycle count" } });
      if (isSubmitted) tell(books, "count.submitted", later(openedAt, hourMs), "store", staffed(counter), { ...of, payload: { countId: id, counted } });
    });
  }
}
