import { sql } from "drizzle-orm";
import { transaction, type Tx } from "@/db/client";
import { anyone, type Effect } from "@/lib/domain/pricing/promotion";
import { refreshSearchDocuments } from "@/lib/domain/search/refresh-search-documents";
import { newId, type AccountId, type CategoryId, type CustomerId, type LocationId, type PriceListId, type ProductId, type PromotionId, type StaffId, type VariantId } from "@/lib/kernel/ids";
import { readPostcodes, writePostcodes } from "./postcodes";
import type { TrialData } from "./trial-data";

/** The one place of a trial shop: it sends, it hands over, and it never closes. */
const place = { name: "Trial store", line1: "1 Trial Street", city: "Springfield", state: "IL", postcode: "62704", latitude: 39.77, longitude: -89.69, zone: "America/Chicago" };

/** Fills an empty database with a shop made from the files of a protocol's test data; nothing in it comes from elsewhere. */
export async function seedTrial(data: TrialData): Promise<string> {
  return transaction(async (tx) => {
    await writePostcodes(tx, readPostcodes());
    const location = await writePlace(tx);
    const variants = await writeProducts(tx, data, location);
    await writeMoney(tx, data, variants);
    await writePeople(tx, data);
    await refreshSearchDocuments(tx, "all");
    return `${variants.size} products, ${data.discounts.length} codes, ${data.rates.length} ways to deliver, ${data.customers.length} customers`;
  });
}

async function writePlace(tx: Tx): Promise<LocationId> {
  const id = newId<LocationId>();
  await tx.execute(sql`
    insert into location (id, slug, code, kind, name, address_line1, city, state, postcode, latitude, longitude, time_zone, can_pickup, can_curbside, can_ship, pickup_lead_minutes, pickups_per_hour)
    values (${id}, 'trial', 'TRIAL', 'store', ${place.name}, ${place.line1}, ${place.city}, ${place.state}, ${place.postcode}, ${place.latitude}, ${place.longitude}, ${place.zone}, true, true, true, 60, 10000)`);
  await tx.execute(sql`insert into location_hours (location_id, weekday, opens_minute, closes_minute) select ${id}, day, 0, 1440 from generate_series(1, 7) day`);
  const account = newId<AccountId>();
  await tx.execute(sql`insert into account (id, email) values (${account}, 'packer@trial.example')`);
  await tx.execute(sql`insert into staff (id, account_id, name, role) values (${newId<StaffId>()}, ${account}, 'Trial packer', 'admin')`);
  return id;
}

async function writeProducts(tx: Tx, { products, inventory }: TrialData, location: LocationId): Promise<Map<string, VariantId>> {
  const variants = new Map<string, VariantId>();
  const category = newId<CategoryId>();
  const prices = newId<PriceListId>();
  await tx.execute(sql`insert into category (id, slug, name) values (${category}, 'goods', 'Goods')`);
  await tx.execute(sql`insert into price_list (id, code, name, currency) values (${prices}, 'trial', 'Trial', 'USD')`);
  for (const { id, title, priceMinor, imageUrl } of products) {
    const [product, variant] = [newId<ProductId>(), newId<VariantId>()];
    const slug = `${id.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")}-${product.slice(-6)}`;
    await tx.execute(sql`insert into product (id, external_id, slug, title, category_id, brand) values (${product}, ${id}, ${slug}, ${title}, ${category}, 'Trial')`);
    await tx.execute(sql`insert into variant (id, product_id, sku) values (${variant}, ${product}, ${id})`);
    if (imageUrl) await tx.execute(sql`insert into media (id, product_id, src, alt, width, height) values (${newId()}, ${product}, ${imageUrl}, ${title}, 0, 0)`);
    await tx.execute(sql`insert into price (price_list_id, variant_id, amount_minor) values (${prices}, ${variant}, ${priceMinor})`);
    await tx.execute(sql`insert into price_change (id, price_list_id, variant_id, after_minor) values (${newId()}, ${prices}, ${variant}, ${priceMinor})`);
    variants.set(id, variant);
  }
  for (const [id, quantity] of inventory) {
    const variant = variants.get(id);
    if (!variant) continue;
    await tx.execute(sql`insert into stock_level (variant_id, location_id, on_hand) values (${variant}, ${location}, ${quantity})`);
    if (quantity > 0) await tx.execute(sql`
      insert into stock_movement (variant_id, location_id, kind, quantity, on_hand_delta, allocated_delta, reason, actor_kind, cause_kind, cause_id)
      values (${variant}, ${location}, 'received', ${quantity}, ${quantity}, 0, 'opening stock', 'system', 'seed', ${newId()})`);
  }
  return variants;
}

async function writeCode(tx: Tx, { code, name, effect, isCombinable }: { code: string; name: string; effect: Effect; isCombinable: boolean }): Promise<void> {
  const id = newId<PromotionId>();
  await tx.execute(sql`insert into promotion (id, name, effect, conditions, needs_code, is_combinable) values (${id}, ${name}, ${JSON.stringify(effect)}::jsonb, ${JSON.stringify(anyone)}::jsonb, true, ${isCombinable})`);
  await tx.execute(sql`insert into promotion_code (id, promotion_id, code) values (${newId()}, ${id}, ${code})`);
}

async function writeMoney(tx: Tx, { discounts, rates, promotions }: TrialData, variants: ReadonlyMap<string, VariantId>): Promise<void> {
  for (const { code, kind, value, name } of discounts) {
    await writeCode(tx, { code, name, effect: kind === "percent" ? { kind, basisPoints: value } : { kind, amountMinor: value }, isCombinable: true });
  }
  for (const rate of rates) await tx.execute(sql`insert into delivery_rate (code, country, level, title, amount_minor) values (${rate.id}, ${rate.country}, ${rate.level}, ${rate.title}, ${rate.priceMinor})`);
  for (const { id, name, minimumMinor, itemIds } of promotions) {
    await tx.execute(sql`insert into delivery_offer (code, name, level, minimum_subtotal_minor) values (${id}, ${name}, 'standard', ${minimumMinor})`);
    for (const item of new Set(itemIds)) if (variants.has(item)) await tx.execute(sql`insert into delivery_offer_variant (offer_code, variant_id) values (${id}, ${variants.get(item)})`);
  }
}

async function writePeople(tx: Tx, { customers, addresses }: TrialData): Promise<void> {
  for (const { id, name, email } of customers) {
    const customer = newId<CustomerId>();
    await tx.execute(sql`insert into customer (id, name, email) values (${customer}, ${name}, ${email.toLowerCase()})`);
    await tx.execute(sql`insert into identifier (id, customer_id, kind, value) values (${newId()}, ${customer}, 'email', ${email.toLowerCase()})`);
    for (const one of addresses.filter((address) => address.customerId === id)) {
      await tx.execute(sql`
        insert into customer_address (id, customer_id, reference, name, line1, city, state, postcode, country)
        values (${newId()}, ${customer}, ${one.id}, ${name}, ${one.street}, ${one.city}, ${one.state}, ${one.postcode}, ${one.country})`);
    }
  }
}
