/**
 * Every kind of fact that can happen. Payloads hold ids and amounts (and before/after of what staff edit), never
 * personal data; who, where and to whom are columns of the row.
 */
export type EventKind =
  // browsing, recorded only as far as the shopper allows
  | "product.viewed" | "category.viewed" | "search.performed" | "store.chosen" | "currency.chosen" | "store.visited"
  // carts
  | "cart.line_added" | "cart.line_changed" | "cart.line_removed" | "cart.merged" | "cart.shared" | "wish.added" | "wish.removed"
  // checkout and orders
  | "checkout.started" | "checkout.declined" | "checkout.expired" | "checkout.cancelled" | "order.placed" | "order.discounted" | "order.paid" | "order.completed" | "order.cancelled" | "order.line_cancelled" | "order.claimed" | "order.link_requested" | "order.pickup_person_changed" | "order.edit_proposed" | "order.edit_requested" | "order.edit_confirmed" | "order.edit_declined" | "order.edit_expired"
  // fulfillment
  | "fulfillment.opened" | "fulfillment.claimed" | "fulfillment.taken_over" | "fulfillment.prioritized" | "fulfillment.picking_started" | "fulfillment.line_picked" | "fulfillment.line_missing" | "fulfillment.ready" | "fulfillment.unready"
  | "fulfillment.on_my_way" | "fulfillment.arrived" | "fulfillment.arrival_withdrawn" | "fulfillment.packed" | "fulfillment.handed_over" | "fulfillment.part_handed_over" | "fulfillment.shipped" | "fulfillment.out_for_delivery" | "fulfillment.delivery_missed" | "fulfillment.delivered" | "fulfillment.lost" | "fulfillment.cancelled"
  | "fulfillment.awaiting_shopper" | "fulfillment.shopper_chose" | "fulfillment.rescheduled" | "fulfillment.reminder_due" | "fulfillment.expired" | "fulfillment.ready_resent" | "fulfillment.code_refused" | "fulfillment.step_undone" | "fulfillment.stock_arrived" | "fulfillment.stock_delayed" | "fulfillment.wait_accepted" | "fulfillment.coming" | "fulfillment.coming_later" | "fulfillment.sent_to_store" | "fulfillment.came_to_store" | "fulfillment.source_failed" | "fulfillment.rerouted" | "fulfillment.extended" | "fulfillment.pass_made" | "fulfillment.pass_revoked" | "fulfillment.held" | "fulfillment.hold_released"
  // money
  | "payment.authorized" | "payment.captured" | "payment.voided" | "payment.refunded" | "payment.failed" | "payment.renewed" | "payment.lapsed" | "payment.disputed"
  | "points.earned" | "points.taken_back" | "points.adjusted" | "points.ending" | "points.expired" | "tier.reached" | "tier.left" | "loyalty.changed"
  | "stored_value.issued" | "stored_value.adjusted" | "stored_value.blocked" | "stored_value.unblocked" | "stored_value.readdressed" | "stored_value.taken_back"
  // stock
  | "stock.adjusted" | "stock.received" | "stock.settings_changed" | "stock.low" | "stock.rebuilt" | "drift.proposed" | "drift.repaired" | "drift.declined" | "count.opened" | "count.submitted" | "count.approved" | "count.rejected" | "cycle_count.opened" | "cycle_count.zeroed" | "cycle_count.recount_asked" | "cycle_count.submitted" | "cycle_count.approved" | "cycle_count.cancelled"
  // boxes and carriers
  | "shipment.boxed" | "shipment.label_bought" | "shipment.label_voided" | "shipment.tracked" | "box_kind.changed"
  // picking in waves
  | "wave.made" | "wave.left" | "wave.resumed" | "wave.finished" | "wave.dissolved"
  // transfers
  | "transfer.drafted" | "transfer.changed" | "transfer.packed" | "transfer.sent" | "transfer.received" | "transfer.rejected" | "transfer.discrepancy" | "transfer.closed" | "transfer.cancelled"
  // purchasing
  | "supplier.changed" | "purchase.drafted" | "purchase.changed" | "purchase.ordered" | "purchase.rescheduled" | "purchase.received" | "purchase.discrepancy" | "purchase.costed" | "purchase.closed_short" | "purchase.cancelled"
  // appointments
  | "appointment.booked" | "appointment.moved" | "appointment.cancelled" | "appointment.closed"
  // returns
  | "return.requested" | "return.approved" | "return.received" | "return.inspected" | "return.refund_asked" | "return.refunded" | "return.exchanged" | "return.rejected" | "return.cancelled" | "return.taken_unproven"
  // people
  | "account.created" | "account.verified" | "account.signed_in" | "account.signed_out" | "account.password_reset" | "account.reset_requested" | "account.verification_requested" | "session.revoked"
  | "customer.created" | "customer.changed" | "customer.file_opened" | "customer.note_added" | "customer.wrote" | "consent.changed" | "staff.created" | "staff.changed" | "role.changed"
  // tills
  | "staff.pin_set" | "register.created" | "register.paired" | "till.pin_refused" | "till.unlocked" | "till.opened" | "till.cash_moved" | "till.counted" | "till.closed" | "till.parked" | "till.sale_dropped" | "till.sale_voided" | "till.resumed" | "till.discount_approved" | "till.limit_changed" | "till.key_issued" | "till.offline_sale_booked" | "till.conflict_found" | "till.conflict_decided" | "order.receipt_asked"
  // programs of others
  | "api_key.made" | "api_key.revoked" | "webhook.added" | "webhook.changed" | "webhook.removed" | "webhook.secret_renewed"
  // messages
  | "message.sent" | "message.failed"
  // what admins edit
  | "product.changed" | "product.created" | "price.changed" | "price.scheduled" | "price.unscheduled" | "price_list.turned" | "category.changed" | "location.changed" | "location.closed_early" | "location.paused" | "location.resumed" | "routing.published" | "search.weights_published" | "search.picks_changed" | "search.words_changed" | "reject_reason.changed" | "exception_policy.changed" | "promotion.changed" | "promotion.codes_added" | "price_list.changed" | "customer_group.added" | "tax_rate.changed" | "tax_exemption.added" | "tax_exemption.ended" | "customer.groups_changed"
  // what shoppers say about products
  | "review.written" | "review.published" | "review.hidden" | "question.asked" | "question.answered" | "question.corrected" | "question.declined" | "watch.added" | "watch.ended";

/** One field before and after, for the audit. */
export type Change = { before: unknown; after: unknown };

export type NewEvent = {
  kind: EventKind;
  customerId?: string | null;
  locationId?: string | null;
  orderId?: string | null;
  fulfillmentId?: string | null;
  subject?: string | null;
  payload?: Record<string, unknown>;
  /** Variants whose public availability changed: their watchers are told. */
  variantIds?: readonly string[];
  /** Told to the agent that placed the order: for facts that are mostly about other people's orders. */
  isForAgent?: boolean;
  /** Set only when history is written (seeds, imports). */
  at?: Date;
};
