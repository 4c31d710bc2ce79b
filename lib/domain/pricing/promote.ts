import type { PromotionCodeId, PromotionId } from "@/lib/kernel/ids";
import type { Basket } from "./promotion-basket";
import { isLimited, type Promotion, type PromotionKind } from "./promotion";
import { takeOff, type Left, type Part, type TakenOff } from "./take-off";
import { whyNot, type WhyNot } from "./why-not";

type About = { promotionId: PromotionId; name: string; kind: PromotionKind; code: string | null };
/** `lines` and `groups`: where the amount landed; they sum to it. */
export type AppliedPromotion = About & { isApplied: true; codeId: PromotionCodeId | null; isLimited: boolean; amountMinor: number; lines: Part[]; groups: Part[] };
export type RefusedPromotion = About & { isApplied: false; why: WhyNot; gift: Promotion["gift"] };
/** Whether a promotion counts, what it takes off and where, or the one condition that fails. */
export type Verdict = AppliedPromotion | RefusedPromotion;

type Outcome = { totalMinor: number; applied: AppliedPromotion[]; refused: Map<PromotionId, WhyNot> };

/**
 * What promotions do to a basket. Those that may stand together count one after the other, each on what the former left
 * (gifts and bundles, then percentages, then amounts, which gives the shopper most); an exclusive one counts alone. The way that takes off
 * most is chosen; of equal ways the combined one, then higher priority, then the older. The order of lines and of promotions changes nothing.
 */
export function promote(promotions: readonly Promotion[], unsorted: Basket): Verdict[] {
  const basket = { ...unsorted, lines: unsorted.lines.toSorted((a, b) => a.key.localeCompare(b.key)) };
  const ordered = promotions.toSorted((a, b) => rank[a.effect.kind] - rank[b.effect.kind] || b.priority - a.priority || a.id.localeCompare(b.id));
  const refused = new Map(ordered.flatMap((promotion) => { const why = whyNot(promotion, basket); return why ? [[promotion.id, why] as const] : []; }));
  const earned = ordered.filter((promotion) => !refused.has(promotion.id));
  const exclusive = earned.filter((promotion) => !promotion.isCombinable).toSorted((a, b) => b.priority - a.priority || a.id.localeCompare(b.id));
  const ways = [earned.filter((promotion) => promotion.isCombinable), ...exclusive.map((promotion) => [promotion])].map((way) => apply(way, basket));
  const best = ways.reduce((a, b) => (b.totalMinor > a.totalMinor ? b : a));
  return ordered.map((promotion): Verdict => {
    const applied = best.applied.find((one) => one.promotionId === promotion.id);
    if (applied) return applied;
    const own = refused.get(promotion.id) ?? ways.find((way) => way.refused.has(promotion.id))?.refused.get(promotion.id);
    return { ...aboutOf(promotion), isApplied: false, gift: promotion.gift, why: own ?? { kind: "beaten", by: best.applied.map((one) => one.name).join(" and ") } };
  });
}

const rank: Record<PromotionKind, number> = { gift: 0, buy_get: 1, percent: 2, tiered: 3, fixed: 4, free_shipping: 5 };

function apply(promotions: readonly Promotion[], basket: Basket): Outcome {
  let left: Left = { lines: new Map(basket.lines.map((line) => [line.key, line.unitMinor * line.quantity])), groups: new Map(basket.groups.map((group) => [group.key, group.chargeMinor])) };
  const outcome: Outcome = { totalMinor: 0, applied: [], refused: new Map() };
  for (const promotion of promotions) {
    const taken = takeOff(promotion, basket, left);
    const amountMinor = [...taken.lines, ...taken.groups].reduce((sum, part) => sum + part.amountMinor, 0);
    const isOverBudget = promotion.budgetMinor !== null && amountMinor > promotion.budgetMinor - promotion.spentMinor;
    if (amountMinor === 0 || isOverBudget) {
      outcome.refused.set(promotion.id, { kind: isOverBudget ? "budget" : "nothing_left" });
      continue;
    }
    left = without(left, taken);
    outcome.totalMinor += amountMinor;
    outcome.applied.push({ ...aboutOf(promotion), isApplied: true, codeId: promotion.code?.id ?? null, isLimited: isLimited(promotion), amountMinor, ...taken });
  }
  return outcome;
}

const without = (left: Left, taken: TakenOff): Left => ({ lines: less(left.lines, taken.lines), groups: less(left.groups, taken.groups) });
const less = (amounts: ReadonlyMap<string, number>, parts: readonly Part[]) => parts.reduce((map, { key, amountMinor }) => map.set(key, (map.get(key) ?? 0) - amountMinor), new Map(amounts));

const aboutOf = ({ id, name, effect, code }: Promotion): About => ({ promotionId: id, name, kind: effect.kind, code: code?.code ?? null });
