import type { RefusalCode } from "@/lib/kernel/refusal";

/** Why an attempt to place became no order; kept with the checkout, so that the page says it after a reload as well. */
export const checkoutFailures = [
  "card_declined", "challenge_required", "gateway_down", "hold_expired", "out_of_stock", "slot_full", "no_capacity", "slot_past", "past_cutoff", "delivery_off", "slot_required", "store_closed", "pickup_off", "not_found",
  "coupon_used_up", "coupon_once", "coupon_expired", "promotion_over",
] as const satisfies readonly RefusalCode[];
export type CheckoutFailure = (typeof checkoutFailures)[number];

export const asFailure = (code: string | null): CheckoutFailure | null => checkoutFailures.find((known) => known === code) ?? null;
