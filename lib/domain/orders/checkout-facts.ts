import { sql, type SQL } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { imageOf } from "@/lib/domain/carts/get-cart-facts";
import type { Channel } from "@/lib/domain/channel";
import type { PromotionFacts } from "@/lib/domain/pricing/promotion";
import type { HandDiscount } from "@/lib/domain/pricing/hand-discount";
import type { Shopper } from "@/lib/domain/pricing/promotion-basket";
import { aloneCte, contentsOf, isWhole, type Content } from "@/lib/domain/pricing/contents-of";
import { categoryPathOf, personOf, promotionsOf, shopperOf } from "@/lib/domain/pricing/promotions-of";
import { deliveryTermsOf } from "@/lib/domain/pricing/delivery-terms-of";
import { linePrices } from "@/lib/domain/pricing/get-prices";
import type { DeliveryTerms } from "@/lib/domain/pricing/delivery-charge";
import type { TaxClass, TaxRate } from "@/lib/domain/pricing/tax";
import { taxRatesOf } from "@/lib/domain/pricing/tax-rates-of";
import type { Currency } from "@/lib/kernel/currency";
import type { CartId, CartLineId, CheckoutId, CustomerId, LocationId, OrderId, ProductId, StoredValueId, VariantId } from "@/lib/kernel/ids";
import type { Gift } from "@/lib/domain/payments/gift";
import type { OwnValueKind, StoredValueKind } from "@/lib/domain/payments/tender";
import type { CheckoutMethod, CheckoutStore, Photo } from "./checkout";
import type { ShipTo } from "./checkout-input";
import type { CheckoutStatus } from "./checkout-state";
import type { Plan } from "./plan";

export type CheckoutLineFacts = {
  key: CartLineId; variantId: VariantId; productId: ProductId; slug: string; sku: string; title: string; variantTitle: string; image: Photo | null;
  quantity: number; method: CheckoutMethod; locationId: LocationId | null; unitMinor: number | null; isReduced: boolean; categoryIds: string[]; taxClass: TaxClass; isTaxIncluded: boolean; isSold: boolean; gift: Gift | null;
  needsTwoPeople: boolean; parcels: number; grams: number; heaviestGrams: number; longestMm: number; contents: Content[] | null;
};

export type CheckoutStoreFacts = CheckoutStore & { state: string; country: string; isActive: boolean; canPickup: boolean; canCurbside: boolean; pickupMaxParcelGrams: number | null; pickupMaxParcelMm: number | null };
export type ChosenSlot = { startsAt: string; endsAt: string };
/** The window of a store's own van, and its terms of this moment. */
export type ChosenVan = ChosenSlot & { locationId: LocationId; storeName: string; timeZone: string; feeMinor: number; freeFromMinor: number | null };

/** A checkout with everything its page and its quote are made of, but stock. */
export type CheckoutFacts = {
  id: CheckoutId; cartId: CartId; status: CheckoutStatus; version: number; currency: Currency; channel: Channel; customerId: CustomerId | null;
  cartVersion: number; cartVersionNow: number;
  contactName: string | null; email: string | null; phone: string | null; personName: string | null; personContact: string | null; shipTo: ShipTo | null;
  codes: string[]; promotions: PromotionFacts[]; shopper: Omit<Shopper, "channel">; byHand: HandDiscount[]; shipOption: string | null; delivery: DeliveryTerms; slots: Record<string, ChosenSlot>; van: ChosenVan | null; /** Lines that the shopper knows to be sent to their store first. */ suppliedLines: string[]; plan: Plan | null;
  /** What was chosen to pay before the card. */
  storedValues: { id: StoredValueId; kind: StoredValueKind; last4: string | null; balanceMinor: number; isSpendable: boolean }[];
  /** The shopper's own store credit, when it is not chosen. */
  creditMinor: number;
  /** A member's points, likewise. */
  pointsMinor: number;
  holdExpiresAt: string | null; failureCode: string | null; challengeUrl: string | null; orderId: OrderId | null; orderNumber: string | null; nowMs: number;
  /** Whose books an e-mail is in: the till's store, or the house's. */
  senderId: LocationId | null;
  lines: CheckoutLineFacts[]; stores: CheckoutStoreFacts[]; taxRates: TaxRate[];
};

/** What the shopper has of its own of a kind and does not spend yet, for the checkout `mine`. */
const unchosen = (kind: OwnValueKind): SQL => sql`coalesce((select value_left(v) from stored_value v where v.customer_id = mine.customer_id and v.kind = ${kind} and v.currency = mine.currency and v.status = 'active' and not v.id = any (mine.stored_value_ids)), 0)`;

