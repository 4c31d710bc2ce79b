import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgSequence, pgTable, smallint, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { IdKind } from "@/lib/domain/returns/id-document";
import type { RefundWay } from "@/lib/domain/returns/return-money";
import type { ReturnReason } from "@/lib/domain/returns/return-policy";
import type { ReturnStatus, UnitOutcome, UnitStatus } from "@/lib/domain/returns/return-state";
import type { CustomerId, FulfillmentId, FulfillmentLineId, LocationId, OrderId, RegisterId, ReturnId, ReturnLineId, ReturnUnitId, StaffId, UnprovenReturnId, VariantId } from "@/lib/kernel/ids";
import { variant } from "./catalog";
import { createdAt, id, instant, minor, ref } from "./columns";
import { customer } from "./customers";
import { fulfillment, fulfillmentLine } from "./fulfillment";
import { register } from "./identity";
import { location } from "./locations";
import { order } from "./orders";

export const returnNumber = pgSequence("return_number", { startWith: 100001 });

/** Goods of an order that come back, to whichever store. */
export const goodsReturn = pgTable("goods_return", {
  id: id<ReturnId>(),
  /** "RT-100042", also in its QR. */
  number: text().notNull().unique(),
  orderId: ref<OrderId>().notNull().references(() => order.id),
  status: text().$type<ReturnStatus>().notNull().default("requested"),
  channel: text().notNull(),
  /** The same form sent twice is the same return. */
  requestKey: text().notNull().unique(),
  hasReceipt: boolean().notNull().default(true),
  /** Where its money goes: the way it was paid, or to the customer's store credit. */
  refundTo: text().$type<RefundWay>().notNull().default("tenders"),
  /** What ID was shown where there was no receipt. */
  idNote: text(),
  /** The store that received it; null before. */
  locationId: ref<LocationId>().references(() => location.id),
  requestedAt: createdAt(),
  approvedAt: instant(),
  receivedAt: instant(),
  receivedByStaffId: ref<StaffId>(),
  inspectedAt: instant(),
  refundedAt: instant(),
  closedReason: text(),
  /** Until when an approved return may be brought. */
  bringBy: instant().notNull(),
  version: integer().notNull().default(1),
  updatedAt: createdAt(),
}, (t) => [
  index("goods_return_order_idx").on(t.orderId),
  index("goods_return_list_idx").on(t.status, t.updatedAt),
  index("goods_return_location_idx").on(t.locationId, t.status),
  check("goods_return_received_somewhere", sql`(${t.status} not in ('received', 'inspected', 'refunded', 'exchanged') or (${t.locationId} is not null and ${t.receivedAt} is not null)) and (${t.locationId} is null) = (${t.receivedAt} is null)`),
  check("goods_return_closed_for_a_reason", sql`${t.status} not in ('rejected', 'cancelled') or ${t.closedReason} is not null`),
  check("goods_return_refund_to", sql`${t.refundTo} in ('tenders', 'store_credit')`),
  check("goods_return_proved", sql`${t.hasReceipt} or ${t.idNote} is not null`),
]);

export const returnLine = pgTable("return_line", {
  id: id<ReturnLineId>(),
  returnId: ref<ReturnId>().notNull().references(() => goodsReturn.id),
  fulfillmentLineId: ref<FulfillmentLineId>().notNull().references(() => fulfillmentLine.id),
  reason: text().$type<ReturnReason>().notNull(),
  note: text().notNull().default(""),
  /** Of the damage, re-encoded by the pipeline of the shop's pictures. */
  photoSrc: text(),
}, (t) => [uniqueIndex("return_line_key").on(t.returnId, t.fulfillmentLineId), index("return_line_fulfillment_line_idx").on(t.fulfillmentLineId)]);

