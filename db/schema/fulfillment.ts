import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, jsonb, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { DeliveryTripId, FulfillmentId, FulfillmentLineId, LocationId, OrderId, OrderLineId, PassId, RejectionId, RejectReasonId, ReturnId, RuleSetId, StaffId, TaskId, VariantId } from "@/lib/kernel/ids";
import type { FulfillmentMethod, FulfillmentStatus } from "@/lib/domain/fulfillment/fulfillment-state";
import type { DeliveryProof, TripOutcome } from "@/lib/domain/fulfillment/delivery-trip";
import type { HoldReason } from "@/lib/domain/fulfillment/hold";
import type { RejectDestination, RejectEffect } from "@/lib/domain/fulfillment/reject-reason";
import type { RoutingDecision } from "@/lib/domain/fulfillment/routing";
import type { ShopperQuestion } from "@/lib/domain/fulfillment/shopper-choice";
import type { RuleSet } from "@/lib/domain/fulfillment/routing-rules";
import type { RuleSetStatus } from "@/lib/domain/fulfillment/rule-set-state";
import { variant } from "./catalog";
import { createdAt, id, instant, minor, ref } from "./columns";
import { location } from "./locations";

/** The part of an order that one location executes by one method. */
export const fulfillment = pgTable("fulfillment", {
  id: id<FulfillmentId>(),
  orderId: ref<OrderId>().notNull(),
  /** Order number and position: "AH-100042-1". */
  number: text().notNull().unique(),
  locationId: ref<LocationId>().notNull().references(() => location.id),
  /** The place that sends a pickup's goods to its store; null where they come from the store's own shelves. */
  sourceLocationId: ref<LocationId>().references(() => location.id),
  leftSourceAt: instant(),
  reachedStoreAt: instant(),
  method: text().$type<FulfillmentMethod>().notNull(),
  status: text().$type<FulfillmentStatus>().notNull().default("open"),
  currency: text().notNull(),
  /** What this part costs: lines − discounts + charge + tax. */
  totalMinor: minor().notNull(),
  chargeMinor: minor().notNull().default(0),
  chargeTaxMinor: minor().notNull().default(0),
  promisedAt: instant().notNull(),
  promiseInputs: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  slotStartsAt: instant(),
  slotEndsAt: instant(),
  pickupPersonName: text(),
  pickupPersonContact: text(),
  /** Six digits, shown to the shopper, proved at the counter. */
  pickupCode: text(),
  codeFailures: smallint().notNull().default(0),
  codeLockedUntil: instant(),
  shipTo: jsonb().$type<Record<string, string>>(),
  /** Its goods were charged with a part that was lost: nothing is captured when it leaves. */
  isPrepaid: boolean().notNull().default(false),
  /** Picked before what is older: somebody asked for it. */
  isPriority: boolean().notNull().default(false),
  claimedByStaffId: ref<StaffId>(),
  claimedAt: instant(),
  stagedShelf: text(),
  stagedTote: text(),
  onMyWayAt: instant(),
  arrivedAt: instant(),
  arrivalStall: text(),
  arrivalCar: text(),
  readyAt: instant(),
  collectBy: instant(),
  /** How often its shopper kept it longer. */
  extensions: smallint().notNull().default(0),
  handedOverAt: instant(),
  handedOverByStaffId: ref<StaffId>(),
  handedOverTo: text(),
  handedOverProof: text().$type<"code" | "id" | "signature" | "pass">(),
  trackingNumber: text(),
  shippedAt: instant(),
  /** When its carrier last took it out to the door. */
  outForDeliveryAt: instant(),
  deliveredAt: instant(),
  /** Why the shopper is asked, and until when an answer counts; both or neither. */
  shopperQuestion: text().$type<ShopperQuestion>(),
  shopperDeadlineAt: instant(),
  /** Why it rests, who said so and when; together with its state. */
  holdReason: text().$type<HoldReason>(),
  holdNote: text(),
  heldAt: instant(),
  heldByStaffId: ref<StaffId>(),
  /** Sold before it was there: on hold until the units promised to it arrive, expected on that day. */
  awaitsStockOn: date({ mode: "string" }),
  /** Since when the shopper has not said whether a later day is fine. */
  stockDelayedAt: instant(),
  /** Set on a part that was split off: the fulfillment whose authorization pays for it. */
  paidByFulfillmentId: ref<FulfillmentId>(),
  cancelledReason: text(),
  version: integer().notNull().default(1),
  createdAt: createdAt(),
  updatedAt: createdAt(),
}, (t) => [
  index("fulfillment_order_idx").on(t.orderId),
  index("fulfillment_queue_idx").on(t.locationId, t.status, t.promisedAt),
  index("fulfillment_open_idx").on(t.status).where(sql`${t.status} not in ('handed_over','delivered','cancelled')`),
  index("fulfillment_by_email_idx").on(t.orderId).where(sql`${t.method} = 'email' and ${t.status} = 'open'`),
  index("fulfillment_to_send_idx").on(t.locationId).where(sql`${t.method} in ('ship','local_delivery') and ${t.status} in ('open','picking','on_hold')`),
  index("fulfillment_code_idx").on(t.locationId, t.pickupCode),
  index("fulfillment_paid_by_idx").on(t.paidByFulfillmentId),
  index("fulfillment_source_idx").on(t.sourceLocationId).where(sql`${t.sourceLocationId} is not null`),
  check("fulfillment_comes_from_elsewhere", sql`${t.sourceLocationId} is not null and ${t.sourceLocationId} <> ${t.locationId} and ${t.method} in ('pickup', 'curbside') or ${t.sourceLocationId} is null and ${t.status} <> 'in_transit_to_store' and ${t.leftSourceAt} is null and ${t.reachedStoreAt} is null`),
  check("fulfillment_question_has_deadline", sql`(${t.shopperQuestion} is null) = (${t.shopperDeadlineAt} is null) and (${t.status} <> 'awaiting_shopper' or ${t.shopperQuestion} is not null)`),
  check("fulfillment_hold_has_reason", sql`(${t.status} = 'on_hold') = (${t.holdReason} is not null) and (${t.holdReason} is null) = (${t.heldAt} is null)`),
  check("fulfillment_waits_on_hold", sql`(${t.awaitsStockOn} is not null) = (coalesce(${t.holdReason}, '') = 'awaits_stock')`),
  index("fulfillment_waiting_idx").on(t.locationId, t.id).where(sql`${t.awaitsStockOn} is not null and ${t.status} = 'on_hold'`),
  check("fulfillment_ready_has_shelf", sql`${t.status} <> 'ready' or (${t.stagedShelf} is not null and ${t.readyAt} is not null)`),
  check("fulfillment_handed_over_by_someone", sql`${t.status} <> 'handed_over' or ${t.method} = 'carry_out' or (${t.handedOverAt} is not null and ${t.handedOverTo} is not null and ${t.handedOverProof} is not null)`),
  check("fulfillment_out_for_delivery", sql`${t.outForDeliveryAt} is null or (${t.method} = 'ship' and ${t.shippedAt} is not null)`),
  check("fulfillment_pickup_code", sql`${t.pickupCode} is null or ${t.pickupCode} ~ '^[0-9]{6}$'`),
]);

