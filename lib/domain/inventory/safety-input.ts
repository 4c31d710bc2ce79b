import { z } from "zod";
import type { LocationId, VariantId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import type { SafetyInputs } from "./safety-stock";

const place = z.object({ variantId: idOf<VariantId>(), locationId: idOf<LocationId>() });
const units = z.coerce.number("Enter a whole number.").int("Enter a whole number.").min(0, "Enter 0 or more.").max(999, "At most 999.");

/** `seen` is what the screen showed: another figure by now is not taken unseen. */
export const acceptSafetyInput = z.object({ rows: z.array(place.extend({ seen: units })).min(1).max(200) });
export type AcceptSafety = z.output<typeof acceptSafetyInput>;

export const pinSafetyInput = place.extend({ units, reason: z.string().trim().min(1, "Say why.").max(200, "At most 200 characters.") });
export type PinSafety = z.output<typeof pinSafetyInput>;

export const safetyPlaceInput = place;
export type SafetyPlace = z.output<typeof place>;

export const safetyLearningInput = z.object({ locationId: idOf<LocationId>(), isAutomatic: z.boolean() });

export const safetyShows = ["advice", "pinned", "changed", "all"] as const;
export const safetyShowLabel: Record<(typeof safetyShows)[number], string> = { advice: "To decide", pinned: "Pinned", changed: "Can be undone", all: "All" };

/** The list's address. Anything unknown falls back, so that an old link still opens. */
export const safetyQuery = z.object({
  q: z.string().trim().max(120).catch(""),
  show: z.enum(safetyShows).catch("advice"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type SafetyQuery = z.output<typeof safetyQuery>;

export type SafetyRow = {
  variantId: VariantId; locationId: LocationId; sku: string; title: string; variantTitle: string;
  /** In force; on hand and fit for sale, promises included. */
  safetyStock: number; sellable: number;
  /** Learned; null for a level that was not looked at yet. */
  units: number | null; inputs: SafetyInputs | null;
  isPinned: boolean; pinReason: string; replaced: number | null;
};
export type SafetyPage = { rows: SafetyRow[]; total: number; pageSize: number; counts: Record<(typeof safetyShows)[number], number>; isAutomatic: boolean; learnedAt: string | null };
