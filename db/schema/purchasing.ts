import { sql } from "drizzle-orm";
import { bigint, boolean, check, date, index, integer, pgSequence, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { LocationId, PurchaseLineId, PurchaseOrderId, ReceiptId, StaffId, SupplierId, VariantId } from "@/lib/kernel/ids";
import type { SpreadBy } from "@/lib/domain/purchasing/landed-cost";
import type { PurchaseStatus, RejectReason } from "@/lib/domain/purchasing/purchase-state";
import { variant } from "./catalog";
import { createdAt, id, instant, minor, ref } from "./columns";
import { location } from "./locations";

export const purchaseNumber = pgSequence("purchase_number", { startWith: 1000 });

export const supplier = pgTable("supplier", {
  id: id<SupplierId>(),
  name: text().notNull(),
  /** Where orders are sent; empty: they are sent by hand. */
  email: text().notNull().default(""),
  currency: text().notNull(),
  leadTimeDays: integer().notNull(),
  /** An order below this is not taken. */
  minimumMinor: minor().notNull().default(0),
  isActive: boolean().notNull().default(true),
  version: integer().notNull().default(1),
  createdAt: createdAt(),
}, (t) => [
  uniqueIndex("supplier_name_key").on(sql`lower(${t.name})`),
  check("supplier_figures", sql`${t.leadTimeDays} between 0 and 365 and ${t.minimumMinor} >= 0 and ${t.currency} ~ '^[A-Z]{3}$'`),
]);

/** From whom a variant is bought, for how much, and in which packs. */
export const supplierItem = pgTable("supplier_item", {
  variantId: ref<VariantId>().primaryKey().references(() => variant.id),
  supplierId: ref<SupplierId>().notNull().references(() => supplier.id),
  supplierSku: text().notNull().default(""),
  /** In the supplier's currency. */
  unitCostMinor: minor().notNull(),
  packSize: integer().notNull().default(1),
}, (t) => [
  index("supplier_item_supplier_idx").on(t.supplierId),
  check("supplier_item_figures", sql`${t.unitCostMinor} >= 0 and ${t.packSize} >= 1`),
]);

/** Goods bought from a supplier for one location. */
export const purchaseOrder = pgTable("purchase_order", {
  id: id<PurchaseOrderId>(),
  /** "PO-1000" */
  number: text().notNull().unique(),
  supplierId: ref<SupplierId>().notNull().references(() => supplier.id),
  locationId: ref<LocationId>().notNull().references(() => location.id),
  status: text().$type<PurchaseStatus>().notNull().default("draft"),
  currency: text().notNull(),
  note: text().notNull().default(""),
  /** The day on which the supplier says it arrives, by the location's calendar. */
  expectedOn: date({ mode: "string" }),
  createdByStaffId: ref<StaffId>(),
  endedReason: text(),
  createdAt: createdAt(),
  orderedAt: instant(),
  endedAt: instant(),
  version: integer().notNull().default(1),
  updatedAt: createdAt(),
}, (t) => [
  index("purchase_order_supplier_idx").on(t.supplierId, t.status),
  index("purchase_order_location_idx").on(t.locationId, t.status),
  index("purchase_order_updated_idx").on(t.updatedAt, t.id),
  check("purchase_order_ordered_for_a_day", sql`${t.status} in ('draft', 'cancelled') or (${t.orderedAt} is not null and ${t.expectedOn} is not null)`),
  check("purchase_order_ended_for_a_reason", sql`(${t.status} in ('cancelled', 'closed_short')) = (${t.endedReason} is not null)`),
]);

/** Units still to come: ordered + over − received − rejected − short. */
export const purchaseLine = pgTable("purchase_line", {
  id: id<PurchaseLineId>(),
  purchaseOrderId: ref<PurchaseOrderId>().notNull().references(() => purchaseOrder.id),
  variantId: ref<VariantId>().notNull().references(() => variant.id),
  /** In the order's currency. */
  unitCostMinor: minor().notNull(),
  ordered: integer().notNull(),
  /** Arrived beyond what was ordered, and kept. */
  over: integer().notNull().default(0),
  received: integer().notNull().default(0),
  /** Arrived and refused: never in our books. */
  rejected: integer().notNull().default(0),
  /** Will not come any more. */
  short: integer().notNull().default(0),
}, (t) => [
  uniqueIndex("purchase_line_variant_key").on(t.purchaseOrderId, t.variantId),
  index("purchase_line_variant_idx").on(t.variantId),
  check("purchase_line_counters", sql`${t.ordered} > 0 and ${t.over} >= 0 and ${t.received} >= 0 and ${t.rejected} >= 0 and ${t.short} >= 0 and ${t.unitCostMinor} >= 0`),
  check("purchase_line_arrives_once", sql`${t.received} + ${t.rejected} + ${t.short} <= ${t.ordered} + ${t.over}`),
]);

/** One delivery of an order: open while it is scanned, costed when it is all there and what it cost to bring is known. */
export const goodsReceipt = pgTable("goods_receipt", {
  id: id<ReceiptId>(),
  purchaseOrderId: ref<PurchaseOrderId>().notNull().references(() => purchaseOrder.id),
  /** 1, 2, … within the order. */
  sequence: integer().notNull(),
  deliveryNote: text().notNull().default(""),
  /** Charges in our own currency. */
  freightMinor: minor().notNull().default(0),
  dutyMinor: minor().notNull().default(0),
  otherMinor: minor().notNull().default(0),
  spreadBy: text().$type<SpreadBy>().notNull().default("value"),
  /** Our currency for one unit of the order's, in millionths. */
  ratePpm: integer().notNull().default(1_000_000),
  openedAt: createdAt(),
  costedAt: instant(),
  costedByStaffId: ref<StaffId>(),
}, (t) => [
  uniqueIndex("goods_receipt_sequence_key").on(t.purchaseOrderId, t.sequence),
  uniqueIndex("goods_receipt_open_key").on(t.purchaseOrderId).where(sql`${t.costedAt} is null`),
  check("goods_receipt_figures", sql`${t.freightMinor} >= 0 and ${t.dutyMinor} >= 0 and ${t.otherMinor} >= 0 and ${t.ratePpm} > 0`),
]);

/** What the units of a line cost in the end, in our currency; the parts of all lines add up to the receipt's charges. */
export const goodsReceiptLine = pgTable("goods_receipt_line", {
  receiptId: ref<ReceiptId>().notNull().references(() => goodsReceipt.id),
  purchaseLineId: ref<PurchaseLineId>().notNull().references(() => purchaseLine.id),
  quantity: integer().notNull(),
  goodsMinor: minor().notNull(),
  freightMinor: minor().notNull(),
  dutyMinor: minor().notNull(),
  otherMinor: minor().notNull(),
  /** What the variant had and cost on average before, and after: millionths of our currency. */
  unitsBefore: integer().notNull(),
  averageBeforeMicros: bigint({ mode: "number" }).notNull(),
  averageAfterMicros: bigint({ mode: "number" }).notNull(),
}, (t) => [
  primaryKey({ columns: [t.receiptId, t.purchaseLineId] }),
  index("goods_receipt_line_line_idx").on(t.purchaseLineId),
  check("goods_receipt_line_units", sql`${t.quantity} > 0 and ${t.unitsBefore} >= 0`),
]);

/** What a unit of a variant cost on average, all locations together. */
export const variantCost = pgTable("variant_cost", {
  variantId: ref<VariantId>().primaryKey().references(() => variant.id),
  averageMicros: bigint({ mode: "number" }).notNull(),
  receiptId: ref<ReceiptId>().notNull().references(() => goodsReceipt.id),
  updatedAt: createdAt(),
}, (t) => [index("variant_cost_receipt_idx").on(t.receiptId), check("variant_cost_not_negative", sql`${t.averageMicros} >= 0`)]);

/** One scan at the dock, kept by the id that the device gave it, so that a repeated or late delivery counts once. */
export const purchaseScan = pgTable("purchase_scan", {
  id: uuid().primaryKey(),
  receiptId: ref<ReceiptId>().notNull().references(() => goodsReceipt.id),
  purchaseLineId: ref<PurchaseLineId>().notNull().references(() => purchaseLine.id),
  /** `over`: taken in beyond what was ordered. */
  step: text().$type<"receive" | "over" | "reject">().notNull(),
  quantity: integer().notNull(),
  rejectReason: text().$type<RejectReason>(),
  staffId: ref<StaffId>().notNull(),
  scanned: text().notNull(),
  /** Why units were counted without a matching scan, or what is wrong with them. */
  note: text(),
  at: createdAt(),
}, (t) => [
  index("purchase_scan_receipt_idx").on(t.receiptId, t.at),
  index("purchase_scan_line_idx").on(t.purchaseLineId),
  check("purchase_scan_units", sql`${t.quantity} > 0`),
  check("purchase_scan_rejected_for_a_reason", sql`(${t.step} = 'reject') = (${t.rejectReason} is not null)`),
]);
