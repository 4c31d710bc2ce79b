import { z } from "zod";

const days = (most: number) => z.number("Enter a number of days.").int("Enter whole days.").min(1, "At least 1 day.").max(most, `At most ${most} days.`);

/** What the shop does when an order does not go as planned. `version` is the one that was seen. */
export const exceptionPolicyInput = z.object({
  rejectsWholePart: z.boolean(),
  parkedDays: days(30),
  extendDays: days(14),
  extendTimes: z.number("Enter a number.").int("Enter a whole number.").min(0, "Not below zero.").max(5, "At most 5 times."),
  offersStore: z.boolean(),
  offersDelivery: z.boolean(),
  version: z.number().int(),
});
export type ExceptionPolicy = z.output<typeof exceptionPolicyInput>;
