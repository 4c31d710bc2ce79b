import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, text, uniqueIndex, type AnyPgColumn } from "drizzle-orm/pg-core";
import type { CheckoutId, CouponId, OrderId, PriceListId, StaffId, VariantId } from "@/lib/kernel/ids";
import { variant } from "./catalog";
import { createdAt, id, instant, minor, ref } from "./columns";

export const priceList = pgTable("price_list", {
  id: id<PriceListId>(),
  code: text().notNull().unique(),
  name: text().notNull(),
  currency: text().notNull(),
  /** Null: every channel. */
  channel: text(),
  /** A higher priority wins where two lists price the same variant. */
  priority: integer().notNull().default(0),
  startsAt: instant(),
  endsAt: instant(),
  /** When its beginning and end were last looked at: a later one is still to be told. */
  timesAppliedAt: instant(),
  /** The list its prices move into when it begins: they were scheduled for that one. */
  baseId: ref<PriceListId>().references((): AnyPgColumn => priceList.id),
}, (t) => [
  uniqueIndex("price_list_base_key").on(t.baseId, t.startsAt),
  check("price_list_scheduled", sql`${t.baseId} is null or (${t.startsAt} is not null and ${t.endsAt} is null)`),
]);

export const price = pgTable("price", {
  priceListId: ref<PriceListId>().notNull().references(() => priceList.id),
  variantId: ref<VariantId>().notNull().references(() => variant.id),
  amountMinor: minor().notNull(),
  compareAtMinor: minor(),
  version: integer().notNull().default(1),
  updatedAt: createdAt(),
}, (t) => [
  primaryKey({ columns: [t.variantId, t.priceListId] }),
  index("price_list_idx").on(t.priceListId),
  check("price_positive", sql`${t.amountMinor} >= 0 and (${t.compareAtMinor} is null or ${t.compareAtMinor} > ${t.amountMinor})`),
]);

/** Append-only: what a variant cost since when. */
export const priceChange = pgTable("price_change", {
  id: id<string>(),
  priceListId: ref<PriceListId>().notNull().references(() => priceList.id),
  variantId: ref<VariantId>().notNull().references(() => variant.id),
  beforeMinor: minor(),
  afterMinor: minor().notNull(),
  staffId: ref<StaffId>(),
  at: createdAt(),
}, (t) => [index("price_change_variant_idx").on(t.variantId, t.at), index("price_change_list_idx").on(t.priceListId)]);

export const coupon = pgTable("coupon", {
  id: id<CouponId>(),
  code: text().notNull(),
  name: text().notNull(),
  kind: text().$type<"percent" | "fixed">().notNull(),
  /** Percent: basis points. Fixed: minor units. */
  value: integer().notNull(),
  currency: text().notNull().default("USD"),
  minimumSubtotalMinor: minor().notNull().default(0),
  startsAt: instant(),
  endsAt: instant(),
  usageLimit: integer(),
  perCustomerLimit: integer(),
  /** Redemptions of placed orders. */
  used: integer().notNull().default(0),
  isActive: text().$type<"yes" | "no">().notNull().default("yes"),
  /** May count beside other codes that may, one after the other. */
  isCombinable: boolean().notNull().default(false),
  version: integer().notNull().default(1),
}, (t) => [
  uniqueIndex("coupon_code_key").on(sql`upper(${t.code})`),
  check("coupon_value", sql`${t.value} > 0 and (${t.kind} <> 'percent' or ${t.value} <= 10000)`),
  check("coupon_within_limit", sql`${t.usageLimit} is null or ${t.used} <= ${t.usageLimit}`),
]);

/** `person` is the lower-case e-mail's SHA-256, so a limit holds for guests as well. */
export const couponRedemption = pgTable("coupon_redemption", {
  couponId: ref<CouponId>().notNull().references(() => coupon.id),
  checkoutId: ref<CheckoutId>().notNull(),
  orderId: ref<OrderId>().notNull(),
  person: text().notNull(),
  /** 1 … per-customer limit: the unique key makes the limit hold under concurrency. */
  sequence: integer().notNull(),
  amountMinor: minor().notNull(),
  at: createdAt(),
}, (t) => [
  primaryKey({ columns: [t.couponId, t.checkoutId] }),
  uniqueIndex("coupon_redemption_person_key").on(t.couponId, t.person, t.sequence),
  index("coupon_redemption_order_idx").on(t.orderId),
]);

/** Tax by place of supply: a pickup is taxed at its store, a delivery at its address. */
export const taxRate = pgTable("tax_rate", {
  country: text().notNull(),
  state: text().notNull(),
  taxClass: text().notNull(),
  /** Millionths: 8.875 % is 88750. */
  ratePpm: integer().notNull(),
  name: text().notNull(),
}, (t) => [primaryKey({ columns: [t.country, t.state, t.taxClass] }), check("tax_rate_range", sql`${t.ratePpm} between 0 and 500000`)]);

/** Ways to deliver and what they cost. Without a row here the built-in terms count. */
export const deliveryRate = pgTable("delivery_rate", {
  code: text().primaryKey(),
  /** Null: every country. */
  country: text(),
  /** One rate of a level is offered: the country's own before the one for all. */
  level: text().notNull(),
  title: text().notNull(),
  amountMinor: minor().notNull(),
  currency: text().notNull().default("USD"),
}, (t) => [
  check("delivery_rate_amount", sql`${t.amountMinor} >= 0 and (${t.country} is null or ${t.country} ~ '^[A-Z]{2}$')`),
]);

/** Free delivery by a level of rates, from a subtotal on or with one of its goods. */
export const deliveryOffer = pgTable("delivery_offer", {
  code: text().primaryKey(),
  name: text().notNull(),
  level: text().notNull(),
  minimumSubtotalMinor: minor(),
});

export const deliveryOfferVariant = pgTable("delivery_offer_variant", {
  offerCode: text().notNull().references(() => deliveryOffer.code),
  variantId: ref<VariantId>().notNull().references(() => variant.id),
}, (t) => [primaryKey({ columns: [t.offerCode, t.variantId] }), index("delivery_offer_variant_idx").on(t.variantId)]);
