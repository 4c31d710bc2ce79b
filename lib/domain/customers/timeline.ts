import type { EventKind } from "@/lib/domain/events";

export type TimelineGroup = "browsing" | "cart" | "order" | "pickup" | "payment" | "return" | "message" | "visit" | "service" | "account" | "points";

export const groupLabel: Record<TimelineGroup, string> = {
  browsing: "Browsing", cart: "Cart", order: "Orders", pickup: "Pickup and delivery", payment: "Payments", return: "Returns", message: "Messages", visit: "Visits", service: "Service", account: "Account", points: "Points",
};

/** One entry of a customer's timeline, worded for staff. */
export type TimelineEntry = { id: number; at: string; channel: string; group: TimelineGroup; words: string; detail: string; href: string | null; store: string | null; actor: string | null };

const words: Partial<Record<EventKind, { group: TimelineGroup; words: string }>> = {
  "product.viewed": { group: "browsing", words: "Looked at" }, "category.viewed": { group: "browsing", words: "Browsed" }, "search.performed": { group: "browsing", words: "Searched" },
  "store.chosen": { group: "visit", words: "Chose a store" }, "currency.chosen": { group: "visit", words: "Chose a currency" }, "store.visited": { group: "visit", words: "Visited the store" },
  "cart.line_added": { group: "cart", words: "Put in the cart" }, "cart.line_removed": { group: "cart", words: "Took out of the cart" }, "cart.line_changed": { group: "cart", words: "Changed the cart" }, "cart.merged": { group: "cart", words: "Carts joined at sign-in" }, "cart.shared": { group: "cart", words: "Cart sent by a colleague" },
  "wish.added": { group: "cart", words: "Added to the wish list" }, "wish.removed": { group: "cart", words: "Removed from the wish list" },
  "checkout.started": { group: "order", words: "Started checkout" }, "checkout.declined": { group: "payment", words: "Card declined" }, "checkout.expired": { group: "order", words: "Checkout ran out of time" }, "checkout.cancelled": { group: "order", words: "Checkout given up" },
  "order.placed": { group: "order", words: "Placed an order" }, "order.completed": { group: "order", words: "Order completed" }, "order.cancelled": { group: "order", words: "Order cancelled" }, "order.line_cancelled": { group: "order", words: "Item cancelled" }, "order.claimed": { group: "order", words: "Guest order joined the account" }, "order.pickup_person_changed": { group: "pickup", words: "Changed who collects" },
  "fulfillment.picking_started": { group: "pickup", words: "Picking started" }, "fulfillment.ready": { group: "pickup", words: "Ready to collect" }, "fulfillment.on_my_way": { group: "pickup", words: "Said: on my way" }, "fulfillment.arrived": { group: "pickup", words: "Arrived at the curb" }, "fulfillment.arrival_withdrawn": { group: "pickup", words: "Was not at the store after all" },
  "fulfillment.handed_over": { group: "pickup", words: "Handed over" }, "fulfillment.part_handed_over": { group: "pickup", words: "Partly handed over" }, "fulfillment.shipped": { group: "pickup", words: "Shipped" }, "fulfillment.delivered": { group: "pickup", words: "Delivered" },
  "fulfillment.cancelled": { group: "pickup", words: "Pickup cancelled" }, "fulfillment.awaiting_shopper": { group: "pickup", words: "Asked what to do about a missing item" }, "fulfillment.shopper_chose": { group: "pickup", words: "Answered about a missing item" }, "fulfillment.rescheduled": { group: "pickup", words: "Pickup time changed" }, "fulfillment.expired": { group: "pickup", words: "Not collected in time" }, "fulfillment.code_refused": { group: "pickup", words: "Wrong pickup code" },
  "payment.authorized": { group: "payment", words: "Card authorized" }, "payment.captured": { group: "payment", words: "Card charged" }, "payment.voided": { group: "payment", words: "Authorization lifted" }, "payment.refunded": { group: "payment", words: "Refunded" }, "payment.failed": { group: "payment", words: "Payment failed" }, "payment.renewed": { group: "payment", words: "Authorization renewed" }, "payment.lapsed": { group: "payment", words: "Bank refused to renew the authorization" },
  "order.edit_requested": { group: "order", words: "Was asked about a change" }, "order.edit_confirmed": { group: "order", words: "Agreed to a change" }, "order.edit_declined": { group: "order", words: "Declined a change" }, "order.edit_expired": { group: "order", words: "Left a change undecided" }, "payment.disputed": { group: "payment", words: "Asked the bank for the money" }, "stored_value.adjusted": { group: "payment", words: "Store credit changed" }, "stored_value.blocked": { group: "payment", words: "Store credit blocked" }, "stored_value.unblocked": { group: "payment", words: "Store credit let free" },
  "return.requested": { group: "return", words: "Asked to return" }, "return.approved": { group: "return", words: "Return approved" }, "return.exchanged": { group: "return", words: "Exchanged at the counter" }, "return.received": { group: "return", words: "Return received" }, "return.inspected": { group: "return", words: "Return inspected" }, "return.refunded": { group: "return", words: "Return refunded" }, "return.rejected": { group: "return", words: "Return not accepted" }, "return.cancelled": { group: "return", words: "Return called off" }, "return.taken_unproven": { group: "return", words: "Returned without a purchase" },
  "account.created": { group: "account", words: "Opened an account" }, "account.verified": { group: "account", words: "Confirmed the e-mail" }, "account.signed_in": { group: "account", words: "Signed in" }, "account.password_reset": { group: "account", words: "Chose a new password" },
  "customer.created": { group: "account", words: "Became a customer" }, "customer.changed": { group: "account", words: "Profile changed" }, "customer.file_opened": { group: "service", words: "File opened" }, "customer.note_added": { group: "service", words: "Note added" }, "customer.wrote": { group: "service", words: "Wrote to us" }, "consent.changed": { group: "account", words: "Changed a privacy choice" },
  "points.earned": { group: "points", words: "Earned points" }, "points.taken_back": { group: "points", words: "Points taken back with what was returned" }, "points.adjusted": { group: "points", words: "Points adjusted" }, "points.expired": { group: "points", words: "Points ended unspent" },
  "tier.reached": { group: "points", words: "Reached a tier" }, "tier.left": { group: "points", words: "Left a tier" },
  "message.sent": { group: "message", words: "We sent" }, "message.failed": { group: "message", words: "Message failed" }, "review.written": { group: "service", words: "Wrote a review" }, "question.asked": { group: "service", words: "Asked about" }, "watch.added": { group: "cart", words: "Wants to hear when it is back" },
};

/** Kinds a person's timeline shows; the rest are of no use at the counter. */
export const timelineKinds = Object.keys(words);

export const wordsOf = (kind: string): { group: TimelineGroup; words: string } | null => Object.entries(words).find(([key]) => key === kind)?.[1] ?? null;

export const kindsOf = (group: TimelineGroup): string[] => Object.entries(words).filter(([, each]) => each.group === group).map(([kind]) => kind);
