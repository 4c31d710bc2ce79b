import { z } from "zod";
import { channels } from "@/lib/domain/channel";
import type { CustomerGroupId, LocationId, ProductId, PromotionId, VariantId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import { segments } from "./promotion";

const most = 100_000_000;
const blankIsNull = (value: unknown) => (value === "" || value === undefined ? null : value);
const count = z.preprocess(blankIsNull, z.coerce.number("Enter a number.").int("Enter a whole number.").min(1, "At least 1.").max(10_000_000, "That is too many.").nullable());
const moment = z.preprocess(blankIsNull, z.coerce.date("Enter a date and time.").nullable());
const amount = z.coerce.number("Enter an amount.").int("Enter whole cents.").min(1, "More than nothing.").max(most, "That is too much.");
const basisPoints = z.coerce.number("Enter a percentage.").int("At most two decimals.").min(1, "More than nothing.").max(10_000, "At most 100 %.");
const units = z.coerce.number("Enter a number.").int("Enter a whole number.").min(1, "At least 1.").max(99, "At most 99.");
const some = <T extends string>(one: z.ZodType<T>) => z.array(one).max(200, "At most 200.").transform((list) => [...new Set(list)].sort());

const effect = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("percent"), basisPoints }),
  z.object({ kind: z.literal("fixed"), amountMinor: amount }),
  z.object({
    kind: z.literal("tiered"),
    tiers: z.array(z.object({ fromMinor: amount, basisPoints })).min(1, "Add a step.").max(6, "At most six steps.")
      .refine((tiers) => tiers.every((tier, i) => { const former = tiers[i - 1]; return !former || (tier.fromMinor > former.fromMinor && tier.basisPoints > former.basisPoints); }), "Each step must ask more and take off more than the one before."),
  }),
  z.object({ kind: z.literal("buy_get"), buy: units, get: units, basisPoints, getProductIds: some(idOf<ProductId>()) }),
  z.object({ kind: z.literal("gift"), variantId: idOf<VariantId>("Choose the gift.") }),
  z.object({ kind: z.literal("free_shipping"), upToMinor: z.preprocess(blankIsNull, amount.nullable()) }),
]);

const conditions = z.object({
  minimumMinor: z.coerce.number("Enter an amount.").int("Enter whole cents.").min(0, "Not below zero.").max(most, "That is too much."),
  channels: some(z.enum(channels)), storeIds: some(idOf<LocationId>()), groupIds: some(idOf<CustomerGroupId>()), segment: z.enum(segments).nullable(),
  productIds: some(idOf<ProductId>()), categoryIds: some(idOf<string>()), isFullPriceOnly: z.boolean(),
});

const code = z.string().trim().min(3, "At least 3 characters.").max(40, "At most 40 characters.").regex(/^[A-Za-z0-9-]+$/, "Letters, digits and hyphens only.").transform((text) => text.toUpperCase());

/** A promotion as its editor sends it; `id` is empty for a new one, `code` for one that needs none or has many. */
export const promotionInput = z.object({
  id: z.preprocess(blankIsNull, idOf<PromotionId>().nullable()),
  version: z.coerce.number().int().min(0),
  name: z.string().trim().min(1, "Say what shoppers should read.").max(80, "At most 80 characters."),
  effect, conditions,
  needsCode: z.boolean(),
  code: z.preprocess(blankIsNull, code.nullable()),
  startsAt: moment, endsAt: moment,
  priority: z.coerce.number("Enter a number.").int("Enter a whole number.").min(0, "Not below zero.").max(100, "At most 100."),
  isCombinable: z.boolean(),
  usageLimit: count, perCustomerLimit: count,
  budgetMinor: z.preprocess(blankIsNull, amount.nullable()),
}).superRefine((promotion, problem) => {
  if (promotion.startsAt && promotion.endsAt && promotion.startsAt >= promotion.endsAt) problem.addIssue({ code: "custom", path: ["endsAt"], message: "The end must be after the start." });
});

export const promotionChoice = z.object({ id: idOf<PromotionId>() });

export const newCodes = z.object({
  id: idOf<PromotionId>(),
  count: z.coerce.number("Enter a number.").int("Enter a whole number.").min(1, "At least 1.").max(5_000, "At most 5,000 at a time."),
  prefix: z.string().trim().max(12, "At most 12 characters.").regex(/^[A-Za-z0-9-]*$/, "Letters, digits and hyphens only.").transform((text) => text.toUpperCase()),
});

export type PromotionInput = z.output<typeof promotionInput>;
export type PromotionChoice = z.output<typeof promotionChoice>;
export type NewCodes = z.output<typeof newCodes>;
