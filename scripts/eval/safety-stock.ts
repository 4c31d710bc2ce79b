import { randomFrom, type Random } from "@/db/seed/random";
import { learnedSafety, watchedDays, type SafetyInputs } from "@/lib/domain/inventory/safety-stock";

type Policy = "learned" | 0 | 1 | 2 | 3;
export type SafetyFigures = {
  orders: number; failedPicks: number; failedPer1000: number;
  /** Orders refused although the shelf had the unit: what the policy costs in sales. */
  refusedThoughThere: number;
  /** Of the units in the books, averaged over shelves and days: kept from online shoppers. */
  withheldUnits: number; withheldShare: number; meanSafety: number;
};

type Shelf = { place: number; category: number; lossPerUnit: number; lossPerDay: number; online: number; inStore: number; orderUpTo: number };
type State = { books: number; shelf: number; safety: number; countedOn: number | null; moved: Moved[] };
type Moved = { day: number; left: number; missedAtPick: number; missedAtCount: number };

const policies: readonly Policy[] = [0, 1, 2, 3, "learned"];
const world = { places: 6, categories: 6, itemsEach: 12, days: 540, measuredFrom: 360, daysBetweenCounts: 120, weekly: 7 };

/**
 * Shelves whose true losses are known to the simulation and to nobody else: per category, place and item, by traffic and by
 * time. The first two thirds of the days teach, the last third is measured. Every policy meets the same shoppers and the
 * same losses. What the policy learns from is what a shop would see: failed picks and counts.
 */
export function evaluateSafetyStock(seeds: readonly number[] = [1, 2, 3, 4, 5]): { policies: Record<string, SafetyFigures>; failedIfFixedAtSameCost: number } & Record<string, unknown> {
  const worlds = seeds.map((seed) => ({ seed, shelves: planShelves(randomFrom(seed, "shelves")) }));
  const figures = Object.fromEntries(policies.map((policy) => [nameOf(policy), run(worlds, policy)]));
  print(figures);
  return {
    shelves: worlds.reduce((sum, { shelves }) => sum + shelves.length, 0), days: world.days, measuredDays: world.days - world.measuredFrom, seeds,
    policies: figures, failedIfFixedAtSameCost: Math.round(failedAt(policies.flatMap((policy) => (policy === "learned" ? [] : (figures[nameOf(policy)] ?? []))), figures["learned"]?.withheldUnits ?? 0)),
  };
}

const nameOf = (policy: Policy): string => (policy === "learned" ? policy : `fixed ${policy}`);

/** What fixed figures, mixed so that they withhold as much, would have failed. */
function failedAt(fixed: readonly SafetyFigures[], withheld: number): number {
  const above = Math.max(1, fixed.findIndex((one) => one.withheldUnits >= withheld));
  const [low, high] = [fixed[above - 1], fixed[above]];
  if (!low || !high) return 0;
  return low.failedPicks + ((withheld - low.withheldUnits) / (high.withheldUnits - low.withheldUnits)) * (high.failedPicks - low.failedPicks);
}

function planShelves(random: Random): Shelf[] {
  const spread = (sigma: number) => Math.exp(sigma * random.normal());
  const byPlace = Array.from({ length: world.places }, () => spread(0.5));
  const byCategory = Array.from({ length: world.categories }, () => spread(0.8));
  return byPlace.flatMap((placeLoss, place) => byCategory.flatMap((categoryLoss, category) => Array.from({ length: world.itemsEach }, (): Shelf => {
    const loss = placeLoss * categoryLoss * spread(0.7);
    const [online, inStore] = [0.05 + random.next() * 0.25, 0.05 + random.next() * 0.4];
    return { place, category, lossPerUnit: 0.006 * loss, lossPerDay: 0.0012 * loss, online, inStore, orderUpTo: Math.max(3, Math.round((online + inStore) * 14)) };
  })));
}

/** One policy over all worlds; draws of a shelf and day are the same whatever the policy did before. */
function run(worlds: readonly { seed: number; shelves: readonly Shelf[] }[], policy: Policy): SafetyFigures {
  const sums: Sums = { orders: 0, failedPicks: 0, refusedThoughThere: 0, withheld: 0, books: 0, safety: 0, shelfDays: 0 };
  for (const { seed, shelves } of worlds) runWorld(shelves, policy, seed, sums);
  return {
    orders: sums.orders, failedPicks: sums.failedPicks, failedPer1000: round((sums.failedPicks / sums.orders) * 1_000, 1), refusedThoughThere: sums.refusedThoughThere,
    withheldUnits: round(sums.withheld / sums.shelfDays, 3), withheldShare: round(sums.withheld / sums.books, 3), meanSafety: round(sums.safety / sums.shelfDays, 2),
  };
}

type Sums = { orders: number; failedPicks: number; refusedThoughThere: number; withheld: number; books: number; safety: number; shelfDays: number };

function runWorld(shelves: readonly Shelf[], policy: Policy, seed: number, sums: Sums): void {
  const states = shelves.map((shelf): State => ({ books: shelf.orderUpTo, shelf: shelf.orderUpTo, safety: policy === "learned" ? 0 : policy, countedOn: null, moved: [] }));
  const randoms = shelves.map((_, index) => randomFrom(seed, `shelf ${index}`));
  for (let day = 0; day < world.days; day++) {
    states.forEach((state, index) => {
      const [shelf, random] = [shelves[index], randoms[index]];
      if (!shelf || !random) return;
      const happened = live(shelf, state, day, drawDay(shelf, random, day, index));
      if (day < world.measuredFrom) return;
      sums.orders += happened.orders;
      sums.failedPicks += happened.failed;
      sums.refusedThoughThere += happened.refusedThoughThere;
      sums.withheld += Math.min(state.safety, state.books);
      sums.books += state.books;
      sums.safety += state.safety;
      sums.shelfDays += 1;
    });
    if (policy === "learned" && day % world.weekly === 0) learn(shelves, states, day);
  }
}

