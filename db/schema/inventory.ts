import { sql } from "drizzle-orm";
import { bigint, boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { AllocationId, CheckoutId, FulfillmentId, LocationId, OrderLineId, StaffId, StockCountId, VariantId } from "@/lib/kernel/ids";
import type { SafetyInputs } from "@/lib/domain/inventory/safety-stock";
import type { SellAheadKind } from "@/lib/domain/inventory/sell-ahead";
import type { MovementKind, UnsellableState } from "@/lib/domain/inventory/movement";
import { variant } from "./catalog";
import { createdAt, id, instant, ref } from "./columns";
import { location } from "./locations";

/** Stock of one variant at one location. Only movements change it. */
export const stockLevel = pgTable("stock_level", {
  variantId: ref<VariantId>().notNull().references(() => variant.id),
  locationId: ref<LocationId>().notNull().references(() => location.id),
  onHand: integer().notNull().default(0),
  allocated: integer().notNull().default(0),
  damaged: integer().notNull().default(0),
  qualityCheck: integer().notNull().default(0),
  display: integer().notNull().default(0),
  putBack: integer().notNull().default(0),
  safetyStock: integer().notNull().default(0),
  incoming: integer().notNull().default(0),
  /** Somebody is told when what is left falls to this; 0: nobody. */
  reorderPoint: integer().notNull().default(0),
  /** Since when it is at or below that, as far as `watch_low_stock` has seen. */
  lowSince: instant(),
  /** Units that may be promised beyond what is on hand; 0 forbids backorder. */
  backorderCap: integer().notNull().default(0),
  canPickup: boolean().notNull().default(true),
  aisle: text().notNull().default(""),
  bay: text().notNull().default(""),
  version: integer().notNull().default(1),
  updatedAt: createdAt(),
}, (t) => [
  primaryKey({ columns: [t.variantId, t.locationId] }),
  index("stock_level_location_idx").on(t.locationId, t.variantId),
  index("stock_level_watched_idx").on(t.locationId, t.variantId).where(sql`${t.reorderPoint} > 0 or ${t.lowSince} is not null`),
  check("stock_level_counts", sql`${t.onHand} >= 0 and ${t.allocated} >= 0 and ${t.damaged} >= 0 and ${t.qualityCheck} >= 0 and ${t.display} >= 0 and ${t.putBack} >= 0 and ${t.safetyStock} >= 0 and ${t.incoming} >= 0 and ${t.backorderCap} >= 0 and ${t.reorderPoint} >= 0`),
  check("stock_level_promised", sql`${t.allocated} <= ${t.onHand} + ${t.backorderCap}`),
  check("stock_level_unsellable", sql`${t.damaged} + ${t.qualityCheck} + ${t.display} + ${t.putBack} <= ${t.onHand}`),
]);

/**
 * What may be promised before it is there, for delivery from one location: at most `cap` units beyond what is on hand, and
 * never more than is coming (`stock_free`). The cap stands in the level too, where promises are checked.
 */
export const sellAhead = pgTable("sell_ahead", {
  variantId: ref<VariantId>().notNull(),
  locationId: ref<LocationId>().notNull(),
  kind: text().$type<SellAheadKind>().notNull(),
  cap: integer().notNull(),
  updatedAt: createdAt(),
}, (t) => [
  primaryKey({ columns: [t.variantId, t.locationId] }),
  foreignKey({ name: "sell_ahead_level_fk", columns: [t.variantId, t.locationId], foreignColumns: [stockLevel.variantId, stockLevel.locationId] }),
  check("sell_ahead_cap", sql`${t.cap} > 0`),
]);

/** What failed picks and counts say about the safety stock of a level, and what staff decided about it. */
export const safetyAdvice = pgTable("safety_advice", {
  variantId: ref<VariantId>().notNull(),
  locationId: ref<LocationId>().notNull(),
  /** Null until the level was looked at. */
  units: integer(),
  inputs: jsonb().$type<SafetyInputs>(),
  learnedAt: instant(),
  /** Staff chose the figure: it stays until they let it go. */
  isPinned: boolean().notNull().default(false),
  pinReason: text().notNull().default(""),
  /** What stood there before the last change, for undoing it. */
  replaced: integer(),
}, (t) => [
  primaryKey({ columns: [t.variantId, t.locationId] }),
  index("safety_advice_location_idx").on(t.locationId),
  foreignKey({ name: "safety_advice_level_fk", columns: [t.variantId, t.locationId], foreignColumns: [stockLevel.variantId, stockLevel.locationId] }),
  check("safety_advice_learned", sql`(${t.units} is null) = (${t.inputs} is null) and (${t.units} is null) = (${t.learnedAt} is null) and coalesce(${t.units}, 0) >= 0 and coalesce(${t.replaced}, 0) >= 0`),
]);

/** Locations whose safety stock follows what is learned without anybody's word, one unit a night. */
export const safetyLearning = pgTable("safety_learning", {
  locationId: ref<LocationId>().primaryKey().references(() => location.id),
  since: createdAt(),
});

/** The ledger: append-only, unique per cause, so a retry writes nothing. */
export const stockMovement = pgTable("stock_movement", {
  id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  variantId: ref<VariantId>().notNull().references(() => variant.id),
  locationId: ref<LocationId>().notNull().references(() => location.id),
  kind: text().$type<MovementKind>().notNull(),
  quantity: integer().notNull(),
  onHandDelta: integer().notNull(),
  allocatedDelta: integer().notNull(),
  /** For moved_state: the state left and the state entered; "sellable" is one of them or neither. */
  fromState: text().$type<UnsellableState | "sellable">(),
  toState: text().$type<UnsellableState | "sellable">(),
  reason: text().notNull(),
  actorKind: text().notNull(),
  actorId: text(),
  causeKind: text().notNull(),
  causeId: text().notNull(),
  lineId: text().notNull().default(""),
  sequence: integer().notNull().default(0),
  at: createdAt(),
}, (t) => [
  index("stock_movement_level_idx").on(t.variantId, t.locationId, t.id),
  index("stock_movement_location_idx").on(t.locationId, t.id),
  uniqueIndex("stock_movement_cause_key").on(t.causeId, t.causeKind, t.kind, t.lineId, t.sequence),
]);

/** Units promised to a checkout until a time; live only while `expiresAt > shop_clock()`. */
export const hold = pgTable("hold", {
  checkoutId: ref<CheckoutId>().notNull(),
  variantId: ref<VariantId>().notNull().references(() => variant.id),
  locationId: ref<LocationId>().notNull().references(() => location.id),
  quantity: integer().notNull(),
  expiresAt: instant().notNull(),
}, (t) => [
  primaryKey({ columns: [t.checkoutId, t.variantId, t.locationId] }),
  index("hold_level_idx").on(t.variantId, t.locationId, t.expiresAt),
  index("hold_location_idx").on(t.locationId),
  index("hold_expiry_idx").on(t.expiresAt),
  check("hold_positive", sql`${t.quantity} > 0`),
]);

/** Units promised to an order line at a location, without expiry; closed when they leave or are released. */
export const allocation = pgTable("allocation", {
  id: id<AllocationId>(),
  orderLineId: ref<OrderLineId>().notNull(),
  fulfillmentId: ref<FulfillmentId>().notNull(),
  variantId: ref<VariantId>().notNull().references(() => variant.id),
  locationId: ref<LocationId>().notNull().references(() => location.id),
  /** Still promised; falls to 0. */
  quantity: integer().notNull(),
  at: createdAt(),
}, (t) => [
  uniqueIndex("allocation_line_key").on(t.fulfillmentId, t.orderLineId),
  index("allocation_order_line_idx").on(t.orderLineId),
  index("allocation_level_idx").on(t.variantId, t.locationId).where(sql`${t.quantity} > 0`),
  check("allocation_not_negative", sql`${t.quantity} >= 0`),
]);

/** A blind count of one variant at one location. */
export const stockCount = pgTable("stock_count", {
  id: id<StockCountId>(),
  variantId: ref<VariantId>().notNull().references(() => variant.id),
  locationId: ref<LocationId>().notNull().references(() => location.id),
  status: text().$type<"open" | "submitted" | "approved" | "rejected">().notNull().default("open"),
  reason: text().notNull(),
  /** Fulfillment whose pick failed, if that is why. */
  fulfillmentId: ref<FulfillmentId>(),
  expected: integer(),
  counted: integer(),
  openedBy: text().notNull(),
  submittedBy: ref<StaffId>(),
  decidedBy: ref<StaffId>(),
  openedAt: createdAt(),
  submittedAt: instant(),
  decidedAt: instant(),
}, (t) => [
  index("stock_count_location_idx").on(t.locationId, t.status),
  index("stock_count_variant_idx").on(t.variantId),
  uniqueIndex("stock_count_open_key").on(t.variantId, t.locationId).where(sql`${t.status} in ('open','submitted')`),
  check("stock_count_counted", sql`${t.counted} is null or ${t.counted} >= 0`),
]);
