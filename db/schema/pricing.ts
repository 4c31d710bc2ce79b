import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, type AnyPgColumn } from "drizzle-orm/pg-core";
import type { Conditions, Effect } from "@/lib/domain/pricing/promotion";
import type { TaxRate } from "@/lib/domain/pricing/tax";
import type { TaxSource } from "@/lib/domain/pricing/gateway";
import type { CheckoutId, CustomerGroupId, CustomerId, LocationId, OrderId, PriceListId, PromotionCodeId, PromotionId, StaffId, TaxExemptionId, VariantId } from "@/lib/kernel/ids";
import { variant } from "./catalog";
import { createdAt, id, instant, minor, ref } from "./columns";
import { customer } from "./customers";
import { location } from "./locations";

export const priceList = pgTable("price_list", {
  id: id<PriceListId>(),
  code: text().notNull().unique(),
  name: text().notNull(),
  currency: text().notNull(),
  /** Null: every channel. */
  channel: text(),
  /** Only for goods collected or sold at this store; null: everywhere. */
  locationId: ref<LocationId>().references(() => location.id),
  /** Only for members of this group; null: everybody. */
  groupId: ref<CustomerGroupId>().references((): AnyPgColumn => customerGroup.id),
  /** A higher priority wins where two lists price the same variant. */
  priority: integer().notNull().default(0),
  /** Its prices hold the tax; others get it on top. */
  taxIncluded: boolean().notNull().default(false),
  startsAt: instant(),
  endsAt: instant(),
  /** When its beginning and end were last looked at: a later one is still to be told. */
  timesAppliedAt: instant(),
  version: integer().notNull().default(1),
  /** The list its prices move into when it begins: they were scheduled for that one. */
  baseId: ref<PriceListId>().references((): AnyPgColumn => priceList.id),
}, (t) => [
  uniqueIndex("price_list_base_key").on(t.baseId, t.startsAt), index("price_list_location_idx").on(t.locationId), index("price_list_group_idx").on(t.groupId),
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

/** Customers who get prices and promotions of their own. */
export const customerGroup = pgTable("customer_group", {
  id: id<CustomerGroupId>(),
  code: text().notNull().unique(),
  name: text().notNull(),
});

export const customerGroupMember = pgTable("customer_group_member", {
  groupId: ref<CustomerGroupId>().notNull().references(() => customerGroup.id),
  customerId: ref<CustomerId>().notNull().references(() => customer.id),
  at: createdAt(),
}, (t) => [primaryKey({ columns: [t.customerId, t.groupId] }), index("customer_group_member_group_idx").on(t.groupId)]);

/** What is taken off, when and for whom. One that has codes counts only where one of them was entered. */
export const promotion = pgTable("promotion", {
  id: id<PromotionId>(),
  name: text().notNull(),
  effect: jsonb().$type<Effect>().notNull(),
  conditions: jsonb().$type<Conditions>().notNull(),
  currency: text().notNull().default("USD"),
  needsCode: boolean().notNull().default(false),
  startsAt: instant(),
  endsAt: instant(),
  isActive: boolean().notNull().default(true),
  priority: integer().notNull().default(0),
  /** May count beside others that may, one after the other. */
  isCombinable: boolean().notNull().default(false),
  usageLimit: integer(),
  perCustomerLimit: integer(),
  budgetMinor: minor(),
  /** Its uses and what they took off, kept by every order while it has a limit; without one they are counted when asked. */
  used: integer().notNull().default(0),
  spentMinor: minor().notNull().default(0),
  createdAt: createdAt(),
  version: integer().notNull().default(1),
}, (t) => [
  index("promotion_automatic_idx").on(t.endsAt).where(sql`not ${t.needsCode} and ${t.isActive}`),
  check("promotion_within_limit", sql`(${t.usageLimit} is null or ${t.used} <= ${t.usageLimit}) and (${t.budgetMinor} is null or ${t.spentMinor} <= ${t.budgetMinor})`),
  check("promotion_dates", sql`${t.startsAt} is null or ${t.endsAt} is null or ${t.startsAt} < ${t.endsAt}`),
]);

export const promotionCode = pgTable("promotion_code", {
  id: id<PromotionCodeId>(),
  promotionId: ref<PromotionId>().notNull().references(() => promotion.id),
  code: text().notNull(),
  /** Null: as often as the promotion allows. */
  usageLimit: integer(),
  used: integer().notNull().default(0),
  createdAt: createdAt(),
}, (t) => [
  uniqueIndex("promotion_code_key").on(sql`upper(${t.code})`),
  index("promotion_code_promotion_idx").on(t.promotionId, t.createdAt),
  check("promotion_code_within_limit", sql`${t.usageLimit} is null or ${t.used} <= ${t.usageLimit}`),
]);

/** One order's use. `person` is the lower-case e-mail's SHA-256, so a limit holds for guests as well. */
export const promotionUse = pgTable("promotion_use", {
  promotionId: ref<PromotionId>().notNull().references(() => promotion.id),
  checkoutId: ref<CheckoutId>().notNull(),
  orderId: ref<OrderId>().notNull(),
  codeId: ref<PromotionCodeId>().references(() => promotionCode.id),
  person: text().notNull(),
  amountMinor: minor().notNull(),
  at: createdAt(),
}, (t) => [
  primaryKey({ columns: [t.promotionId, t.checkoutId] }),
  index("promotion_use_person_idx").on(t.promotionId, t.person),
  index("promotion_use_time_idx").on(t.promotionId, t.at),
  index("promotion_use_order_idx").on(t.orderId),
  index("promotion_use_code_idx").on(t.codeId),
]);

/** Tax by place of supply: a pickup is taxed at its store, a delivery at its address. */
export const taxRate = pgTable("tax_rate", {
  country: text().notNull(),
  state: text().notNull(),
  /** Empty: the whole state. */
  postcode: text().notNull().default(""),
  taxClass: text().$type<TaxRate["taxClass"]>().notNull(),
  /** Millionths: 8.875 % is 88750. */
  ratePpm: integer().notNull(),
  name: text().notNull(),
  /** Who said so: this table's editors, or a provider. */
  source: text().$type<TaxSource>().notNull().default("table"),
  toldAt: createdAt(),
  /** What a provider said counts until then. */
  expiresAt: instant(),
}, (t) => [
  primaryKey({ columns: [t.country, t.state, t.postcode, t.taxClass] }),
  check("tax_rate_range", sql`${t.ratePpm} between 0 and 500000`),
  check("tax_rate_source", sql`(${t.source} = 'table') = (${t.expiresAt} is null) and (${t.source} = 'table' or ${t.postcode} <> '')`),
]);

/** A certificate by which the members of a group buy without tax, in one state or (null) in all of a country, until its last day. */
export const taxExemption = pgTable("tax_exemption", {
  id: id<TaxExemptionId>(),
  groupId: ref<CustomerGroupId>().notNull().references(() => customerGroup.id),
  country: text().notNull().default("US"),
  state: text(),
  certificate: text().notNull(),
  expiresOn: date({ mode: "string" }).notNull(),
  createdAt: createdAt(),
  staffId: ref<StaffId>(),
  /** Taken back before its last day. */
  endedAt: instant(),
}, (t) => [index("tax_exemption_group_idx").on(t.groupId), uniqueIndex("tax_exemption_live_key").on(t.groupId, t.country, sql`coalesce(${t.state}, '')`, t.certificate).where(sql`${t.endedAt} is null`)]);

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
