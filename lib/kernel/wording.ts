import type { RefusalCode, RefusalFacts } from "./refusal";

type Wording = string | ((facts: RefusalFacts) => string);

const list = (value: RefusalFacts[string] | undefined) => (Array.isArray(value) ? value.join(", ") : String(value ?? ""));

/** The one table of what we say when the business says no: what happened, then what to do. */
const wording: Record<RefusalCode, Wording> = {
  invalid: (f) => String(f.reason ?? "Please check the marked fields."),
  unauthenticated: "Please sign in first.",
  forbidden: "Your role does not allow this. Ask a manager.",
  not_found: "We could not find that.",
  stale_version: "Someone else changed this in the meantime. Look at the current values and try again.",
  too_many_attempts: (f) => `Too many attempts. Try again in ${f.minutes ?? "a few"} minutes.`,
  key_reused: "This request was already sent with other contents.",
  in_progress: "This is already being worked on. Wait a moment, then look again.",
  email_taken: "There is already an account with this e-mail. Sign in, or reset the password.",
  wrong_credentials: "The e-mail or password is not right.",
  link_expired: "This link has expired or was already used. Ask for a new one.",
  email_unverified: "Confirm your e-mail first: the link is in your inbox.",
  last_admin: "At least one active administrator must remain.",
  out_of_stock: (f) => (f.left ? `Only ${f.left} left${f.store ? ` at ${f.store}` : ""}.` : `${f.title ?? "This item"} is sold out${f.store ? ` at ${f.store}` : ""}. Choose another store or delivery.`),
  not_sold_here: "This store does not sell this item. Choose another store or delivery.",
  pickup_off: "This store does not offer pickup for this item right now.",
  parcel_too_large: (f) => `A parcel of this item is above what ${f.store ?? "this store"} can hand over${f.limit ? ` (${f.limit})` : ""}. Choose delivery.`,
  store_closed: "The store is closed at that time. Choose another time.",
  slot_full: "That time has just filled up. Choose another time.",
  slot_past: "That time has passed. Choose another time.",
  hold_expired: "The time to finish ran out and the items went back on sale. Check what is still there and try again.",
  below_promised: (f) => `${f.allocated} units are promised to orders (${list(f.orders)}), so the stock cannot fall below that. Count the shelf instead.`,
  duplicate_count: "A count of this item is already open here.",
  cart_empty: "Your cart is empty.",
  cart_changed: "Your cart changed in another window. Check it and try again.",
  price_changed: "A price changed since you looked. Check the new total, then place the order.",
  quantity_limit: "Choose a quantity from 1 to 99.",
  line_problem: "One of the items needs your attention before you can go on.",
  coupon_unknown: "We do not know this code. Check the spelling.",
  coupon_expired: "This code has expired.",
  coupon_not_started: "This code is not valid yet.",
  coupon_minimum: (f) => `This code needs ${f.minimum} of goods; your cart has ${f.subtotal}.`,
  coupon_used_up: "This code has been used up.",
  coupon_once: "You have used this code before.",
  coupon_alone: (f) => `${f.code ?? "This code"} cannot be combined with another code.`,
  code_taken: (f) => `There is already a coupon with the code ${f.code}.`,
  cart_full: "A cart holds at most 100 different items. Check out or remove some first.",
  store_required: "Choose the store where you want to pick this up.",
  address_required: "Tell us where to deliver.",
  contact_required: "Tell us how to reach you about this order.",
  slot_required: "Choose a pickup time.",
  card_declined: "The card was declined and nothing was charged. Your items are still held: try another card.",
  card_unclear: "The bank has not answered yet. We are checking: do not pay again, this page will tell you.",
  challenge_required: "The payment was not confirmed at your bank, and nothing was charged. Your items are still held: try again or take another card.",
  gateway_down: "Payments cannot be taken right now. Nothing was charged. Try again in a minute.",
  refund_too_large: "That is more than what is left to refund.",
  illegal_move: "That is not possible in the current state. Look again: it may have changed.",
  claimed_by_other: (f) => `${f.name ?? "A colleague"} is working on this.`,
  wrong_item: (f) => `This is ${f.scanned ?? "not part of this order"}. Expected: ${f.expected ?? "another item"}.`,
  already_picked: "All units of this item are already picked.",
  not_ready: "This is not ready yet.",
  wrong_code: (f) => `That code is not right. ${f.left ?? "Few"} tries left.`,
  code_locked: "Too many wrong codes. Check an ID instead, or wait 15 minutes.",
  wrong_store: (f) => `This order waits at ${f.store}.`,
  undo_expired: "The ten seconds to undo have passed.",
  gtin_invalid: "The GTIN's check digit does not fit its other digits.",
  slug_taken: "This address is taken by another page.",
  sku_taken: "This SKU is taken.",
  hours_overlap: "Two windows of the same day overlap.",
  has_open_work: (f) => `There is open work: ${list(f.work)}.`,
};

export function say(code: RefusalCode, facts: RefusalFacts = {}): string {
  const words = wording[code];
  return typeof words === "string" ? words : words(facts);
}