/** One unit, named by its place among the units of the fulfillment's line: a place comes back once. */
export const returnUnit = pgTable("return_unit", {
  id: id<ReturnUnitId>(),
  returnLineId: ref<ReturnLineId>().notNull().references(() => returnLine.id),
  fulfillmentLineId: ref<FulfillmentLineId>().notNull().references(() => fulfillmentLine.id),
  position: smallint().notNull(),
  /** What this unit cost, after discount, with tax. */
  amountMinor: minor().notNull(),
  status: text().$type<UnitStatus>().notNull().default("expected"),
  outcome: text().$type<UnitOutcome>(),
  outcomeNote: text().notNull().default(""),
  inspectedByStaffId: ref<StaffId>(),
}, (t) => [
  index("return_unit_line_idx").on(t.returnLineId),
  uniqueIndex("return_unit_live_key").on(t.fulfillmentLineId, t.position).where(sql`${t.status} not in ('refused', 'dropped')`),
  check("return_unit_outcome", sql`(${t.outcome} is not null) = (${t.status} in ('accepted', 'refused')) and (${t.outcome} = 'refuse') is not distinct from (case when ${t.outcome} is not null then ${t.status} = 'refused' end)`),
  check("return_unit_refused_for_a_reason", sql`${t.status} <> 'refused' or ${t.outcomeNote} <> ''`),
]);

/** Money asked back for one part of the order; a refusal of the gateway is followed by another attempt. */
export const returnRefund = pgTable("return_refund", {
  /** Key of the payment operation. */
  key: text().primaryKey(),
  returnId: ref<ReturnId>().notNull().references(() => goodsReturn.id),
  fulfillmentId: ref<FulfillmentId>().notNull().references(() => fulfillment.id),
  attempt: smallint().notNull(),
  goodsMinor: minor().notNull(),
  deliveryMinor: minor().notNull(),
  askedByStaffId: ref<StaffId>(),
  askedAt: createdAt(),
}, (t) => [
  uniqueIndex("return_refund_attempt_key").on(t.returnId, t.fulfillmentId, t.attempt),
  index("return_refund_fulfillment_idx").on(t.fulfillmentId),
  check("return_refund_amounts", sql`${t.goodsMinor} >= 0 and ${t.deliveryMinor} >= 0 and ${t.goodsMinor} + ${t.deliveryMinor} > 0`),
]);

/** An article that no purchase was found for, taken back at a register for store credit. Append-only. */
export const unprovenReturn = pgTable("unproven_return", {
  id: id<UnprovenReturnId>(),
  /** The same form sent twice is the same return. */
  requestKey: text().notNull().unique(),
  registerId: ref<RegisterId>().notNull().references(() => register.id),
  locationId: ref<LocationId>().notNull().references(() => location.id),
  variantId: ref<VariantId>().notNull().references(() => variant.id),
  customerId: ref<CustomerId>().notNull().references(() => customer.id),
  quantity: smallint().notNull(),
  /** The lowest price of the policy's window. */
  unitMinor: minor().notNull(),
  outcome: text().$type<Exclude<UnitOutcome, "refuse">>().notNull(),
  note: text().notNull().default(""),
  /** What ID was shown, and a keyed hash of its number: enough to know it again, too little to read it. */
  idKind: text().$type<IdKind>().notNull(),
  idHash: text().notNull(),
  staffId: ref<StaffId>().notNull(),
  approvedByStaffId: ref<StaffId>(),
  at: createdAt(),
}, (t) => [
  index("unproven_return_customer_idx").on(t.customerId, t.at),
  index("unproven_return_id_idx").on(t.idHash, t.at),
  index("unproven_return_list_idx").on(t.locationId, t.id),
  index("unproven_return_register_idx").on(t.registerId),
  index("unproven_return_variant_idx").on(t.variantId),
  check("unproven_return_units", sql`${t.quantity} > 0 and ${t.unitMinor} > 0`),
  check("unproven_return_outcome", sql`${t.outcome} in ('restock', 'quarantine', 'write_off')`),
]);
