/** Everything the business says no to. Wording: `wording.ts`. */
export type RefusalCode =
  | "invalid" | "unauthenticated" | "forbidden" | "not_found" | "stale_version" | "too_many_attempts" | "key_reused" | "in_progress"
  | "email_taken" | "wrong_credentials" | "link_expired" | "email_unverified" | "last_admin"
  | "out_of_stock" | "not_sold_here" | "pickup_off" | "parcel_too_large" | "store_closed" | "slot_full" | "no_capacity" | "slot_past" | "past_cutoff" | "delivery_off" | "moved_often" | "hold_expired" | "held_long" | "below_promised" | "not_free" | "duplicate_count"
  | "cart_empty" | "cart_changed" | "price_changed" | "quantity_limit" | "line_problem"
  | "coupon_unknown" | "coupon_expired" | "coupon_not_started" | "coupon_minimum" | "coupon_used_up" | "coupon_once" | "coupon_alone" | "coupon_quantity" | "coupon_nothing_left" | "coupon_elsewhere" | "coupon_not_yours" | "coupon_goods" | "coupon_no_delivery" | "coupon_gift"
  | "promotion_over" | "promotion_used" | "code_missing" | "no_code_needed" | "last_list" | "name_taken" | "code_taken" | "price_begun" | "cart_full" | "store_required"
  | "address_required" | "contact_required" | "slot_required" | "card_declined" | "card_unclear" | "challenge_required" | "gateway_down" | "refund_too_large" | "tender_changed" | "gift_card_unknown" | "gift_card_empty" | "gift_card_spent" | "gift_cards_only" | "over_limit" | "balance_short"
  | "illegal_move" | "claimed_by_other" | "wrong_item" | "already_picked" | "nothing_to_pick" | "not_boxed" | "label_required" | "labels_live" | "carrier_refused" | "carrier_down" | "already_received" | "other_end" | "not_ready" | "wrong_code" | "code_locked" | "pass_unknown" | "pass_used" | "pass_revoked" | "passes_enough" | "extended_often" | "wrong_store" | "no_transfer" | "undo_expired"
  | "second_person" | "still_counting" | "uncounted" | "head_office"
  | "not_returnable" | "no_credit" | "no_returns_here" | "receipt_needed" | "receipt_unknown"
  | "till_locked" | "till_closed" | "till_open" | "cash_short" | "approval_needed" | "not_last_sale"
  | "not_bought" | "already_reviewed" | "questions_enough"
  | "gtin_invalid" | "slug_taken" | "sku_taken" | "hours_overlap" | "has_open_work";

export type RefusalFacts = Record<string, string | number | boolean | null | string[]>;

/** The business says no: nothing happened, the transaction rolls back, the caller learns why. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  constructor(readonly code: RefusalCode, readonly facts: RefusalFacts = {}) {
    super(code);
  }
}

/**
 * Answer of every door: done, or the reason why not. `fields` maps a form field to its message; `typed` is what the
 * form said, where the page that answers has to write it again (no scripts), without secrets.
 */
export type Outcome<T> =
  | { ok: true; data: T }
  | { ok: false; code: RefusalCode; message: string; facts: RefusalFacts; fields: Record<string, string>; typed?: Record<string, string> };