type Day = { online: number; inStore: number; lostByTime: boolean; lossDraws: number[]; isCounted: boolean };

function drawDay(shelf: Shelf, random: Random, day: number, index: number): Day {
  const [online, inStore] = [poisson(random, shelf.online), poisson(random, shelf.inStore)];
  return { online, inStore, lostByTime: random.chance(shelf.lossPerDay), lossDraws: Array.from({ length: 12 }, () => random.next()), isCounted: (day + index * 7) % world.daysBetweenCounts === 0 };
}

function live(shelf: Shelf, state: State, day: number, { online, inStore, lostByTime, lossDraws, isCounted }: Day) {
  const moved: Moved = { day, left: 0, missedAtPick: 0, missedAtCount: 0 };
  const happened = { orders: 0, failed: 0, refusedThoughThere: 0 };
  const lose = () => { state.shelf = Math.max(0, state.shelf - 1); };
  const leave = () => {
    state.books -= 1;
    state.shelf -= 1;
    moved.left += 1;
    if ((lossDraws[moved.left % lossDraws.length] ?? 1) < shelf.lossPerUnit) lose();
  };
  if (lostByTime) lose();
  for (let n = 0; n < inStore; n++) if (state.shelf > 0) leave();
  for (let n = 0; n < online; n++) {
    if (state.books - state.safety <= 0) {
      happened.refusedThoughThere += state.shelf > 0 ? 1 : 0;
      continue;
    }
    happened.orders += 1;
    if (state.shelf > 0) leave();
    else {
      happened.failed += 1;
      moved.missedAtPick += state.books;
      Object.assign(state, { books: 0, countedOn: day });
    }
  }
  if (isCounted) {
    moved.missedAtCount += state.books - state.shelf;
    Object.assign(state, { books: state.shelf, countedOn: day });
  }
  if (day % world.weekly === 3 && state.books <= shelf.orderUpTo / 2) {
    const arrives = shelf.orderUpTo - state.books;
    Object.assign(state, { books: state.books + arrives, shelf: state.shelf + arrives });
  }
  if (moved.left + moved.missedAtPick + moved.missedAtCount > 0) state.moved.push(moved);
  return happened;
}

function learn(shelves: readonly Shelf[], states: readonly State[], day: number): void {
  const own = states.map((state) => ownOf(state, day));
  const losses = (isOne: (shelf: Shelf) => boolean) => {
    const members = own.filter((_, index) => { const shelf = shelves[index]; return shelf !== undefined && isOne(shelf); });
    return { missed: members.reduce((sum, one) => sum + one.missedAtPick + one.missedAtCount, 0), exposure: members.reduce((sum, one) => sum + one.left + one.daysWatched / 30, 0) };
  };
  const places = Array.from({ length: world.places }, (_, place) => losses((shelf) => shelf.place === place));
  const groups = new Map<string, ReturnType<typeof losses>>();
  shelves.forEach((shelf, index) => {
    const [state, inputs, place] = [states[index], own[index], places[shelf.place]];
    if (!state || !inputs || !place) return;
    const key = `${shelf.place}:${shelf.category}`;
    const category = groups.get(key) ?? losses((one) => one.place === shelf.place && one.category === shelf.category);
    groups.set(key, category);
    state.safety += Math.sign(learnedSafety({ ...inputs, category, place }) - state.safety);
  });
}

function ownOf({ moved, countedOn }: State, day: number): Omit<SafetyInputs, "category" | "place"> {
  const recent = moved.filter((one) => one.day > day - watchedDays);
  const sum = (of: (one: Moved) => number) => recent.reduce((total, one) => total + of(one), 0);
  const counted = countedOn !== null && countedOn > day - watchedDays ? countedOn : null;
  return {
    missedAtPick: sum((one) => one.missedAtPick), missedAtCount: sum((one) => one.missedAtCount), left: sum((one) => one.left),
    leftSinceCount: recent.reduce((total, one) => total + (counted === null || one.day > counted ? one.left : 0), 0),
    daysWatched: Math.min(watchedDays, day), daysSinceCount: counted === null ? null : day - counted,
  };
}

/** Knuth's method; the means are small. */
function poisson(random: Random, mean: number): number {
  let [count, product] = [0, random.next()];
  while (product > Math.exp(-mean)) [count, product] = [count + 1, product * random.next()];
  return count;
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

function print(figures: Record<string, SafetyFigures>): void {
  console.error(`${"".padEnd(10)}${["orders", "failed", "per 1,000", "refused though there", "withheld units", "of the books", "mean"].map((name) => name.padStart(22)).join("")}`);
  for (const [name, one] of Object.entries(figures)) console.error(`${name.padEnd(10)}${[one.orders, one.failedPicks, one.failedPer1000, one.refusedThoughThere, one.withheldUnits, one.withheldShare, one.meanSafety].map((value) => String(value).padStart(22)).join("")}`);
}
