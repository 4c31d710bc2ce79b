import { z } from "zod";
import type { FulfillmentId } from "@/lib/kernel/ids";
import type { FulfillmentMethod, FulfillmentStatus } from "./fulfillment-state";

/** What waits for somebody. Uncollected: its last day has come, or it is over and waits to be put back. Parked: no place can send it, and it is tried again until its day. Missed: the van was at the door, and nobody was there. */
export const exceptionKinds = ["parked", "choosing", "missed", "on_hold", "uncollected"] as const;
export type ExceptionKind = (typeof exceptionKinds)[number];
export const exceptionLabel: Record<ExceptionKind, string> = { parked: "Parked", choosing: "Shopper choosing", missed: "Nobody was there", on_hold: "On hold", uncollected: "Uncollected" };

const first = <T>(value: T | T[] | undefined): T | undefined => (Array.isArray(value) ? value[0] : value);
export const exceptionQuery = z.object({ show: z.preprocess(first, z.enum(exceptionKinds).nullable().catch(null)) });
export type ExceptionQuery = z.output<typeof exceptionQuery>;

/** Instants are ISO strings. `why` is the latest reason; `until` when the shop decides by itself. */
export type ExceptionRow = {
  id: FulfillmentId; number: string; orderNumber: string; kind: ExceptionKind; method: FulfillmentMethod; status: FulfillmentStatus; storeName: string; timeZone: string; customerName: string;
  units: number; why: string; who: string; since: string; until: string | null; version: number;
};

/** Units given back, by whatever they are counted by. */
export type RejectedUnits = { key: string; label: string; detail: string; day: number; week: number };
export type RejectionFigures = { dayUnits: number; weekUnits: number; dayRerouted: number; weekRerouted: number; reasons: RejectedUnits[]; items: RejectedUnits[]; stores: RejectedUnits[] };
