import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { CartId, CartLineId, CustomerId, LocationId, StaffId, StockWatchId, VariantId } from "@/lib/kernel/ids";
import type { Gift } from "@/lib/domain/payments/gift";
import { variant } from "./catalog";
import { createdAt, id, instant, ref } from "./columns";
import { location } from "./locations";

/** One cart per shopper across channels; a guest's is named by the browser's cookie. */
export const cart = pgTable("cart", {
  id: id<CartId>(),
  customerId: ref<CustomerId>(),
  channel: text().notNull().default("web"),
  /** Rises with every change: the guard against a stale form. */
  version: integer().notNull().default(1),
  /** Promotion codes, in the order entered. */
  codes: text().array().notNull().default(sql`'{}'`),
  /** `ordered`: closed with an order that was not placed here, as imports and history write them. */
  status: text().$type<"open" | "ordered" | "merged">().notNull().default("open"),
  mergedIntoId: ref<CartId>(),
  sharedByStaffId: ref<StaffId>(),
  createdAt: createdAt(),
  updatedAt: createdAt(),
}, (t) => [
  uniqueIndex("cart_customer_open_key").on(t.customerId).where(sql`${t.status} = 'open'`),
  index("cart_updated_idx").on(t.updatedAt),
]);

export const cartLine = pgTable("cart_line", {
  id: id<CartLineId>(),
  cartId: ref<CartId>().notNull().references(() => cart.id),
  variantId: ref<VariantId>().notNull().references(() => variant.id),
  quantity: integer().notNull(),
  method: text().$type<"pickup" | "curbside" | "ship" | "carry_out" | "email">().notNull(),
  /** The store of a pickup; null for delivery. */
  locationId: ref<LocationId>().references(() => location.id),
  /** What a gift card is to be: each such line stands by itself. */
  gift: jsonb().$type<Gift>(),
  addedByStaffId: ref<StaffId>(),
  addedAt: createdAt(),
}, (t) => [
  uniqueIndex("cart_line_same_key").on(t.cartId, t.variantId, t.method, sql`coalesce(${t.locationId}, '00000000-0000-0000-0000-000000000000')`).where(sql`${t.gift} is null`),
  index("cart_line_variant_idx").on(t.variantId),
  index("cart_line_location_idx").on(t.locationId),
  check("cart_line_quantity", sql`${t.quantity} between 1 and 99`),
  check("cart_line_place", sql`(${t.method} in ('ship', 'email')) = (${t.locationId} is null) and (${t.method} = 'email') = (${t.gift} is not null)`),
]);

export const wishItem = pgTable("wish_item", {
  customerId: ref<CustomerId>().notNull(),
  variantId: ref<VariantId>().notNull().references(() => variant.id),
  addedAt: instant().notNull().default(sql`shop_clock()`),
}, (t) => [primaryKey({ columns: [t.customerId, t.variantId] }), index("wish_item_variant_idx").on(t.variantId)]);

/** Somebody wants to hear, once, that a variant can be had again; the row is their consent and goes with the message. */
export const stockWatch = pgTable("stock_watch", {
  id: id<StockWatchId>(),
  variantId: ref<VariantId>().notNull().references(() => variant.id),
  email: text().notNull(),
  customerId: ref<CustomerId>(),
  /** The store that would do as well as a delivery. */
  locationId: ref<LocationId>().references(() => location.id),
  channel: text().notNull(),
  createdAt: createdAt(),
}, (t) => [
  uniqueIndex("stock_watch_once_key").on(t.variantId, sql`lower(${t.email})`),
  index("stock_watch_customer_idx").on(t.customerId),
  index("stock_watch_location_idx").on(t.locationId),
  index("stock_watch_created_idx").on(t.createdAt),
]);
