import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, smallint, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import type { QuestionStatus } from "@/lib/domain/catalog/question";
import type { ReviewStatus } from "@/lib/domain/catalog/review";
import type { CategoryId, CustomerId, ProductId, QuestionId, ReviewId, StaffId, VariantId } from "@/lib/kernel/ids";
import { createdAt, id, instant, minor, ref } from "./columns";

export const category = pgTable("category", {
  id: id<CategoryId>(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  description: text().notNull().default(""),
  parentId: ref<CategoryId>(),
  position: integer().notNull().default(0),
  imageSrc: text(),
}, (t) => [index("category_parent_idx").on(t.parentId, t.position)]);

/** Typed attributes: what a product may say about itself, and what a shopper may filter by. */
export const attributeDefinition = pgTable("attribute_definition", {
  key: text().primaryKey(),
  label: text().notNull(),
  type: text().$type<"choice" | "number" | "boolean" | "text">().notNull(),
  unit: text(),
  options: text().array().notNull().default(sql`'{}'`),
  isFilterable: boolean().notNull().default(false),
  position: integer().notNull().default(0),
});

export const product = pgTable("product", {
  id: id<ProductId>(),
  /** Natural key of imports: the retailer's own product number. */
  externalId: text().notNull().unique(),
  slug: text().notNull().unique(),
  title: text().notNull(),
  summary: text().notNull().default(""),
  description: text().notNull().default(""),
  materials: text().notNull().default(""),
  care: text().notNull().default(""),
  brand: text().notNull().default("Alderway"),
  categoryId: ref<CategoryId>().notNull().references(() => category.id),
  status: text().$type<"draft" | "active" | "archived">().notNull().default("active"),
  attributes: jsonb().$type<Record<string, string | number | boolean>>().notNull().default({}),
  keywords: text().array().notNull().default(sql`'{}'`),
  widthMm: integer(),
  depthMm: integer(),
  heightMm: integer(),
  modelSrc: text(),
  credit: text().notNull().default(""),
  ratingCount: integer().notNull().default(0),
  ratingSum: integer().notNull().default(0),
  publishedAt: createdAt(),
  updatedAt: createdAt(),
  version: integer().notNull().default(1),
}, (t) => [
  index("product_category_idx").on(t.categoryId, t.status),
  check("product_rating", sql`${t.ratingSum} between ${t.ratingCount} and 5 * ${t.ratingCount}`),
]);

/** What is stocked and sold. */
export const variant = pgTable("variant", {
  id: id<VariantId>(),
  productId: ref<ProductId>().notNull().references(() => product.id),
  sku: text().notNull().unique(),
  gtin: text().unique(),
  title: text().notNull().default(""),
  options: jsonb().$type<Record<string, string>>().notNull().default({}),
  swatch: text(),
  /** What this color is called in the product's 3D model (KHR_materials_variants); null: as the model comes. */
  modelVariant: text(),
  position: smallint().notNull().default(0),
  taxClass: text().$type<"standard" | "exempt">().notNull().default("standard"),
  needsTwoPeople: boolean().notNull().default(false),
  /** Each unit that is paid becomes a gift card worth what was paid for it: nothing is stocked, taxed or sent. */
  isGiftCard: boolean().notNull().default(false),
  /** Most that a shopper may put on one, from its price up; null: it is worth its price. */
  giftMostMinor: minor(),
  status: text().$type<"active" | "archived">().notNull().default("active"),
  version: integer().notNull().default(1),
}, (t) => [
  index("variant_product_idx").on(t.productId, t.position),
  check("variant_gift_card", sql`case when ${t.isGiftCard} then ${t.taxClass} = 'exempt' and (${t.giftMostMinor} is null or ${t.giftMostMinor} > 0) else ${t.giftMostMinor} is null end`),
  check("variant_gtin_digits", sql`${t.gtin} is null or ${t.gtin} ~ '^[0-9]{14}$'`),
]);

export const parcel = pgTable("parcel", {
  variantId: ref<VariantId>().notNull().references(() => variant.id),
  sequence: smallint().notNull(),
  weightGrams: integer().notNull(),
  lengthMm: integer().notNull(),
  widthMm: integer().notNull(),
  heightMm: integer().notNull(),
}, (t) => [
  primaryKey({ columns: [t.variantId, t.sequence] }),
  check("parcel_positive", sql`${t.weightGrams} > 0 and ${t.lengthMm} > 0 and ${t.widthMm} > 0 and ${t.heightMm} > 0`),
]);

/** A variant that is sold as one and made of others: it has no stock of its own. */
export const bundle = pgTable("bundle", {
  variantId: ref<VariantId>().primaryKey().references(() => variant.id),
  /** What its parts cost together, less so many percent; null: it has a price of its own. */
  percentOff: smallint(),
  version: integer().notNull().default(1),
  updatedAt: createdAt(),
}, (t) => [check("bundle_percent", sql`${t.percentOff} is null or ${t.percentOff} between 0 and 90`)]);

export const bundlePart = pgTable("bundle_part", {
  bundleVariantId: ref<VariantId>().notNull().references(() => bundle.variantId),
  partVariantId: ref<VariantId>().notNull().references(() => variant.id),
  quantity: smallint().notNull(),
  position: smallint().notNull(),
}, (t) => [
  primaryKey({ columns: [t.bundleVariantId, t.partVariantId] }),
  index("bundle_part_part_idx").on(t.partVariantId),
  check("bundle_part_quantity", sql`${t.quantity} between 1 and 99 and ${t.bundleVariantId} <> ${t.partVariantId}`),
]);

export const media = pgTable("media", {
  id: id<string>(),
  productId: ref<ProductId>().notNull().references(() => product.id),
  variantId: ref<VariantId>().references(() => variant.id),
  src: text().notNull(),
  alt: text().notNull(),
  width: integer().notNull(),
  height: integer().notNull(),
  background: text().notNull().default("#EEECE6"),
  position: smallint().notNull().default(0),
}, (t) => [index("media_product_idx").on(t.productId, t.position), index("media_variant_idx").on(t.variantId), unique("media_src_key").on(t.productId, t.src)]);

export const review = pgTable("review", {
  id: id<ReviewId>(),
  productId: ref<ProductId>().notNull().references(() => product.id),
  customerId: ref<CustomerId>(),
  authorName: text().notNull(),
  rating: smallint().notNull(),
  title: text().notNull(),
  body: text().notNull(),
  /** Where the purchase that verifies this review happened. */
  verified: text().$type<"online" | "store">(),
  /** Kept pictures, square like all others. */
  photos: text().array().notNull().default(sql`'{}'`),
  status: text().$type<ReviewStatus>().notNull().default("waiting"),
  createdAt: createdAt(),
}, (t) => [
  index("review_product_idx").on(t.productId, t.createdAt),
  index("review_status_idx").on(t.status, t.createdAt, t.id),
  uniqueIndex("review_once_key").on(t.productId, t.customerId),
  check("review_rating_range", sql`${t.rating} between 1 and 5`),
  check("review_photos_most", sql`cardinality(${t.photos}) <= 4`),
]);

/** What a member asks about a product; shown to everybody once somebody of the staff has answered. */
export const productQuestion = pgTable("product_question", {
  id: id<QuestionId>(),
  productId: ref<ProductId>().notNull().references(() => product.id),
  customerId: ref<CustomerId>().notNull(),
  authorName: text().notNull(),
  body: text().notNull(),
  status: text().$type<QuestionStatus>().notNull().default("open"),
  answer: text(),
  answeredByStaffId: ref<StaffId>(),
  /** The first name that stands under the answer. */
  answeredByName: text(),
  answeredAt: instant(),
  createdAt: createdAt(),
}, (t) => [
  index("product_question_product_idx").on(t.productId, t.answeredAt),
  index("product_question_status_idx").on(t.status, t.createdAt, t.id),
  index("product_question_customer_idx").on(t.customerId, t.createdAt),
  check("product_question_answer", sql`${t.status} <> 'answered' or (${t.answer} is not null and ${t.answeredByStaffId} is not null and ${t.answeredByName} is not null and ${t.answeredAt} is not null)`),
]);

/** Where data and pictures come from; the credits page and nothing else reads it. */
export const credit = pgTable("credit", {
  id: text().primaryKey(),
  title: text().notNull(),
  source: text().notNull(),
  licence: text().notNull(),
  usedFor: text().notNull(),
  position: smallint().notNull().default(0),
});

/** Tags of cached pages that other processes expired; every web instance reads it. */
export const cacheTagExpiry = pgTable("cache_tag_expiry", {
  tag: text().primaryKey(),
  expiredAt: instant().notNull(),
});
