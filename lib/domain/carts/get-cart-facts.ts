import { sql, type SQL } from "drizzle-orm";
import type { Reader } from "@/db/client";
import type { Channel } from "@/lib/domain/channel";
import { aloneCte, contentsOf, isWhole } from "@/lib/domain/pricing/contents-of";
import { linePrices } from "@/lib/domain/pricing/get-prices";
import { categoryPathOf, personOf, promotionsOf, shopperOf } from "@/lib/domain/pricing/promotions-of";
import { taxRatesOf } from "@/lib/domain/pricing/tax-rates-of";
import type { Currency } from "@/lib/kernel/currency";
import type { LocationId } from "@/lib/kernel/ids";
import type { CartFacts } from "./cart-facts";

/** How a cart is looked at: it holds goods, and what they cost depends on who asks where. */
export type CartScope = { channel: Channel; currency: Currency; nearStoreId: LocationId | null };

/** How many stores around a line's own are looked at for a way out. */
const candidates = 8;

/**
 * Everything about one cart but its stock, in one statement. `which` selects the row of `cart`; `nearStoreId` is where
 * the shopper looks for pickup when no line says so.
 */
export async function getCartFacts(which: SQL, { channel, currency, nearStoreId }: CartScope, from: Reader): Promise<CartFacts | null> {
  const { rows } = await from.execute<{ facts: CartFacts }>(sql`
    with mine as (
      select cart.id, cart.version, cart.codes, cart.customer_id, u.email, coalesce(${nearStoreId}::uuid, u.preferred_location_id) as home_store_id
      from cart left join customer u on u.id = cart.customer_id where ${which}
    ), line as (
      select l.*, v.product_id, v.sku, v.title as variant_title, v.tax_class, v.needs_two_people, p.slug, p.title, p.category_id,
        v.status = 'active' and p.status = 'active' and ${isWhole(sql`v.id`)} as is_sold
      from mine join cart_line l on l.cart_id = mine.id join variant v on v.id = l.variant_id join product p on p.id = v.product_id
    ), ${aloneCte(sql`select variant_id from line`, { channel, currency })}, price as (${linePrices({ channel, currency, customerId: sql`(select customer_id from mine)` })}
    ), origin as (
      select s.id, s.latitude, s.longitude from location s
      where s.id in (select location_id from line) or s.id = (select home_store_id from mine)
    ), reached as (
      select around.id, min(around.km) as km from origin, lateral (
        select s.id, distance_km(s.latitude, s.longitude, origin.latitude, origin.longitude) as km from location s
        where s.kind = 'store' and (s.id = origin.id or (s.is_active and s.can_sell and s.can_pickup)) order by km limit ${candidates + 1}
      ) around group by around.id
    ), store as (select s.*, reached.km from reached join location s on s.id = reached.id)
    select jsonb_build_object('id', mine.id, 'version', mine.version, 'currency', ${currency}::text, 'codes', mine.codes,
      'homeStoreId', mine.home_store_id, 'nowMs', extract(epoch from shop_clock()) * 1000,
      'promotions', ${promotionsOf(sql`mine.codes`, personOf(sql`mine.email`))}, 'shopper', ${shopperOf(sql`mine.customer_id`, sql`mine.email`)},
      'lines', coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'variantId', l.variant_id, 'productId', l.product_id, 'quantity', l.quantity, 'method', l.method, 'gift', l.gift,
          'storeId', l.location_id, 'isAddedByStaff', l.added_by_staff_id is not null, 'sku', l.sku, 'slug', l.slug, 'title', l.title, 'variantTitle', l.variant_title,
          'taxClass', l.tax_class, 'isTaxIncluded', coalesce(price.tax_included, false), 'needsTwoPeople', l.needs_two_people, 'isSold', l.is_sold, 'unitMinor', price.amount_minor, 'compareAtMinor', price.compare_at_minor, 'lowestMinor', price.lowest_minor, 'isMembersPrice', coalesce(price.is_members, false), 'categoryIds', ${categoryPathOf(sql`l.category_id`)},
          'contents', ${contentsOf(sql`l.variant_id`)},
          'heaviestParcelGrams', (select coalesce(max(weight_grams), 0) from sold_parcel parcel where parcel.variant_id = l.variant_id),
          'image', ${imageOf(sql`l.product_id`, sql`l.variant_id`)}) order by l.added_at, l.id)
        from line l left join price on price.line_id = l.id), '[]'),
      'stores', coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'slug', s.slug, 'name', s.name, 'addressLine1', s.address_line1, 'city', s.city, 'state', s.state,
          'country', s.country, 'postcode', s.postcode, 'timeZone', s.time_zone, 'latitude', s.latitude, 'longitude', s.longitude,
          'canPickup', s.can_pickup and s.is_active and s.can_sell, 'canCurbside', s.can_curbside and s.is_active and s.can_sell,
          'pickupMaxParcelGrams', s.pickup_max_parcel_grams, 'pickupMaxParcelMm', s.pickup_max_parcel_mm) order by s.km, s.id) from store s), '[]'),
      'taxRates', ${taxRatesOf(sql`select country, state, postcode from store`)}) as facts
    from mine`);
  return rows[0]?.facts ?? null;
}

/** The variant's first picture, else the product's. */
export const imageOf = (productId: SQL, variantId: SQL): SQL => sql`(
  select jsonb_build_object('src', m.src, 'alt', m.alt, 'width', m.width, 'height', m.height, 'background', m.background)
  from media m where m.product_id = ${productId} and (m.variant_id = ${variantId} or m.variant_id is null)
  order by m.variant_id is null, m.position limit 1)`;
