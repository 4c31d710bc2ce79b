import type { EventKind } from "./events";

/** Names of the tasks that jobs.ts carries out. */
export type TaskName =
  | "link_order_to_customer" | "send_order_mail" | "send_ready_mail" | "settle_payments" | "refresh_search_document" | "refresh_search_statistics" | "expire_cache_tags"
  | "send_cart_mail" | "send_account_mail" | "send_pending_message" | "finish_stuck_checkouts" | "expire_holds" | "expire_uncollected" | "expire_shopper_choice" | "check_invariants" | "send_pickup_reminder" | "complete_order"
  | "expire_checkouts" | "renew_authorizations" | "deliver_test_notices" | "watch_low_stock" | "send_purchase_mail" | "send_return_mail" | "expire_order_edits" | "send_gift_card_mail" | "finish_return" | "expire_returns" | "notify_agent" | "drop_old_answers" | "apply_timed_prices" | "free_abandoned_jobs" | "route_parked";

/** What follows from a fact: one job for each, in the same statement that records it. */
export const reactions: Partial<Record<EventKind, readonly TaskName[]>> = {
  "order.placed": ["link_order_to_customer", "send_order_mail"],
  "order.receipt_asked": ["link_order_to_customer", "send_order_mail"],
  "order.link_requested": ["send_order_mail"],
  "order.cancelled": ["send_order_mail", "settle_payments", "notify_agent"],
  "order.line_cancelled": ["send_order_mail", "settle_payments", "notify_agent"],
  "order.edit_requested": ["send_order_mail"],
  "order.edit_confirmed": ["send_order_mail", "settle_payments", "notify_agent"],
  "order.pickup_person_changed": ["send_order_mail"],
  "fulfillment.ready": ["notify_agent"],
  "fulfillment.ready_resent": ["send_order_mail"],
  "fulfillment.reminder_due": ["send_order_mail"],
  "fulfillment.rescheduled": ["send_order_mail", "notify_agent"],
  "fulfillment.extended": ["send_order_mail", "notify_agent"],
  "fulfillment.awaiting_shopper": ["send_order_mail"],
  "fulfillment.shopper_chose": ["send_order_mail", "settle_payments", "complete_order", "notify_agent"],
  "fulfillment.expired": ["send_order_mail", "settle_payments"],
  "fulfillment.cancelled": ["settle_payments", "complete_order"],
  "fulfillment.part_handed_over": ["settle_payments", "send_order_mail", "notify_agent"],
  "fulfillment.handed_over": ["settle_payments", "complete_order", "send_order_mail", "notify_agent"],
  "fulfillment.shipped": ["settle_payments", "send_order_mail", "notify_agent"],
  "fulfillment.delivered": ["complete_order", "notify_agent"],
  "fulfillment.rerouted": ["send_order_mail", "notify_agent"],
  "fulfillment.lost": ["settle_payments", "send_order_mail", "complete_order", "notify_agent"],
  "payment.refunded": ["send_order_mail", "finish_return", "notify_agent"],
  "payment.lapsed": ["send_order_mail"],
  "purchase.ordered": ["send_purchase_mail"],
  "purchase.cancelled": ["send_purchase_mail"],
  "stored_value.issued": ["send_gift_card_mail"],
  "return.approved": ["send_return_mail"],
  "return.received": ["send_return_mail"],
  "return.refund_asked": ["settle_payments"],
  "return.refunded": ["send_return_mail"],
  "return.exchanged": ["send_return_mail", "settle_payments"],
  "return.rejected": ["send_return_mail"],
  "cart.shared": ["send_cart_mail"],
  "account.verification_requested": ["send_account_mail"],
  "account.reset_requested": ["send_account_mail"],
  "product.changed": ["refresh_search_document", "expire_cache_tags"],
  "product.created": ["refresh_search_document", "expire_cache_tags"],
  "price.changed": ["refresh_search_document", "expire_cache_tags"],
  "price_list.turned": ["refresh_search_document", "expire_cache_tags"],
  "review.written": ["refresh_search_document", "expire_cache_tags"],
  "category.changed": ["expire_cache_tags"],
  "location.changed": ["expire_cache_tags"],
  "location.closed_early": ["expire_cache_tags"],
  "location.paused": ["expire_cache_tags"],
  "location.resumed": ["expire_cache_tags"],
};
