import { z } from "zod";
import type { PriceListId, VariantId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";

/** No price of a single item above a million in major units: more is a slip of the finger. */
const amount = z.coerce.number("Enter an amount.").int("Enter whole cents.").min(0, "A price cannot be negative.").max(100_000_000, "That is more than a million.");

const price = z.object({
  variantId: idOf<VariantId>(),
  priceListId: idOf<PriceListId>(),
  amountMinor: amount,
  compareAtMinor: z.preprocess((value) => (value === "" || value === undefined ? null : value), amount.nullable()),
});
const isSaving = ({ amountMinor, compareAtMinor }: { amountMinor: number; compareAtMinor: number | null }) => compareAtMinor === null || compareAtMinor > amountMinor;
const savesNothing = { path: ["compareAtMinor"], message: "The former price must be higher than the price." };

export const newPrice = price.extend({ version: z.coerce.number().int().min(0) }).refine(isSaving, savesNothing);

/** A price from a later moment on; seconds are dropped. */
export const laterPrice = price.extend({
  startsAt: z.coerce.date("Enter a date and time.").max(new Date("2100-01-01T00:00:00Z"), "That is too far ahead.").transform((at) => new Date(at.getTime() - (at.getTime() % 60_000))),
}).refine(isSaving, savesNothing);

/** A scheduled price by its variant and the list that begins with it. */
export const scheduledPriceKey = price.pick({ variantId: true, priceListId: true });

export type NewPrice = z.output<typeof newPrice>;
export type LaterPrice = z.output<typeof laterPrice>;
export type ScheduledPriceKey = z.output<typeof scheduledPriceKey>;
