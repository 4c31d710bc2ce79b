import { z } from "zod";
import type { CouponId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";

const blankIsNull = (value: unknown) => (value === "" || value === undefined ? null : value);
const count = z.preprocess(blankIsNull, z.coerce.number("Enter a number.").int("Enter a whole number.").min(1, "At least 1.").max(10_000_000, "That is too many.").nullable());
const moment = z.preprocess(blankIsNull, z.coerce.date("Enter a date and time.").nullable());

/** The fields of a coupon's form; `id` is empty for a new one. */
export const couponInput = z.object({
  id: z.preprocess(blankIsNull, idOf<CouponId>().nullable()),
  version: z.coerce.number().int().min(0),
  code: z.string().trim().min(3, "At least 3 characters.").max(40, "At most 40 characters.").regex(/^[A-Za-z0-9-]+$/, "Letters, digits and hyphens only.").transform((code) => code.toUpperCase()),
  name: z.string().trim().min(1, "Say what this coupon is for.").max(120, "At most 120 characters."),
  kind: z.enum(["percent", "fixed"]),
  value: z.coerce.number("Enter a number.").int().min(1, "More than nothing.").max(100_000_000, "That is too much."),
  minimumSubtotalMinor: z.coerce.number("Enter an amount.").int().min(0, "Not below zero.").max(100_000_000, "That is too much.").default(0),
  startsAt: moment,
  endsAt: moment,
  usageLimit: count,
  perCustomerLimit: count,
  isActive: z.preprocess((value) => value === true || value === "on" || value === "true", z.boolean()),
}).superRefine((coupon, problem) => {
  if (coupon.kind === "percent" && coupon.value > 10_000) problem.addIssue({ code: "custom", path: ["value"], message: "At most 100 %." });
  if (coupon.startsAt && coupon.endsAt && coupon.startsAt >= coupon.endsAt) problem.addIssue({ code: "custom", path: ["endsAt"], message: "The end must be after the start." });
});

export type CouponInput = z.output<typeof couponInput>;
