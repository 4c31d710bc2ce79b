/** Missing units among those that left a shelf, or several shelves together. */
export type Losses = { missed: number; exposure: number };

/** What the last half year says about one item at one place; every figure stands beside the result. */
export type SafetyInputs = {
  /** Units that a pick did not find fit for sale; units that a count found fewer than the books. */
  missedAtPick: number; missedAtCount: number;
  /** Units that left the shelf, in all and since its last accepted count. */
  left: number; leftSinceCount: number;
  daysWatched: number;
  /** Null: not counted in this time. */
  daysSinceCount: number | null;
  /** Items of the same category at the place, and all items of the place. */
  category: Losses; place: Losses;
};

export const watchedDays = 180;
export const mostSafety = 4;
/** So often, at most, may more be missing than the safety stock covers. */
export const tolerated = 0.1;

/** A month on the shelf counts as much as one unit that left it: things go astray in both. */
const daysOfOneUnit = 30;
/** One unit in two hundred, until a place has shown its own. */
const usualRate = 1 / 200;
/** So many units of exposure is the word of the larger group worth. */
const placeWeight = 200;
const categoryWeight = 100;
const itemWeight = 25;

export const exposureOf = ({ left, daysWatched }: Pick<SafetyInputs, "left" | "daysWatched">): number => left + daysWatched / daysOfOneUnit;

/** Missing units for each unit that leaves: what is expected of the item before its own history speaks. */
export function usualLoss({ category, place }: Pick<SafetyInputs, "category" | "place">): number {
  return shrunk(category, shrunk(place, usualRate, placeWeight), categoryWeight);
}

/** Missing units expected on the shelf by now, which nobody has noticed yet. */
export function expectedMissing(inputs: SafetyInputs): number {
  const { shape, rate } = belief(inputs);
  return (shape / rate) * sinceCount(inputs);
}

/**
 * The smallest safety stock that more missing units exceed in one case of ten at most, and never more than four. Units go
 * missing as a Poisson process of unknown rate, believed to be Gamma-distributed: what is missing since the last count is
 * then negative binomial (Gelman et al., Bayesian Data Analysis, 2.6). Picks that find their units lower it, since they
 * add to what left without a loss; a count sets it back.
 */
export function learnedSafety(inputs: SafetyInputs): number {
  const { shape, rate } = belief(inputs);
  const span = sinceCount(inputs);
  let likelihood = (rate / (rate + span)) ** shape;
  let covered = likelihood;
  let units = 0;
  while (1 - covered > tolerated && units < mostSafety) {
    likelihood *= ((shape + units) / (units + 1)) * (span / (rate + span));
    covered += likelihood;
    units += 1;
  }
  return units;
}

function belief(inputs: SafetyInputs): { shape: number; rate: number } {
  return { shape: itemWeight * usualLoss(inputs) + inputs.missedAtPick + inputs.missedAtCount, rate: itemWeight + exposureOf(inputs) };
}

const sinceCount = ({ leftSinceCount, daysSinceCount, daysWatched }: SafetyInputs): number => leftSinceCount + (daysSinceCount ?? daysWatched) / daysOfOneUnit;

const shrunk = ({ missed, exposure }: Losses, towards: number, weight: number): number => (missed + weight * towards) / (exposure + weight);