export const fulfillmentLine = pgTable("fulfillment_line", {
  id: id<FulfillmentLineId>(),
  fulfillmentId: ref<FulfillmentId>().notNull().references(() => fulfillment.id),
  orderLineId: ref<OrderLineId>().notNull(),
  variantId: ref<VariantId>().notNull().references(() => variant.id),
  quantity: integer().notNull(),
  picked: integer().notNull().default(0),
  ready: integer().notNull().default(0),
  handedOver: integer().notNull().default(0),
  returned: integer().notNull().default(0),
  /** Taken out of this fulfillment: cancelled, or moved to another one. */
  cancelled: integer().notNull().default(0),
  moved: integer().notNull().default(0),
  /** Units an associate could not find; the shopper decides what becomes of them. */
  missing: integer().notNull().default(0),
  /** Left the place that sends them and not yet at the store. */
  inTransit: integer().notNull().default(0),
  /** Total of the units of this line, after discount, with tax. */
  totalMinor: minor().notNull(),
  /** The tax of these units, whether it came on top of their price or was in it. */
  taxMinor: minor().notNull().default(0),
}, (t) => [
  index("fulfillment_line_fulfillment_idx").on(t.fulfillmentId),
  index("fulfillment_line_order_line_idx").on(t.orderLineId),
  index("fulfillment_line_variant_idx").on(t.variantId),
  check("fulfillment_line_counters", sql`${t.quantity} > 0 and ${t.returned} >= 0 and ${t.cancelled} >= 0 and ${t.moved} >= 0 and ${t.missing} >= 0 and ${t.inTransit} >= 0 and ${t.picked} + ${t.cancelled} + ${t.moved} + ${t.missing} + ${t.inTransit} <= ${t.quantity} and ${t.ready} <= ${t.picked} and ${t.handedOver} <= ${t.ready} and ${t.returned} <= ${t.handedOver}`),
]);