/** One statement. `which` is a condition on the checkout `c` and its cart `k`; of several the live one, else the newest. */
export async function readCheckout(which: SQL, channel: Channel, from: Reader): Promise<CheckoutFacts | null> {
  const { rows } = await from.execute<{ facts: CheckoutFacts }>(sql`
    with mine as (
      select c.*, k.version as cart_version_now from checkout c join cart k on k.id = c.cart_id where ${which}
      order by c.status in ('open', 'ready', 'completing') desc, c.created_at desc limit 1
    ), line as (
      select l.*, v.product_id, v.sku, v.title as variant_title, v.tax_class, v.needs_two_people, p.slug, p.title, p.category_id, v.status = 'active' and p.status = 'active' and ${isWhole(sql`v.id`)} as is_sold
      from mine join cart_line l on l.cart_id = mine.cart_id join variant v on v.id = l.variant_id join product p on p.id = v.product_id
      where mine.status <> 'completed'
    ), ${aloneCte(sql`select variant_id from line`, { channel, currency: sql`(select currency from mine)` })}, price as (${linePrices({ channel, currency: sql`(select currency from mine)`, customerId: sql`(select customer_id from mine)` })}
    ), store as (select s.* from location s where s.id in (select location_id from line))
    select jsonb_build_object('id', mine.id, 'cartId', mine.cart_id, 'status', mine.status, 'version', mine.version, 'currency', mine.currency, 'channel', mine.channel, 'senderId', coalesce(mine.location_id, (select s.id from location s where s.is_active order by s.kind = 'warehouse' desc, s.kind = 'store' desc, s.name limit 1)),
      'customerId', mine.customer_id, 'cartVersion', mine.cart_version, 'cartVersionNow', mine.cart_version_now, 'contactName', mine.contact_name, 'email', mine.email, 'phone', mine.phone,
      'personName', mine.pickup_person_name, 'personContact', mine.pickup_person_contact, 'shipTo', mine.ship_to, 'codes', mine.codes, 'byHand', mine.by_hand, 'slots', mine.slots, 'suppliedLines', mine.supplied_lines,
      'van', (select mine.delivery_window || jsonb_build_object('storeName', s.name, 'timeZone', s.time_zone, 'feeMinor', d.fee_minor, 'freeFromMinor', d.free_from_minor)
        from local_delivery d join location s on s.id = d.location_id where d.location_id = (mine.delivery_window ->> 'locationId')::uuid),
      'plan', mine.quote, 'holdExpiresAt', mine.hold_expires_at, 'failureCode', mine.failure_code, 'challengeUrl', mine.challenge_url, 'orderId', mine.order_id,
      'orderNumber', mine.order_number, 'nowMs', extract(epoch from shop_clock()) * 1000,
      'promotions', ${promotionsOf(sql`mine.codes`, personOf(sql`mine.email`))}, 'shopper', ${shopperOf(sql`mine.customer_id`, sql`mine.email`)},
      'storedValues', coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'kind', v.kind, 'last4', v.code_last4, 'balanceMinor', value_left(v),
          'isSpendable', v.status = 'active' and (v.expires_at is null or v.expires_at > shop_clock())) order by i.n) from unnest(mine.stored_value_ids) with ordinality i(id, n) join stored_value v on v.id = i.id), '[]'),
      'creditMinor', ${unchosen("store_credit")}, 'pointsMinor', ${unchosen("points")},
      'shipOption', mine.ship_option, 'delivery', ${deliveryTermsOf},
      'lines', coalesce((select jsonb_agg(jsonb_build_object('key', l.id, 'variantId', l.variant_id, 'productId', l.product_id, 'slug', l.slug, 'sku', l.sku, 'title', l.title,
          'variantTitle', l.variant_title, 'quantity', l.quantity, 'method', l.method, 'locationId', l.location_id, 'unitMinor', price.amount_minor, 'isReduced', price.compare_at_minor is not null, 'categoryIds', ${categoryPathOf(sql`l.category_id`)}, 'taxClass', l.tax_class, 'isTaxIncluded', coalesce(price.tax_included, false),
          'isSold', l.is_sold, 'gift', l.gift, 'needsTwoPeople', l.needs_two_people, 'parcels', size.parcels, 'grams', size.grams, 'heaviestGrams', size.heaviest, 'longestMm', size.longest, 'contents', ${contentsOf(sql`l.variant_id`)},
          'image', ${imageOf(sql`l.product_id`, sql`l.variant_id`)}) order by l.added_at, l.id)
        from line l left join price on price.line_id = l.id cross join lateral (
          select count(*) as parcels, coalesce(sum(weight_grams), 0) as grams, coalesce(max(weight_grams), 0) as heaviest, coalesce(max(greatest(length_mm, width_mm, height_mm)), 0) as longest
          from sold_parcel parcel where parcel.variant_id = l.variant_id) size), '[]'),
      'stores', coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'slug', s.slug, 'name', s.name, 'addressLine1', s.address_line1, 'city', s.city, 'state', s.state,
          'country', s.country, 'postcode', s.postcode, 'timeZone', s.time_zone, 'phone', s.phone, 'instructions', s.collection_instructions,
          'isActive', s.is_active and s.can_sell, 'canPickup', s.can_pickup, 'canCurbside', s.can_curbside, 'pickupMaxParcelGrams', s.pickup_max_parcel_grams, 'pickupMaxParcelMm', s.pickup_max_parcel_mm) order by s.id) from store s), '[]'),
      'taxRates', ${taxRatesOf(sql`select country, state, postcode from store union all select coalesce(mine.ship_to ->> 'country', 'US'), mine.ship_to ->> 'state', mine.ship_to ->> 'postcode'`)}) as facts
    from mine`);
  return rows[0]?.facts ?? null;
}
