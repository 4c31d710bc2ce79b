import type { Channel } from "@/lib/domain/channel";
import { asId, type CustomerGroupId, type LocationId, type ProductId, type PromotionCodeId, type PromotionId, type VariantId } from "@/lib/kernel/ids";

export const promotionKinds = ["percent", "fixed", "tiered", "buy_get", "gift", "free_shipping"] as const;
export type PromotionKind = (typeof promotionKinds)[number];

/** What a promotion does. Percentages are basis points, amounts minor units. */
export type Effect =
  | { kind: "percent"; basisPoints: number }
  | { kind: "fixed"; amountMinor: number }
  /** The highest step that the goods reach counts. */
  | { kind: "tiered"; tiers: readonly { fromMinor: number; basisPoints: number }[] }
  /** Of every `buy + get` units `get` are cheaper; with `getProductIds` those are the cheaper ones, and the goods bought are full price. */
  | { kind: "buy_get"; buy: number; get: number; basisPoints: number; getProductIds: readonly ProductId[] }
  | { kind: "gift"; variantId: VariantId }
  /** Deliveries that cost more are not paid for; null: whatever they cost. */
  | { kind: "free_shipping"; upToMinor: number | null };

export const segments = ["first_order", "returning", "member"] as const;
/** What is known of a shopper without a list being kept: how often they ordered, and whether they have an account. */
export type Segment = (typeof segments)[number];

/** All must hold; an empty list asks nothing. */
export type Conditions = {
  /** Of the goods it counts for. */
  minimumMinor: number;
  channels: readonly Channel[];
  /** Goods collected or bought in these stores. */
  storeIds: readonly LocationId[];
  groupIds: readonly CustomerGroupId[];
  segment: Segment | null;
  productIds: readonly ProductId[];
  categoryIds: readonly string[];
  /** Goods that are reduced already are left out. */
  isFullPriceOnly: boolean;
};

export const anyone: Conditions = { minimumMinor: 0, channels: [], storeIds: [], groupIds: [], segment: null, productIds: [], categoryIds: [], isFullPriceOnly: false };

export type Promotion = {
  id: PromotionId;
  name: string;
  effect: Effect;
  conditions: Conditions;
  currency: string;
  startsAt: Date | null;
  endsAt: Date | null;
  isActive: boolean;
  /** Of two that give the same, the higher one counts. */
  priority: number;
  /** May count beside others that may. */
  isCombinable: boolean;
  usageLimit: number | null;
  perCustomerLimit: number | null;
  budgetMinor: number | null;
  used: number;
  spentMinor: number;
  /** Orders of the person asking that used it; 0 while we do not know who asks. */
  usedByPerson: number;
  /** The code that was entered for it; null where it needs none. */
  code: { id: PromotionCodeId; code: string; isUsedUp: boolean } | null;
  gift: { variantId: VariantId; title: string; slug: string } | null;
};

/** A promotion as SQL hands it over (see `promotionsOf`). */
export type PromotionFacts = Omit<Promotion, "id" | "startsAt" | "endsAt"> & { id: string; startsAt: string | null; endsAt: string | null };

export const promotionFrom = (facts: PromotionFacts): Promotion => ({
  ...facts, id: asId<PromotionId>(facts.id),
  startsAt: facts.startsAt ? new Date(facts.startsAt) : null, endsAt: facts.endsAt ? new Date(facts.endsAt) : null,
});

/** Whether placing has to count it: without a limit no order waits for another. */
export const isLimited = ({ usageLimit, perCustomerLimit, budgetMinor, code }: Pick<Promotion, "usageLimit" | "perCustomerLimit" | "budgetMinor" | "code">): boolean =>
  usageLimit !== null || perCustomerLimit !== null || budgetMinor !== null || code !== null;

export type PromotionState = "paused" | "scheduled" | "running" | "over" | "used_up";

export function promotionState(promotion: Pick<Promotion, "isActive" | "startsAt" | "endsAt" | "usageLimit" | "used" | "budgetMinor" | "spentMinor">, now: Date): PromotionState {
  if (promotion.endsAt && promotion.endsAt <= now) return "over";
  if (!promotion.isActive) return "paused";
  if ((promotion.usageLimit !== null && promotion.used >= promotion.usageLimit) || (promotion.budgetMinor !== null && promotion.spentMinor >= promotion.budgetMinor)) return "used_up";
  return promotion.startsAt && promotion.startsAt > now ? "scheduled" : "running";
}