/** What units that came back by a return pay of a line taken in exchange, by the part of the order whose money that is. */
export const exchangeCredit = pgTable("exchange_credit", {
  /** Its foreign key stands in a migration only: the schema of returns builds on this file. */
  returnId: ref<ReturnId>().notNull(),
  fulfillmentLineId: ref<FulfillmentLineId>().notNull().references(() => fulfillmentLine.id),
  fromFulfillmentId: ref<FulfillmentId>().notNull().references(() => fulfillment.id),
  amountMinor: minor().notNull(),
}, (t) => [
  primaryKey({ columns: [t.fulfillmentLineId, t.fromFulfillmentId] }),
  index("exchange_credit_return_idx").on(t.returnId),
  index("exchange_credit_from_idx").on(t.fromFulfillmentId),
  check("exchange_credit_amount", sql`${t.amountMinor} > 0`),
]);

/** One scan at the shelf, kept by the id that the device gave it, so that a repeated or late delivery counts once. */
export const pickScan = pgTable("pick_scan", {
  id: uuid().primaryKey(),
  fulfillmentId: ref<FulfillmentId>().notNull().references(() => fulfillment.id),
  fulfillmentLineId: ref<FulfillmentLineId>().notNull().references(() => fulfillmentLine.id),
  staffId: ref<StaffId>(),
  scanned: text().notNull(),
  /** Why a unit was ticked without a matching scan. */
  overrideReason: text(),
  at: createdAt(),
  undoneAt: instant(),
}, (t) => [index("pick_scan_fulfillment_idx").on(t.fulfillmentId, t.at), index("pick_scan_line_idx").on(t.fulfillmentLineId)]);

/** Once out of the store with a local delivery, and how it ended at the door. */
export const deliveryTrip = pgTable("delivery_trip", {
  id: id<DeliveryTripId>(),
  fulfillmentId: ref<FulfillmentId>().notNull().references(() => fulfillment.id),
  /** Who drives. */
  staffId: ref<StaffId>().notNull(),
  leftAt: createdAt(),
  endedAt: instant(),
  outcome: text().$type<TripOutcome>(),
  proof: text().$type<DeliveryProof>(),
  /** Who took it, where it was left, or why it came back. */
  note: text(),
  /** A picture of it at the door, for a while. */
  photoSrc: text(),
}, (t) => [
  uniqueIndex("delivery_trip_live_key").on(t.fulfillmentId).where(sql`${t.endedAt} is null`),
  index("delivery_trip_fulfillment_idx").on(t.fulfillmentId, t.leftAt),
  check("delivery_trip_end", sql`(${t.endedAt} is null) = (${t.outcome} is null) and (coalesce(${t.outcome}, '') = 'delivered') = (${t.proof} is not null) and (coalesce(${t.outcome}, 'turned_back') = 'turned_back' or ${t.note} is not null) and (${t.photoSrc} is null or ${t.outcome} = 'delivered')`),
]);

/** Something a person has to look at. */
export const task = pgTable("task", {
  id: id<TaskId>(),
  kind: text().notNull(),
  locationId: ref<LocationId>().references(() => location.id),
  orderId: ref<OrderId>(),
  fulfillmentId: ref<FulfillmentId>().references(() => fulfillment.id),
  variantId: ref<VariantId>(),
  /** One open task for one cause. */
  dedupeKey: text().notNull(),
  facts: jsonb().$type<Record<string, string | number>>().notNull().default({}),
  status: text().$type<"open" | "done">().notNull().default("open"),
  createdAt: createdAt(),
  doneAt: instant(),
  doneByStaffId: ref<StaffId>(),
}, (t) => [
  uniqueIndex("task_open_key").on(t.dedupeKey).where(sql`${t.status} = 'open'`),
  index("task_location_idx").on(t.locationId, t.status),
  index("task_fulfillment_idx").on(t.fulfillmentId),
]);

/** Rules by which shipments find their places: one draft, one published set, and those that were published before. */
export const routingRuleSet = pgTable("routing_rule_set", {
  id: id<RuleSetId>(),
  /** Given when it is published; decisions name it. */
  version: integer().unique(),
  status: text().$type<RuleSetStatus>().notNull(),
  rules: jsonb().$type<RuleSet>().notNull(),
  /** What this version changes, in the publisher's words. */
  note: text().notNull().default(""),
  /** Counts the savings of the draft. */
  revision: integer().notNull().default(1),
  savedByStaffId: ref<StaffId>(),
  createdAt: createdAt(),
  updatedAt: createdAt(),
  publishedAt: instant(),
}, (t) => [
  uniqueIndex("routing_rule_set_one_key").on(t.status).where(sql`${t.status} in ('draft', 'published')`),
  check("routing_rule_set_published", sql`(${t.status} = 'draft') = (${t.version} is null) and (${t.status} = 'draft') = (${t.publishedAt} is null) and ${t.status} in ('draft', 'published', 'replaced')`),
]);

