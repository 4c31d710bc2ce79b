import { z } from "zod";
import type { LocationId, VariantId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import { adjustmentReasons } from "./movement";

const units = z.coerce.number("Enter a whole number.").int("Enter a whole number.");
const count = units.min(0, "Enter 0 or more.").max(1_000_000, "That is more than a million.");
const note = z.string().trim().max(300, "Keep it under 300 characters.").default("");
const place = { variantId: idOf<VariantId>(), locationId: idOf<LocationId>() };

/** Either a change or a new amount. A new amount needs the version it was seen at. */
export const adjustmentInput = z.object({
  ...place,
  delta: units.min(-1_000_000).max(1_000_000).optional(),
  setTo: count.optional(),
  reason: z.enum(adjustmentReasons, "Choose a reason."),
  note,
  version: z.coerce.number().int().optional(),
  /** The same key adjusts once. */
  key: z.string().min(8).max(100).optional(),
}).refine((input) => (input.delta === undefined) !== (input.setTo === undefined), { path: ["delta"], message: "Enter a change or a new amount." });

export const stockSettingsInput = z.object({
  ...place,
  safetyStock: count.optional(),
  reorderPoint: count.optional(),
  canPickup: z.boolean().optional(),
  aisle: z.string().trim().max(12, "At most 12 characters.").optional(),
  bay: z.string().trim().max(12, "At most 12 characters.").optional(),
  reason: z.string().trim().max(330).optional(),
  version: z.coerce.number().int(),
});

export const countRequestInput = z.object({ ...place, reason: z.string().trim().min(1, "Say why.").max(300) });

export type Adjustment = z.output<typeof adjustmentInput>;
export type StockSettings = z.output<typeof stockSettingsInput>;
