import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { permit, type Permit } from "@/lib/domain/identity/permit";
import { newId, type AccountId, type CartId, type CategoryId, type CustomerId, type LocationId, type PriceListId, type ProductId, type SessionId, type StaffId, type VariantId } from "@/lib/kernel/ids";

/** A small shop for tests: a lamp and a mug, stores in Seattle and Tacoma, and a warehouse that ships. */
export type Shop = { lamp: VariantId; mug: VariantId; seattle: LocationId; tacoma: LocationId; warehouse: LocationId; prices: PriceListId };

export async function openShop(tx: Tx): Promise<Shop> {
  const shop: Shop = { lamp: newId(), mug: newId(), seattle: newId(), tacoma: newId(), warehouse: newId(), prices: newId() };
  const category = newId<CategoryId>();
  await tx.execute(sql`insert into category (id, slug, name) values (${category}, ${category}, 'Home')`);
  for (const [variantId, title, minor] of [[shop.lamp, "Alder lamp", 12_900], [shop.mug, "Fern mug", 1_450]] as const) {
    const product = newId<ProductId>();
    await tx.execute(sql`insert into product (id, external_id, slug, title, category_id) values (${product}, ${product}, ${product}, ${title}, ${category})`);
    await tx.execute(sql`insert into variant (id, product_id, sku) values (${variantId}, ${product}, ${variantId})`);
    await tx.execute(sql`insert into parcel (variant_id, sequence, weight_grams, length_mm, width_mm, height_mm) values (${variantId}, 1, 2000, 300, 300, 300)`);
    await tx.execute(sql`insert into price_list (id, code, name, currency) values (${shop.prices}, ${shop.prices}, 'Retail', 'USD') on conflict do nothing`);
    await tx.execute(sql`insert into price (price_list_id, variant_id, amount_minor) values (${shop.prices}, ${variantId}, ${minor})`);
  }
  await openLocation(tx, shop.seattle, "Seattle", "store", 47.61);
  await openLocation(tx, shop.tacoma, "Tacoma", "store", 47.25);
  await openLocation(tx, shop.warehouse, "Kent", "warehouse", 47.38);
  await tx.execute(sql`insert into tax_rate (country, state, tax_class, rate_ppm, name) values ('US', 'WA', 'standard', 101000, 'Washington') on conflict do nothing`);
  return shop;
}

/** Puts units on a shelf, with the ledger line that explains them. */
export async function stock(tx: Tx, variantId: VariantId, locationId: LocationId, units: number): Promise<void> {
  await tx.execute(sql`insert into stock_level (variant_id, location_id, on_hand) values (${variantId}, ${locationId}, ${units})`);
  await tx.execute(sql`insert into stock_movement (variant_id, location_id, kind, quantity, on_hand_delta, allocated_delta, reason, actor_kind, cause_kind, cause_id)
    values (${variantId}, ${locationId}, 'received', ${units}, ${units}, 0, 'opening', 'system', 'test', ${newId()})`);
}

export const guest = (cartId: CartId | null = null): Permit<"cart.use"> => permit({ kind: "guest", deviceId: null, cartId }, "cart.use", { channel: "web" });

export async function member(tx: Tx, cartId: CartId | null = null): Promise<Permit<"cart.use"> & { customerId: CustomerId }> {
  const customerId = newId<CustomerId>();
  await tx.execute(sql`insert into customer (id, name, email) values (${customerId}, 'Maya Lin', ${`${customerId}@example.com`})`);
  const by = permit({ kind: "customer", customerId, accountId: newId<AccountId>(), sessionId: newId<SessionId>(), deviceId: null, cartId }, "cart.use", { channel: "web" });
  return { ...by, customerId };
}

export const associate = (): Permit<"carts.assist"> =>
  permit({ kind: "staff", staffId: newId<StaffId>(), accountId: newId<AccountId>(), sessionId: newId<SessionId>(), name: "Ana", role: "associate", storeIds: [] }, "carts.assist", { channel: "store" });

export type Line = { variant_id: VariantId; quantity: number; method: string; location_id: LocationId | null };
export async function linesOf(tx: Tx, cartId: CartId): Promise<Line[]> {
  const { rows } = await tx.execute<Line>(sql`select variant_id, quantity, method, location_id from cart_line where cart_id = ${cartId} order by added_at, id`);
  return rows;
}

async function openLocation(tx: Tx, id: LocationId, name: string, kind: "store" | "warehouse", latitude: number): Promise<void> {
  await tx.execute(sql`
    insert into location (id, slug, code, kind, name, address_line1, city, state, postcode, latitude, longitude, time_zone, can_pickup, can_curbside, can_ship)
    values (${id}, ${id}, ${id}, ${kind}, ${name}, '1 Main St', ${name}, 'WA', '98101', ${latitude}, -122.33, 'America/Los_Angeles', ${kind === "store"}, ${name === "Seattle"}, ${kind === "warehouse"})`);
  await tx.execute(sql`insert into location_hours (location_id, weekday, opens_minute, closes_minute) select ${id}, day, 0, 1440 from generate_series(1, 7) day`);
}