/** Why a part of an order is sent from where it is: candidates with their facts, kept as they were. */
export const routingDecision = pgTable("routing_decision", {
  fulfillmentId: ref<FulfillmentId>().primaryKey().references(() => fulfillment.id),
  /** Of the rules that decided; 0 is the set that is built in. */
  ruleSetVersion: integer().notNull(),
  decision: jsonb().$type<RoutingDecision>().notNull(),
  decidedAt: createdAt(),
});

/** Why a place gives work back, and what that does to its stock. */
export const rejectReason = pgTable("reject_reason", {
  id: id<RejectReasonId>(),
  name: text().notNull(),
  effect: text().$type<RejectEffect>().notNull(),
  /** Where the units go that are taken off sale; without a meaning where nothing is taken. */
  destination: text().$type<RejectDestination>().notNull().default("quality_check"),
  /** Takes the item from every other order that waits for it at the same place. */
  isCollateral: boolean().notNull().default(false),
  isActive: boolean().notNull().default(true),
  position: smallint().notNull().default(0),
  version: integer().notNull().default(1),
  updatedAt: createdAt(),
}, (t) => [
  uniqueIndex("reject_reason_name_key").on(sql`lower(${t.name})`).where(sql`${t.isActive}`),
  check("reject_reason_kinds", sql`${t.effect} in ('none', 'minus', 'zero') and ${t.destination} in ('written_off', 'quality_check', 'damaged', 'display')`),
  check("reject_reason_collateral_empties", sql`not ${t.isCollateral} or ${t.effect} = 'zero'`),
]);

/** Units that a place gave back, as they were given back: a later change of the reason changes nothing here. */
export const rejection = pgTable("rejection", {
  id: id<RejectionId>(),
  fulfillmentId: ref<FulfillmentId>().notNull().references(() => fulfillment.id),
  orderLineId: ref<OrderLineId>().notNull(),
  variantId: ref<VariantId>().notNull().references(() => variant.id),
  locationId: ref<LocationId>().notNull().references(() => location.id),
  reasonId: ref<RejectReasonId>().notNull().references(() => rejectReason.id),
  quantity: integer().notNull(),
  note: text().notNull().default(""),
  /** Given back because another order's rejection said that there is none. */
  isCollateral: boolean().notNull().default(false),
  staffId: ref<StaffId>(),
  at: createdAt(),
}, (t) => [
  index("rejection_location_idx").on(t.locationId, t.at),
  index("rejection_fulfillment_idx").on(t.fulfillmentId),
  index("rejection_order_line_idx").on(t.orderLineId),
  index("rejection_variant_idx").on(t.variantId),
  index("rejection_reason_idx").on(t.reasonId),
  check("rejection_quantity", sql`${t.quantity} > 0`),
]);

/** One row: what the shop does when an order does not go as planned. */
export const exceptionPolicy = pgTable("exception_policy", {
  id: boolean().primaryKey().default(true),
  /** Whoever rejects one item gives the whole part back. */
  rejectsWholePart: boolean().notNull().default(false),
  /** So many days a delivery that no place can send is tried again, while its shopper may choose; then it is refunded. */
  parkedDays: smallint().notNull().default(3),
  /** A shopper may keep a staged order longer, by so many days, so many times. */
  extendDays: smallint().notNull().default(3),
  extendTimes: smallint().notNull().default(1),
  /** What a shopper may choose, beside their money back, when a place cannot give what was promised. */
  offersStore: boolean().notNull().default(true),
  offersDelivery: boolean().notNull().default(true),
  version: integer().notNull().default(1),
  updatedAt: createdAt(),
}, (t) => [check("exception_policy_one_row", sql`${t.id}`), check("exception_policy_amounts", sql`${t.parkedDays} between 1 and 30 and ${t.extendDays} between 1 and 14 and ${t.extendTimes} between 0 and 5`)]);

/** Lets somebody else collect a pickup, once. */
export const pickupPass = pgTable("pickup_pass", {
  id: id<PassId>(),
  fulfillmentId: ref<FulfillmentId>().notNull().references(() => fulfillment.id),
  /** Who comes, in the shopper's words. */
  name: text().notNull(),
  /** What the counter scans. */
  code: text().notNull().unique(),
  createdAt: createdAt(),
  revokedAt: instant(),
  usedAt: instant(),
  usedByStaffId: ref<StaffId>(),
}, (t) => [
  index("pickup_pass_fulfillment_idx").on(t.fulfillmentId),
  check("pickup_pass_one_end", sql`${t.revokedAt} is null or ${t.usedAt} is null`),
  check("pickup_pass_code", sql`${t.code} ~ '^[0-9A-HJKMNP-TV-Z]{10}$'`),
]);
