import { z } from "zod";
import { openMinutesBetween, type OpeningHours } from "@/lib/domain/locations/hours";
import type { FulfillmentId, LocationId } from "@/lib/kernel/ids";
import type { FulfillmentMethod } from "./fulfillment-state";

/** `overdue`: the time is over and nothing is ready. `short`: units could not be found, whatever became of the rest. */
export const promiseOutcomes = ["kept", "late", "overdue", "short"] as const;
export type PromiseOutcome = (typeof promiseOutcomes)[number];
export const promiseOutcomeLabel: Record<PromiseOutcome, string> = { kept: "Kept", late: "Late", overdue: "Overdue", short: "Units missing" };

/** What was quoted, from which inputs, and what happened. Ready counts for pickup, delivered for a shipment. */
export type PromiseRecord = {
  fulfillmentId: FulfillmentId; number: string; orderNumber: string; method: FulfillmentMethod;
  orderedAt: string; promisedAt: string; keptAt: string | null; outcome: PromiseOutcome;
  /** When the lead time began to run, and how long it was said to be; null for shipments. */
  countedFrom: string | null; leadMinutes: number | null; rule: string | null; wasMoved: boolean;
};

export type StorePromises = {
  locationId: LocationId; name: string; kind: string; leadMinutes: number;
  promised: number; kept: number; late: number; overdue: number; short: number;
  /** Of the late ones, in minutes of the clock. */
  medianLateMinutes: number | null; worstLateMinutes: number | null;
};

/** Kept promises in every seven days, the oldest first. */
export type PromiseWeek = { from: string; promised: number; kept: number };

const days = [7, 30, 90] as const;
const one = <T>(value: T | T[] | undefined): T | undefined => (Array.isArray(value) ? value[0] : value);

export const promiseQuery = z.object({
  days: z.preprocess(one, z.coerce.number().pipe(z.literal(days)).catch(30)),
  method: z.preprocess(one, z.enum(["pickup", "ship"]).catch("pickup")),
  outcome: z.preprocess(one, z.enum(promiseOutcomes).nullable().catch(null)),
});
export type PromiseQuery = z.output<typeof promiseQuery>;
export const promiseDays = days;

export const keptShare = ({ promised, kept }: { promised: number; kept: number }): number | null => (promised === 0 ? null : kept / promised);

/** A suggestion from fewer parts would be chance. */
export const fewestMeasured = 20;
const stepMinutes = 15;

/** `measured`: parts with a time; the rest in minutes of opening time from where the lead began to ready. */
export type LeadTime = { measured: number; medianMinutes: number; p90Minutes: number; suggestedMinutes: number };

/**
 * How long a store really takes: of the parts promised for as soon as possible, the 90th percentile of open minutes until
 * ready, rounded up to a quarter of an hour. Parts for a later hour say nothing: nobody hurries for them. Null when too
 * few were measured.
 */
export function measuredLead(store: OpeningHours, records: readonly PromiseRecord[]): LeadTime | null {
  const minutes = records.flatMap(({ countedFrom, promisedAt, keptAt, leadMinutes, wasMoved }) => {
    if (countedFrom === null || keptAt === null || leadMinutes === null || wasMoved) return [];
    const fromMs = Date.parse(countedFrom);
    const isSoonest = openMinutesBetween(store, fromMs, Date.parse(promisedAt)) <= leadMinutes + 60;
    return isSoonest ? [openMinutesBetween(store, fromMs, Date.parse(keptAt))] : [];
  }).sort((a, b) => a - b);
  if (minutes.length < fewestMeasured) return null;
  const p90 = percentile(minutes, 0.9);
  return { measured: minutes.length, medianMinutes: Math.round(percentile(minutes, 0.5)), p90Minutes: Math.round(p90), suggestedMinutes: Math.max(stepMinutes, Math.ceil(p90 / stepMinutes) * stepMinutes) };
}

/** The smallest value that at least this share does not exceed. */
const percentile = (sorted: readonly number[], share: number): number => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
