import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgSequence, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { AccountId, CartId, CheckoutId, CustomerId, FulfillmentId, LocationId, OrderBundleId, OrderEditId, OrderId, OrderLineId, PromotionId, StaffId, VariantId } from "@/lib/kernel/ids";
import type { CheckoutStatus } from "@/lib/domain/orders/checkout-state";
import type { EditPlan, OrderEditStatus } from "@/lib/domain/orders/order-edit";
import type { Gift } from "@/lib/domain/payments/gift";
import type { HandDiscount } from "@/lib/domain/pricing/hand-discount";
import { cart } from "./carts";
import { variant } from "./catalog";
import { createdAt, id, instant, minor, ref } from "./columns";

export const orderNumber = pgSequence("order_number", { startWith: 100001 });

export const checkout = pgTable("checkout", {
  id: id<CheckoutId>(),
  cartId: ref<CartId>().notNull().references(() => cart.id),
  cartVersion: integer().notNull(),
  customerId: ref<CustomerId>(),
  channel: text().notNull(),
  /** Where and by whom it is sold, at a till. */
  locationId: ref<LocationId>(),
  staffId: ref<StaffId>(),
  /** What of the total is paid in cash there. */
  cashMinor: minor().notNull().default(0),
  /** Prices and discounts given there by hand, each for a line of the cart or for the whole sale. */
  byHand: jsonb().$type<HandDiscount[]>().notNull().default([]),
  status: text().$type<CheckoutStatus>().notNull().default("open"),
  contactName: text(),
  email: text(),
  phone: text(),
  pickupPersonName: text(),
  pickupPersonContact: text(),
  shipTo: jsonb().$type<Record<string, string>>(),
  shipOption: text(),
  /** Promotion codes, in the order entered. */
  codes: text().array().notNull().default(sql`'{}'`),
  /** Gift cards in the order entered, then store credit: what pays before the card does. */
  storedValueIds: uuid().array().notNull().default(sql`'{}'`),
  /** Most that one of them pays, by its id; without a word it pays what it can. */
  storedValueCaps: jsonb().$type<Record<string, number>>().notNull().default({}),
  /** Lines of which the shopper was told that they are sent to their store first, when they chose how to collect. */
  suppliedLines: text().array().notNull().default(sql`'{}'`),
  /** Chosen slots by store id: { "<locationId>": { startsAt, endsAt } }. */
  slots: jsonb().$type<Record<string, { startsAt: string; endsAt: string }>>().notNull().default({}),
  /** The window in which a store's own van brings what is delivered; null: a carrier does. */
  deliveryWindow: jsonb().$type<{ locationId: string; startsAt: string; endsAt: string }>(),
  /** What was quoted and will be placed: groups, lines, amounts, planned ids. */
  quote: jsonb(),
  totalMinor: minor(),
  currency: text().notNull().default("USD"),
  holdExpiresAt: instant(),
  /** A declined card prolongs the hold by a full period, once. */
  holdProlonged: boolean().notNull().default(false),
  /** The body that `completing` runs with; another body under the same key is refused. */
  completionKey: text(),
  completionHash: text(),
  completingSince: instant(),
  /** Planned before money moves, used when placed: the order's id. */
  orderId: ref<OrderId>(),
  orderNumber: text(),
  /** Where the bank asks to confirm the payment that `completing` waits for. */
  challengeUrl: text(),
  failureCode: text(),
  version: integer().notNull().default(1),
  createdAt: createdAt(),
  updatedAt: createdAt(),
}, (t) => [
  index("checkout_cart_idx").on(t.cartId),
  uniqueIndex("checkout_live_key").on(t.cartId).where(sql`${t.status} in ('open','ready','completing')`),
  uniqueIndex("checkout_completion_key").on(t.completionKey),
  index("checkout_editable_idx").on(t.status, t.updatedAt).where(sql`${t.status} in ('open','ready')`),
  index("checkout_completing_idx").on(t.completingSince).where(sql`${t.status} = 'completing'`),
]);

export const order = pgTable("order", {
  id: id<OrderId>(),
  number: text().notNull().unique(),
  checkoutId: ref<CheckoutId>().notNull().unique(),
  customerId: ref<CustomerId>(),
  accountId: ref<AccountId>(),
  channel: text().notNull(),
  locationId: ref<LocationId>(),
  staffId: ref<StaffId>(),
  contactName: text().notNull(),
  email: text().notNull(),
  phone: text().notNull().default(""),
  status: text().$type<"placed" | "completed" | "cancelled">().notNull().default("placed"),
  currency: text().notNull(),
  subtotalMinor: minor().notNull(),
  discountMinor: minor().notNull(),
  chargesMinor: minor().notNull(),
  /** On top of the prices. */
  taxMinor: minor().notNull(),
  /** In the prices. */
  includedTaxMinor: minor().notNull().default(0),
  /** The certificates for which some of it was not taxed. */
  taxExemption: text(),
  /** What goods that came back pay of it, in exchanges; the total is what is left to pay in money. */
  creditMinor: minor().notNull().default(0),
  totalMinor: minor().notNull(),
  /** The promotion codes that counted, as a reader says them. */
  couponCode: text(),
  placedAt: createdAt(),
  completedAt: instant(),
  cancelledAt: instant(),
  version: integer().notNull().default(1),
}, (t) => [
  index("order_customer_idx").on(t.customerId, t.placedAt),
  index("order_email_idx").on(sql`lower(${t.email})`),
  index("order_placed_idx").on(t.placedAt),
  index("order_name_idx").using("gin", sql`lower(${t.contactName}) gin_trgm_ops`),
  index("order_phone_idx").using("gin", sql`${t.phone} gin_trgm_ops`),
  check("order_total", sql`${t.totalMinor} = ${t.subtotalMinor} - ${t.discountMinor} + ${t.chargesMinor} + ${t.taxMinor} - ${t.creditMinor} and ${t.creditMinor} >= 0 and ${t.discountMinor} between 0 and ${t.subtotalMinor}`),
]);

