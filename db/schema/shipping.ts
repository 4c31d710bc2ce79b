import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { BoxId, FulfillmentId, FulfillmentLineId, LabelId, StaffId } from "@/lib/kernel/ids";
import type { CarrierName, TrackingKind } from "@/lib/domain/shipping/gateway";
import type { LabelStatus } from "@/lib/domain/shipping/label-state";
import { createdAt, id, instant, minor, ref } from "./columns";
import { fulfillment, fulfillmentLine } from "./fulfillment";

/** Boxes as they stand on the shelf. Those no longer used stay for what was packed into them. */
export const boxKind = pgTable("box_kind", {
  code: text().primaryKey(),
  name: text().notNull(),
  lengthMm: integer().notNull(),
  widthMm: integer().notNull(),
  heightMm: integer().notNull(),
  ownGrams: integer().notNull(),
  mostGrams: integer().notNull(),
  isActive: boolean().notNull().default(true),
  version: integer().notNull().default(1),
}, (t) => [
  check("box_kind_code", sql`${t.code} ~ '^[A-Z0-9-]{1,12}$'`),
  check("box_kind_measures", sql`${t.lengthMm} > 0 and ${t.widthMm} > 0 and ${t.heightMm} > 0 and ${t.ownGrams} >= 0 and ${t.mostGrams} > 0`),
]);

/** One box of a shipment, with the measures it had when it was packed. */
export const shipmentBox = pgTable("shipment_box", {
  id: id<BoxId>(),
  fulfillmentId: ref<FulfillmentId>().notNull().references(() => fulfillment.id),
  number: smallint().notNull(),
  /** Null: the carton that the goods come in. */
  kindCode: text().references(() => boxKind.code),
  lengthMm: integer().notNull(),
  widthMm: integer().notNull(),
  heightMm: integer().notNull(),
  ownGrams: integer().notNull().default(0),
  /** What the scales say, where it differs from what is computed. */
  weighedGrams: integer(),
  createdAt: createdAt(),
}, (t) => [
  uniqueIndex("shipment_box_number_key").on(t.fulfillmentId, t.number),
  index("shipment_box_kind_idx").on(t.kindCode),
  check("shipment_box_measures", sql`${t.lengthMm} > 0 and ${t.widthMm} > 0 and ${t.heightMm} > 0 and ${t.ownGrams} >= 0 and (${t.weighedGrams} is null or ${t.weighedGrams} > 0)`),
]);

/** Parcels put into a box, kept by the id that the device gave the scan, so that a repeated delivery counts once. */
export const boxContent = pgTable("box_content", {
  id: uuid().primaryKey(),
  boxId: ref<BoxId>().notNull().references(() => shipmentBox.id),
  fulfillmentLineId: ref<FulfillmentLineId>().notNull().references(() => fulfillmentLine.id),
  /** Which parcel of a unit; 1 for goods of one parcel. */
  parcel: smallint().notNull(),
  quantity: integer().notNull(),
  staffId: ref<StaffId>(),
  at: createdAt(),
}, (t) => [
  index("box_content_box_idx").on(t.boxId),
  index("box_content_line_idx").on(t.fulfillmentLineId),
  check("box_content_units", sql`${t.quantity} > 0 and ${t.parcel} > 0`),
]);

/** A carrier's label for a box. One is live at a time; voided ones stay. */
export const shippingLabel = pgTable("shipping_label", {
  /** Also the key under which the carrier is asked: the same label, however often. */
  id: id<LabelId>(),
  boxId: ref<BoxId>().notNull().references(() => shipmentBox.id),
  carrier: text().$type<CarrierName>().notNull(),
  service: text().notNull(),
  status: text().$type<LabelStatus>().notNull().default("asked"),
  /** How the carrier names it. */
  carrierRef: text(),
  carrierName: text().notNull(),
  /** "Two-day air" */
  serviceTitle: text().notNull().default(""),
  trackingNumber: text(),
  trackingUrl: text(),
  amountMinor: minor().notNull(),
  currency: text().notNull(),
  transitDays: smallint(),
  /** The carrier's own label, a PDF in base64; null where we draw it. */
  document: text(),
  problem: text(),
  createdAt: createdAt(),
  boughtAt: instant(),
  voidedAt: instant(),
}, (t) => [
  uniqueIndex("shipping_label_live_key").on(t.boxId).where(sql`${t.status} in ('asked', 'bought', 'voiding')`),
  index("shipping_label_box_idx").on(t.boxId),
  index("shipping_label_tracking_idx").on(t.trackingNumber),
  check("shipping_label_bought", sql`${t.status} in ('asked', 'failed') or (${t.trackingNumber} is not null and ${t.boughtAt} is not null)`),
]);

/** What a carrier says happened to a box, once for each of its events. */
export const trackingEvent = pgTable("tracking_event", {
  labelId: ref<LabelId>().notNull().references(() => shippingLabel.id),
  /** The carrier's name of the event. */
  eventKey: text().notNull(),
  kind: text().$type<TrackingKind>().notNull(),
  words: text().notNull(),
  place: text().notNull().default(""),
  at: instant().notNull(),
  receivedAt: createdAt(),
}, (t) => [uniqueIndex("tracking_event_key").on(t.labelId, t.eventKey), index("tracking_event_time_idx").on(t.labelId, t.at)]);
