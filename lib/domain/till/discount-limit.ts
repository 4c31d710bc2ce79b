import { z } from "zod";
import { roles, type Role } from "@/lib/domain/identity/permission";
import type { HandTaken } from "@/lib/domain/pricing/hand-discount";
import { shareOf } from "@/lib/domain/pricing/take-off";
import { formatMoney } from "@/lib/kernel/money";

/** What somebody may take off by themselves: a share of each line, and an amount of one sale (null: any amount). */
export type DiscountLimit = { basisPoints: number; amountMinor: number | null };
export type DiscountLimits = Record<Role, DiscountLimit>;

const nothing: DiscountLimit = { basisPoints: 0, amountMinor: 0 };
/** Until an administrator says otherwise. */
export const houseLimits: DiscountLimits = {
  associate: { basisPoints: 1_000, amountMinor: 5_000 }, store_manager: { basisPoints: 5_000, amountMinor: 50_000 }, admin: { basisPoints: 10_000, amountMinor: null },
  inventory_planner: nothing, service_agent: nothing, merchandiser: nothing,
};

/**
 * Whether one person's discounts of a sale keep to a limit. `leftMinor` is what each line cost before; a share of the whole sale
 * lands on its lines rounded, so each may be one cent above.
 */
export function isWithin({ basisPoints, amountMinor }: DiscountLimit, taken: readonly Pick<HandTaken, "amountMinor" | "lines">[], leftMinor: ReadonlyMap<string, number>): boolean {
  if (amountMinor !== null && taken.reduce((sum, one) => sum + one.amountMinor, 0) > amountMinor) return false;
  const byLine = new Map<string, number>();
  for (const part of taken.flatMap((one) => one.lines)) byLine.set(part.key, (byLine.get(part.key) ?? 0) + part.amountMinor);
  return [...byLine].every(([key, minor]) => minor <= shareOf(leftMinor.get(key) ?? 0, basisPoints) + (basisPoints > 0 ? 1 : 0));
}

/** Whether somebody makes a sale void without another's PIN: whoever may approve at a till, and others up to what they may take off a sale. */
export function mayVoid({ role, mayApprove }: { role: Role; mayApprove: boolean }, limits: DiscountLimits, totalMinor: number): boolean {
  const { amountMinor } = limits[role];
  return mayApprove || amountMinor === null || totalMinor <= amountMinor;
}

/** "10% of an item, $50.00 of a sale" */
export function limitWords({ basisPoints, amountMinor }: DiscountLimit, currency: string): string {
  if (basisPoints === 0) return "nothing";
  return `${basisPoints / 100}% of an item, ${amountMinor === null ? "any amount" : formatMoney(amountMinor, currency)} of a sale`;
}

export const discountLimitInput = z.object({
  role: z.enum(roles),
  basisPoints: z.number("Enter a percentage.").int("Use at most two decimals.").min(0, "Not below zero.").max(10_000, "At most 100%."),
  amountMinor: z.number("Enter an amount.").int().min(0, "Not below zero.").max(100_000_000, "That is more than any sale.").nullable(),
  /** The one that was seen; 0 where the rules of the house hold. */
  version: z.number().int().min(0),
});
export type DiscountLimitWish = z.output<typeof discountLimitInput>;