/** A bundle as it was sold; its parts are lines of the order, each with its share of the price. */
export const orderBundle = pgTable("order_bundle", {
  id: id<OrderBundleId>(),
  orderId: ref<OrderId>().notNull().references(() => order.id),
  variantId: ref<VariantId>().notNull().references(() => variant.id),
  sku: text().notNull(),
  title: text().notNull(),
  variantTitle: text().notNull().default(""),
  quantity: integer().notNull(),
  unitPriceMinor: minor().notNull(),
}, (t) => [
  index("order_bundle_order_idx").on(t.orderId), index("order_bundle_variant_idx").on(t.variantId),
  check("order_bundle_amounts", sql`${t.quantity} > 0 and ${t.unitPriceMinor} >= 0`),
]);

export const orderLine = pgTable("order_line", {
  id: id<OrderLineId>(),
  orderId: ref<OrderId>().notNull().references(() => order.id),
  bundleId: ref<OrderBundleId>().references(() => orderBundle.id),
  variantId: ref<VariantId>().notNull().references(() => variant.id),
  sku: text().notNull(),
  title: text().notNull(),
  variantTitle: text().notNull().default(""),
  quantity: integer().notNull(),
  cancelled: integer().notNull().default(0),
  unitPriceMinor: minor().notNull(),
  /** unit price × quantity − discount */
  discountMinor: minor().notNull().default(0),
  /** On top of the price. */
  taxMinor: minor().notNull().default(0),
  /** In the price. */
  includedTaxMinor: minor().notNull().default(0),
  /** Of its price, what goods that came back pay. */
  creditMinor: minor().notNull().default(0),
  totalMinor: minor().notNull(),
  taxRatePpm: integer().notNull().default(0),
  /** What each unit of it becomes, of gift cards. */
  gift: jsonb().$type<Gift>(),
}, (t) => [
  index("order_line_order_idx").on(t.orderId),
  index("order_line_variant_idx").on(t.variantId),
  index("order_line_bundle_idx").on(t.bundleId).where(sql`${t.bundleId} is not null`),
  check("order_line_total", sql`${t.totalMinor} = ${t.unitPriceMinor} * ${t.quantity} - ${t.discountMinor} + ${t.taxMinor} - ${t.creditMinor} and ${t.creditMinor} >= 0 and ${t.quantity} > 0 and ${t.cancelled} between 0 and ${t.quantity} and ${t.discountMinor} >= 0`),
]);

/** What each promotion, or a person at a till, took off an order, as it was called then; without a line it was taken off a delivery. */
export const orderDiscount = pgTable("order_discount", {
  id: id<string>(),
  orderId: ref<OrderId>().notNull().references(() => order.id),
  orderLineId: ref<OrderLineId>().references(() => orderLine.id),
  promotionId: ref<PromotionId>(),
  name: text().notNull(),
  kind: text().notNull(),
  code: text(),
  /** By hand: who gave it, whose PIN allowed it above that person's limit, and what they wrote. */
  staffId: ref<StaffId>(),
  approvedByStaffId: ref<StaffId>(),
  note: text().notNull().default(""),
  amountMinor: minor().notNull(),
}, (t) => [
  index("order_discount_order_idx").on(t.orderId), index("order_discount_line_idx").on(t.orderLineId), index("order_discount_promotion_idx").on(t.promotionId),
  check("order_discount_positive", sql`${t.amountMinor} > 0`),
  check("order_discount_giver", sql`(${t.promotionId} is null) = (${t.staffId} is not null) and (${t.staffId} is not null or ${t.approvedByStaffId} is null)`),
]);

/** A change of one part of an order, proposed by staff and decided by its shopper. */
export const orderEdit = pgTable("order_edit", {
  id: id<OrderEditId>(),
  orderId: ref<OrderId>().notNull().references(() => order.id),
  fulfillmentId: ref<FulfillmentId>().notNull(),
  status: text().$type<OrderEditStatus>().notNull().default("pending"),
  /** What would change and what it costs, computed when it was proposed. */
  plan: jsonb().$type<EditPlan>().notNull(),
  reason: text().notNull(),
  proposedByStaffId: ref<StaffId>().notNull(),
  expiresAt: instant(),
  decidedAt: instant(),
  createdAt: createdAt(),
}, (t) => [
  index("order_edit_order_idx").on(t.orderId, t.createdAt),
  uniqueIndex("order_edit_live_key").on(t.orderId).where(sql`${t.status} in ('pending','requested')`),
  index("order_edit_expiry_idx").on(t.expiresAt).where(sql`${t.status} = 'requested'`),
  check("order_edit_times", sql`(${t.status} <> 'requested' or ${t.expiresAt} is not null) and (${t.status} in ('confirmed','declined','expired')) = (${t.decidedAt} is not null)`),
]);
