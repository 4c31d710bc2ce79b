import type { Tone } from "@/components/ui/tone";
import type { PromotionKind, PromotionState, Segment } from "@/lib/domain/pricing/promotion";

export const kindLabel: Record<PromotionKind, string> = {
  percent: "Percent off", fixed: "Amount off", tiered: "Spend more, save more", buy_get: "Buy X, get Y", gift: "Gift", free_shipping: "Free delivery",
};

export const stateLabel: Record<PromotionState, string> = { running: "running", scheduled: "scheduled", paused: "paused", used_up: "used up", over: "over" };

export const stateTone: Record<PromotionState, Tone> = { running: "positive", scheduled: "info", paused: "neutral", used_up: "warning", over: "neutral" };

export const segmentLabel: Record<Segment, string> = { first_order: "First order", returning: "Ordered before", member: "Has an account" };
