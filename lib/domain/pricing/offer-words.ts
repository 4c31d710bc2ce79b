import { formatMoney } from "@/lib/kernel/money";
import type { Conditions, Effect } from "./promotion";
import type { RefusedPromotion, Verdict } from "./promote";

/** The offer in words: "10% off from $50", "Buy 3, pay for 2". */
export function offerWords({ effect, conditions, currency, gift = null }: { effect: Effect; conditions: Pick<Conditions, "minimumMinor">; currency: string; gift?: { title: string } | null }): string {
  const from = conditions.minimumMinor > 0 ? ` from ${round(conditions.minimumMinor, currency)}` : "";
  switch (effect.kind) {
    case "percent": return `${percent(effect.basisPoints)} off${from}`;
    case "fixed": return `${round(effect.amountMinor, currency)} off${from}`;
    case "tiered": return effect.tiers.map((tier) => `${percent(tier.basisPoints)} off from ${round(tier.fromMinor, currency)}`).join(", ");
    case "buy_get": return effect.basisPoints === 10_000 && effect.getProductIds.length === 0 ? `Buy ${effect.buy + effect.get}, pay for ${effect.buy}${from}` : `Buy ${effect.buy}, get ${effect.get} ${effect.basisPoints === 10_000 ? "free" : `at ${percent(effect.basisPoints)} off`}${from}`;
    case "gift": return `${gift?.title ?? "A gift"} free${from}`;
    case "free_shipping": return `Free delivery${from}`;
  }
}

export type DiscountRow = { key: string; label: string; amountMinor: number };

/** What each promotion takes off the goods, by name and with the code that was entered for it. */
export const discountRows = (promotions: readonly Verdict[]): DiscountRow[] => promotions.flatMap((one) => {
  const amountMinor = one.isApplied ? one.lines.reduce((sum, part) => sum + part.amountMinor, 0) : 0;
  return amountMinor > 0 ? [{ key: one.promotionId, label: one.code ? `${one.name} (${one.code})` : one.name, amountMinor }] : [];
});

/** Who pays for a delivery that would cost something. */
export const deliveryPayers = (promotions: readonly Verdict[]): string => promotions.flatMap((one) => (one.isApplied && one.groups.length > 0 ? [one.name] : [])).join(", ");

/** What would earn it, where the cart can: "$12.40 to go". Null where it cannot. */
export function toGoWords({ why }: Pick<RefusedPromotion, "why">, currency: string): string | null {
  if (why.kind === "minimum") return `${formatMoney(why.missingMinor, currency)} to go`;
  return why.kind === "quantity" ? `${why.missing} more to go` : null;
}

const whyWords: Record<Exclude<RefusedPromotion["why"]["kind"], "minimum" | "quantity" | "beaten" | "not_started">, string> = {
  over: "It is over.", paused: "It is paused.", used_up: "Its uses are used up.", code_used: "This code was used.", person: "This person used it as often as they may.", budget: "Its budget does not cover it.",
  currency: "It is in another currency.", channel: "Not in this channel.", store: "Nothing is collected at its stores.", group: "Not for this customer group.", segment: "Not for this kind of shopper.",
  goods: "None of its goods are in the cart.", no_delivery: "There is no delivery it could pay for.", gift_missing: "Earned, but the gift is not in the cart.", nothing_left: "Nothing is left to take it off.",
};

/** Why a promotion did not count, for staff. */
export function whyNotWords(verdict: RefusedPromotion, currency: string): string {
  const { why } = verdict;
  if (why.kind === "minimum") return `Needs ${formatMoney(why.minimumMinor, currency)} of its goods: ${formatMoney(why.missingMinor, currency)} to go.`;
  if (why.kind === "quantity") return `${why.missing} more of its goods to go.`;
  if (why.kind === "beaten") return `${why.by} gives more, and they cannot stand together.`;
  return why.kind === "not_started" ? "It has not begun." : whyWords[why.kind];
}

const percent = (basisPoints: number): string => `${basisPoints / 100}%`;
const round = (minor: number, currency: string): string => formatMoney(minor, currency).replace(/\.00$/, "");
