import { z } from "zod";
import type { LocationId, VariantId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";

/** Backorder: it was here and comes again. Pre-order: it comes for the first time. */
export const sellAheadKinds = ["backorder", "pre_order"] as const;
export type SellAheadKind = (typeof sellAheadKinds)[number];

export const sellAheadLabel: Record<SellAheadKind, string> = { backorder: "Backorder", pre_order: "Pre-order" };

/** "none": nothing is promised before it is there. */
export const sellAheadInput = z.object({
  variantId: idOf<VariantId>(), locationId: idOf<LocationId>(),
  kind: z.enum(["none", ...sellAheadKinds], "Choose what shoppers may do."),
  cap: z.union([z.literal("").transform(() => 0), z.coerce.number("Enter a whole number.").int("Enter a whole number.").min(0, "Enter 0 or more.").max(9_999, "At most 9999.")]).default(0),
});
export type SellAheadInput = z.output<typeof sellAheadInput>;
