import { minorOf } from "@/components/staff/catalog/money-text";
import type { Channel } from "@/lib/domain/channel";
import type { ListedPromotion } from "@/lib/domain/pricing/list-promotions";
import { anyone, type Effect, type PromotionKind, type Segment } from "@/lib/domain/pricing/promotion";
import { homeCurrency } from "@/lib/kernel/currency";
import { decimalMoney } from "@/lib/kernel/money";

/** A promotion as it is typed: every number is text, every time is UTC. */
export type PromotionDraft = {
  id: string; version: number; name: string; kind: PromotionKind;
  percent: string; amount: string; tiers: { from: string; percent: string }[]; buy: string; get: string; getProductIds: string[]; giftVariantId: string; upTo: string;
  minimum: string; channels: Channel[]; storeIds: string[]; groupIds: string[]; segment: Segment | ""; productIds: string[]; categoryIds: string[]; isFullPriceOnly: boolean;
  needsCode: boolean; code: string; startsAt: string; endsAt: string; priority: string; isCombinable: boolean; usageLimit: string; perCustomerLimit: string; budget: string;
};

export const blankPromotion: PromotionDraft = {
  id: "", version: 0, name: "", kind: "percent", percent: "10", amount: "", tiers: [{ from: "100", percent: "5" }, { from: "200", percent: "10" }], buy: "2", get: "1", getProductIds: [], giftVariantId: "", upTo: "",
  minimum: "", channels: [], storeIds: [], groupIds: [], segment: "", productIds: [], categoryIds: [], isFullPriceOnly: false,
  needsCode: false, code: "", startsAt: "", endsAt: "", priority: "0", isCombinable: false, usageLimit: "", perCustomerLimit: "", budget: "",
};

export function promotionDraft(one: ListedPromotion): PromotionDraft {
  const money = (minor: number | null) => (minor === null || minor === 0 ? "" : decimalMoney(minor, one.currency));
  const { effect, conditions } = one;
  return {
    ...blankPromotion, id: one.id, version: one.version, name: one.name, kind: effect.kind, ...effectDraft(effect, money),
    minimum: money(conditions.minimumMinor), channels: [...conditions.channels], storeIds: [...conditions.storeIds], groupIds: [...conditions.groupIds], segment: conditions.segment ?? "",
    productIds: [...conditions.productIds], categoryIds: [...conditions.categoryIds], isFullPriceOnly: conditions.isFullPriceOnly,
    needsCode: one.needsCode, code: one.code?.code ?? "", startsAt: momentText(one.startsAt), endsAt: momentText(one.endsAt), priority: String(one.priority), isCombinable: one.isCombinable,
    usageLimit: String(one.usageLimit ?? ""), perCustomerLimit: String(one.perCustomerLimit ?? ""), budget: money(one.budgetMinor),
  };
}

function effectDraft(effect: Effect, money: (minor: number | null) => string): Partial<PromotionDraft> {
  switch (effect.kind) {
    case "percent": return { percent: String(effect.basisPoints / 100) };
    case "fixed": return { amount: money(effect.amountMinor) };
    case "tiered": return { tiers: effect.tiers.map((tier) => ({ from: money(tier.fromMinor), percent: String(tier.basisPoints / 100) })) };
    case "buy_get": return { buy: String(effect.buy), get: String(effect.get), percent: String(effect.basisPoints / 100), getProductIds: [...effect.getProductIds] };
    case "gift": return { giftVariantId: effect.variantId };
    case "free_shipping": return { upTo: money(effect.upToMinor) };
  }
}

/** What is sent and what the preview reads; the server judges it. */
export function promotionOfDraft(draft: PromotionDraft) {
  const money = (text: string) => (text.trim() === "" ? null : minorOf(text, homeCurrency));
  return {
    id: draft.id, version: draft.version, name: draft.name, effect: effectOf(draft, money),
    conditions: {
      ...anyone, minimumMinor: money(draft.minimum) ?? 0, channels: draft.channels, storeIds: draft.storeIds, groupIds: draft.groupIds, segment: draft.segment === "" ? null : draft.segment,
      productIds: draft.productIds, categoryIds: draft.categoryIds, isFullPriceOnly: draft.isFullPriceOnly,
    },
    needsCode: draft.needsCode, code: draft.needsCode ? draft.code : "", startsAt: instantOf(draft.startsAt), endsAt: instantOf(draft.endsAt), priority: draft.priority, isCombinable: draft.isCombinable,
    usageLimit: draft.usageLimit, perCustomerLimit: draft.perCustomerLimit, budgetMinor: money(draft.budget),
  };
}

function effectOf(draft: PromotionDraft, money: (text: string) => number | null) {
  const basisPoints = pointsOf(draft.percent);
  switch (draft.kind) {
    case "percent": return { kind: draft.kind, basisPoints };
    case "fixed": return { kind: draft.kind, amountMinor: money(draft.amount) ?? Number.NaN };
    case "tiered": return { kind: draft.kind, tiers: draft.tiers.map((tier) => ({ fromMinor: money(tier.from) ?? Number.NaN, basisPoints: pointsOf(tier.percent) })) };
    case "buy_get": return { kind: draft.kind, buy: Number(draft.buy || Number.NaN), get: Number(draft.get || Number.NaN), basisPoints, getProductIds: draft.getProductIds };
    case "gift": return { kind: draft.kind, variantId: draft.giftVariantId };
    case "free_shipping": return { kind: draft.kind, upToMinor: money(draft.upTo) };
  }
}

const pointsOf = (text: string): number => Math.round(Number(text.trim() || Number.NaN) * 100);
const momentText = (at: Date | null): string => at?.toISOString().slice(0, 16) ?? "";
/** A time field as an instant; empty stays empty. */
const instantOf = (text: string): string => (text === "" ? "" : `${text}Z`);
