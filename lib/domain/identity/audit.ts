import { z } from "zod";
import type { Change } from "@/lib/domain/events";
import type { LocationId, StaffId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";

/** Groups of facts that an audit is narrowed to. */
export const auditGroups = {
  stock: ["stock.adjusted", "stock.received", "stock.settings_changed", "count.opened", "count.submitted", "count.approved", "count.rejected"],
  catalog: ["product.created", "product.changed", "category.changed", "review.published", "review.hidden", "question.answered", "question.corrected", "question.declined"],
  prices: ["price.changed", "price.scheduled", "price.unscheduled", "price_list.turned", "promotion.changed", "promotion.codes_added", "price_list.changed", "customer_group.added", "tax_rate.changed", "tax_exemption.added", "tax_exemption.ended", "customer.groups_changed"],
  stores: ["location.changed", "location.closed_early", "location.paused", "location.resumed"],
  transfers: ["transfer.drafted", "transfer.changed", "transfer.packed", "transfer.sent", "transfer.received", "transfer.rejected", "transfer.discrepancy", "transfer.closed", "transfer.cancelled"],
  shipping: ["shipment.label_bought", "shipment.label_voided", "fulfillment.lost", "box_kind.changed"],
  waves: ["wave.made", "wave.left", "wave.resumed", "wave.finished", "wave.dissolved", "fulfillment.prioritized"],
  purchasing: ["supplier.changed", "purchase.drafted", "purchase.changed", "purchase.ordered", "purchase.rescheduled", "purchase.received", "purchase.discrepancy", "purchase.costed", "purchase.closed_short", "purchase.cancelled"],
  routing: ["routing.published"],
  search: ["search.weights_published", "search.picks_changed", "search.words_changed"],
  exceptions: ["reject_reason.changed", "exception_policy.changed"],
  team: ["staff.created", "staff.changed", "session.revoked", "account.signed_in", "account.signed_out", "account.password_reset"],
  customers: ["customer.file_opened", "customer.changed", "customer.note_added", "customer.created", "consent.changed"],
  orders: ["order.cancelled", "order.line_cancelled", "order.pickup_person_changed", "order.edit_proposed", "order.edit_requested", "order.edit_declined", "order.edit_confirmed", "payment.refunded", "payment.voided", "payment.captured"],
  giftCards: ["stored_value.issued", "stored_value.adjusted", "stored_value.blocked", "stored_value.unblocked", "stored_value.readdressed", "stored_value.taken_back"],
  loyalty: ["points.adjusted", "loyalty.changed"],
  returns: ["return.requested", "return.approved", "return.received", "return.inspected", "return.refund_asked", "return.rejected", "return.cancelled"],
  till: ["staff.pin_set", "register.created", "register.paired", "till.pin_refused", "till.unlocked", "till.opened", "till.cash_moved", "till.counted", "till.closed", "till.parked", "till.resumed", "till.sale_dropped", "till.sale_voided", "till.key_issued", "till.offline_sale_booked", "till.conflict_found", "till.conflict_decided", "order.receipt_asked"],
  counter: ["fulfillment.claimed", "fulfillment.taken_over", "fulfillment.line_missing", "fulfillment.rerouted", "fulfillment.coming_later", "fulfillment.source_failed", "fulfillment.held", "fulfillment.hold_released", "fulfillment.ready", "fulfillment.unready", "fulfillment.handed_over", "fulfillment.part_handed_over", "fulfillment.rescheduled", "fulfillment.cancelled", "fulfillment.step_undone", "fulfillment.code_refused"],
} as const;
export type AuditGroup = keyof typeof auditGroups;

export const auditGroupLabel: Record<AuditGroup, string> = {
  stock: "Stock", catalog: "Catalog", prices: "Prices and promotions", stores: "Stores", routing: "Routing", search: "Search", exceptions: "Exceptions", team: "Team and sign-in", customers: "Customer files", orders: "Orders and money", giftCards: "Gift cards and credit", loyalty: "Points", returns: "Returns", transfers: "Transfers", purchasing: "Purchasing", shipping: "Shipping", waves: "Picking waves", till: "Tills", counter: "Counter",
};

const groups = Object.keys(auditGroups) as [AuditGroup, ...AuditGroup[]]; // the keys of the object above
const day = z.iso.date().nullable().catch(null);

/** The audit's address. Unknown values are ignored, so that a link always opens. */
export const auditQuery = z.object({
  who: z.union([z.literal("system"), idOf<StaffId>()]).nullable().catch(null),
  group: z.enum(groups).nullable().catch(null),
  subject: z.string().trim().regex(/^[a-z_]+:[A-Za-z0-9@._-]{1,80}$/).nullable().catch(null),
  from: day,
  to: day,
  before: z.coerce.number().int().positive().nullable().catch(null),
});
export type AuditQuery = z.output<typeof auditQuery>;

export type AuditEntry = {
  /** Of every amount in `changes`. */
  currency: string;
  id: number; at: string; kind: string; who: string; whoId: string | null; channel: string;
  /** "product:…", the thing changed, and what people call it. */
  subject: string | null; subjectName: string; href: string | null;
  location: string | null; locationId: LocationId | null;
  reason: string | null;
  changes: { field: string; before: unknown; after: unknown }[];
};

/** Before and after of a payload, whatever shape the verb gave it. */
export function changesOf(payload: Record<string, unknown>): AuditEntry["changes"] {
  const found: AuditEntry["changes"] = [];
  const note = (field: string, change: Change) => JSON.stringify(change.before) !== JSON.stringify(change.after) && found.push({ field, before: change.before ?? null, after: change.after ?? null });
  const nested = payload.changes;
  if (isRecord(nested)) for (const [field, change] of Object.entries(nested)) if (isChange(change)) note(field, change);
  for (const [field, value] of Object.entries(payload)) if (field !== "changes" && isChange(value)) note(field, value);
  if ("before" in payload && "after" in payload) {
    const before = isRecord(payload.before) ? payload.before : {};
    const after = isRecord(payload.after) ? payload.after : {};
    for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) if (!["id", "version"].includes(field)) note(field, { before: before[field] ?? null, after: after[field] ?? null });
  }
  return found;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const isChange = (value: unknown): value is Change => isRecord(value) && "before" in value && "after" in value;
