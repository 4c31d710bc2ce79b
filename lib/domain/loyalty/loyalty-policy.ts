import { z } from "zod";
import type { CustomerGroupId, LoyaltyTierId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";

const whole = (least: number, most: number) => z.number("Enter a number.").int("Enter a whole number.").min(least, `At least ${least}.`).max(most, `At most ${most.toLocaleString("en-US")}.`);

const tier = z.object({
  /** Null: a new one. */
  id: idOf<LoyaltyTierId>().nullable(),
  name: z.string().trim().min(1, "Give it a name.").max(40, "Use at most 40 characters."),
  fromMinor: whole(0, 10_000_000),
  pointsPerHundred: whole(0, 2_000),
  groupId: idOf<CustomerGroupId>().nullable(),
});
export type LoyaltyTier = z.output<typeof tier>;

/** How points are earned and how long they last. `version` is the one that was seen. */
export const loyaltyPolicyInput = z.object({
  waitDays: whole(0, 90), validMonths: whole(1, 60), warnDays: whole(1, 90),
  tiers: z.array(tier).min(1, "There is at least one tier.").max(6, "There are at most six tiers."),
  version: z.number().int(),
}).check(({ value: { tiers }, issues }) => {
  const say = (n: number, field: string, message: string) => issues.push({ code: "custom", input: tiers, path: ["tiers", n, field], message });
  if (!tiers.some(({ fromMinor }) => fromMinor === 0)) say(0, "fromMinor", "One tier begins at nothing: everybody starts there.");
  tiers.forEach(({ name, fromMinor }, n) => {
    if (tiers.findIndex((one) => one.name.toLowerCase() === name.toLowerCase()) < n) say(n, "name", "Another tier is called that.");
    if (tiers.findIndex((one) => one.fromMinor === fromMinor) < n) say(n, "fromMinor", "Another tier begins there.");
  });
});
export type LoyaltyPolicy = z.output<typeof loyaltyPolicyInput>;

/** "1.5 points for each dollar" */
export function earnWords(pointsPerHundred: number): string {
  const points = pointsPerHundred / 100;
  return `${points.toLocaleString("en-US")} ${points === 1 ? "point" : "points"} for each dollar`;
}
