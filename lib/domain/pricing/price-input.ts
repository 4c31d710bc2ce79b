import { z } from "zod";
import type { PriceListId, VariantId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";

/** No price of a single item above a million in major units: more is a slip of the finger. */
const amount = z.coerce.number("Enter an amount.").int("Enter whole cents.").min(0, "A price cannot be negative.").max(100_000_000, "That is more than a million.");

export const newPrice = z.object({
  variantId: idOf<VariantId>(),
  priceListId: idOf<PriceListId>(),
  amountMinor: amount,
  compareAtMinor: z.preprocess((value) => (value === "" || value === undefined ? null : value), amount.nullable()),
  version: z.coerce.number().int().min(0),
}).refine((price) => price.compareAtMinor === null || price.compareAtMinor > price.amountMinor, { path: ["compareAtMinor"], message: "The former price must be higher than the price." });

export type NewPrice = z.output<typeof newPrice>;
