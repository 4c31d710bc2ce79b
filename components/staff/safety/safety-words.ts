import type { SafetyQuery } from "@/lib/domain/inventory/safety-input";
import { exposureOf, expectedMissing, tolerated, usualLoss, watchedDays, type SafetyInputs } from "@/lib/domain/inventory/safety-stock";

export function safetyAddress(at: string, { q, show, page }: SafetyQuery): string {
  const query = new URLSearchParams({ at, ...(q && { q }), ...(show !== "advice" && { show }), ...(page > 1 && { page: String(page) }) });
  return `/staff/inventory/safety-stock?${query}`;
}

/** How a figure was learned, step by step, from the figures of its row. */
export function whySafety(inputs: SafetyInputs, units: number): string[] {
  const { missedAtPick, missedAtCount, left, leftSinceCount, daysSinceCount, category, place } = inputs;
  const missed = missedAtPick + missedAtCount;
  return [
    `In the last ${watchedDays} days ${missed === 0 ? "nothing was missing" : `${missed} went missing: ${missedAtPick} at a pick, ${missedAtCount} at a count`}; ${left} left the shelf.`,
    `Its category here misses ${category.missed} in ${category.exposure}, the place ${place.missed} in ${place.exposure}: ${perHundred(usualLoss(inputs))} of 100 is usual.`,
    `With its own ${missed} in ${Math.round(exposureOf(inputs))} (a month counts as one unit), and ${leftSinceCount} gone since ${daysSinceCount === null ? "it was watched, without a count" : `the count ${daysSinceCount} days ago`}, ${expectedMissing(inputs).toFixed(1)} may be missing now.`,
    `${units} held back is the least that is exceeded in ${Math.round(tolerated * 100)} of 100 cases at most.`,
  ];
}

const perHundred = (share: number): string => (share * 100).toFixed(1);
