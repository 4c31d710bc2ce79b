import { sql } from "drizzle-orm";
import { check, index, integer, pgSequence, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { FulfillmentId, LocationId, StaffId, TransferId, TransferLineId, VariantId } from "@/lib/kernel/ids";
import type { DiscrepancyKind, DiscrepancyOutcome, TransferStatus } from "@/lib/domain/transfers/transfer-state";
import { variant } from "./catalog";
import { createdAt, id, instant, ref } from "./columns";
import { fulfillment } from "./fulfillment";
import { location } from "./locations";

export const transferNumber = pgSequence("transfer_number", { startWith: 1000 });

/** Goods that go from one location to another. On the way they belong to neither. */
export const transfer = pgTable("transfer", {
  id: id<TransferId>(),
  /** "TR-1000" */
  number: text().notNull().unique(),
  fromLocationId: ref<LocationId>().notNull().references(() => location.id),
  toLocationId: ref<LocationId>().notNull().references(() => location.id),
  /** The pickup whose promised goods it brings; null where it brings stock. */
  fulfillmentId: ref<FulfillmentId>().references(() => fulfillment.id),
  status: text().$type<TransferStatus>().notNull().default("draft"),
  note: text().notNull().default(""),
  createdByStaffId: ref<StaffId>(),
  sentByStaffId: ref<StaffId>(),
  cancelledReason: text(),
  createdAt: createdAt(),
  sentAt: instant(),
  receivedAt: instant(),
  closedAt: instant(),
  cancelledAt: instant(),
  version: integer().notNull().default(1),
  updatedAt: createdAt(),
}, (t) => [
  index("transfer_from_idx").on(t.fromLocationId, t.status),
  index("transfer_to_idx").on(t.toLocationId, t.status),
  index("transfer_updated_idx").on(t.updatedAt, t.id),
  index("transfer_fulfillment_idx").on(t.fulfillmentId),
  uniqueIndex("transfer_fulfillment_live_key").on(t.fulfillmentId).where(sql`${t.status} in ('draft', 'sent', 'partially_received')`),
  check("transfer_goes_somewhere", sql`${t.fromLocationId} <> ${t.toLocationId}`),
  check("transfer_sent_at_a_time", sql`${t.status} in ('draft', 'cancelled') or ${t.sentAt} is not null`),
  check("transfer_cancelled_for_a_reason", sql`(${t.status} = 'cancelled') = (${t.cancelledReason} is not null)`),
]);

/** Units on the way: sent + extra − received − rejected − lost − put back. */
export const transferLine = pgTable("transfer_line", {
  id: id<TransferLineId>(),
  transferId: ref<TransferId>().notNull().references(() => transfer.id),
  variantId: ref<VariantId>().notNull().references(() => variant.id),
  /** Asked for; 0 where it arrived unasked. */
  wanted: integer().notNull(),
  /** Scanned into the boxes at the source, before they leave. */
  packed: integer().notNull().default(0),
  /** Left the books of the source. */
  sent: integer().notNull().default(0),
  /** Arrived beyond what was sent, where the books of the source had none left to give. */
  extra: integer().notNull().default(0),
  received: integer().notNull().default(0),
  /** Arrived, but not fit for sale. */
  rejected: integer().notNull().default(0),
  lost: integer().notNull().default(0),
  /** Never left after all: back in the books of the source. */
  putBack: integer().notNull().default(0),
}, (t) => [
  uniqueIndex("transfer_line_variant_key").on(t.transferId, t.variantId),
  index("transfer_line_variant_idx").on(t.variantId),
  check("transfer_line_counters", sql`${t.wanted} >= 0 and ${t.packed} between 0 and ${t.wanted} and ${t.sent} >= 0 and ${t.extra} >= 0 and ${t.received} >= 0 and ${t.rejected} >= 0 and ${t.lost} >= 0 and ${t.putBack} >= 0`),
  check("transfer_line_arrives_once", sql`${t.received} + ${t.rejected} + ${t.lost} + ${t.putBack} <= ${t.sent} + ${t.extra}`),
]);

/** One scan at the dock, kept by the id that the device gave it, so that a repeated or late delivery counts once. */
export const transferScan = pgTable("transfer_scan", {
  id: uuid().primaryKey(),
  transferId: ref<TransferId>().notNull().references(() => transfer.id),
  transferLineId: ref<TransferLineId>().notNull().references(() => transferLine.id),
  step: text().$type<"pack" | "receive" | "reject">().notNull(),
  quantity: integer().notNull(),
  staffId: ref<StaffId>().notNull(),
  scanned: text().notNull(),
  /** Why units were counted without a matching scan, or what is wrong with them. */
  note: text(),
  at: createdAt(),
}, (t) => [
  index("transfer_scan_transfer_idx").on(t.transferId, t.at),
  index("transfer_scan_line_idx").on(t.transferLineId),
  check("transfer_scan_units", sql`${t.quantity} > 0`),
]);

/** What arrived otherwise than it was sent, and what became of the units. */
export const transferDiscrepancy = pgTable("transfer_discrepancy", {
  id: uuid().primaryKey(),
  transferId: ref<TransferId>().notNull().references(() => transfer.id),
  transferLineId: ref<TransferLineId>().notNull().references(() => transferLine.id),
  kind: text().$type<DiscrepancyKind>().notNull(),
  outcome: text().$type<DiscrepancyOutcome>().notNull(),
  quantity: integer().notNull(),
  note: text().notNull().default(""),
  staffId: ref<StaffId>().notNull(),
  at: createdAt(),
}, (t) => [
  index("transfer_discrepancy_transfer_idx").on(t.transferId, t.at),
  index("transfer_discrepancy_line_idx").on(t.transferLineId),
  check("transfer_discrepancy_units", sql`${t.quantity} > 0`),
  check("transfer_discrepancy_outcome", sql`(${t.kind} = 'under') = (${t.outcome} in ('lost', 'put_back'))`),
]);
