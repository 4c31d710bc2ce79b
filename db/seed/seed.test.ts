import { expect, test } from "vitest";
import { Calendar } from "./calendar";
import { planWorld, type WorldPlan } from "./plan-world";
import { itemAt, randomFrom } from "./random";
import { planStores } from "./stores";
import { dayMs, later, type World } from "./world";

const hours = {
  "on an ordinary evening": "2026-11-22T23:00:00Z",
  "on Thanksgiving, when every store is closed": "2026-11-26T18:00:00Z",
  "in the night in which the clocks go back": "2026-11-01T08:00:00Z",
  "on the day after Thanksgiving, when much is exchanged": "2026-11-27T22:00:00Z",
};

const worldAt = (at: string, seed = 7): World => {
  const now = new Date(at);
  return { now, start: later(now, -365 * dayMs), scale: 0.03, random: (name) => randomFrom(seed, name) };
};

for (const [when, at] of Object.entries(hours)) {
  test(`makes a world without contradictions ${when}`, () => {
    const world = worldAt(at);
    const plan = planWorld(world);
    expect(plan.books.events.filter((event) => event.at > world.now)).toEqual([]);
    expect(plan.ledger.movements.filter((movement) => movement.at > world.now)).toEqual([]);
    expect(plan.ledger.levels.filter(({ onHand = 0, allocated = 0, damaged = 0, display = 0, qualityCheck = 0, putBack = 0 }) => onHand - damaged - display - qualityCheck - putBack < allocated)).toEqual([]);
    expect(shortShelves(plan)).toEqual([]);
    const cameBack = plan.books.returnUnits.map(({ fulfillmentLineId, position }) => `${fulfillmentLineId} ${position}`);
    expect(cameBack.filter((unit, index) => cameBack.indexOf(unit) !== index)).toEqual([]);
    expect(plan.books.fulfillments.filter((part) => part.status === "open").length).toBeGreaterThan(20);
  });
}

test("tells the same story for the same seed and hour, and another one for another seed", () => {
  const tell = (seed: number) => JSON.stringify(planWorld(worldAt(hours["on an ordinary evening"], seed)).books);
  const first = tell(7);
  expect(tell(7) === first).toBe(true);
  expect(tell(8) === first).toBe(false);
});

test("has customers who came late in the year buy less, so that the months keep their seasons", () => {
  const world = { ...worldAt(hours["on an ordinary evening"]), scale: 0.1 };
  const { people, books } = planWorld(world);
  const orders = new Map<string, number>();
  for (const { customerId } of books.orders) if (customerId) orders.set(customerId, (orders.get(customerId) ?? 0) + 1);
  const ordersOf = (some: typeof people) => some.reduce((sum, { id }) => sum + (orders.get(id) ?? 0), 0) / some.length;
  const late = ordersOf(people.filter(({ since }) => since > later(world.now, -90 * dayMs)));
  expect(late).toBeLessThan(0.6 * ordersOf(people.filter(({ since }) => since < world.start)));
});

test("sells more a day in the weeks before Christmas than in spring", () => {
  const world = worldAt(hours["on an ordinary evening"]);
  const calendar = new Calendar(world);
  const home = itemAt(planStores(world).stores, 0);
  const random = world.random("christmas");
  const days = Array.from({ length: 4_000 }, () => calendar.moment(random, "web", home.opening, world.start, world.now)?.toISOString().slice(0, 10) ?? "");
  const between = (from: string, until: string) => days.filter((day) => day >= from && day < until).length;
  expect(between("2025-12-01", "2025-12-24")).toBeGreaterThan(1.4 * between("2026-03-04", "2026-03-27"));
});

/** Levels that were below what was promised at any time of the year. */
function shortShelves({ ledger }: WorldPlan): string[] {
  const free = new Map<string, number>();
  const short = new Set<string>();
  for (const { variantId, locationId, onHandDelta, allocatedDelta } of ledger.movements) {
    const key = `${variantId}@${locationId}`;
    const left = (free.get(key) ?? 0) + onHandDelta - allocatedDelta;
    free.set(key, left);
    if (left < 0) short.add(key);
  }
  return [...short];
}
