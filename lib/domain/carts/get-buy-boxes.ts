import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Channel } from "@/lib/domain/channel";
import { isAvailable, supplyOf, type Availability, type ShipAvailability } from "@/lib/domain/inventory/availability";
import { aheadWords, availabilityWords, shipWords, splitWords, stockWords, supplyDayWords } from "@/lib/domain/inventory/availability-words";
import { getAvailability } from "@/lib/domain/inventory/get-availability";
import { getShipAvailability } from "@/lib/domain/inventory/get-ship-availability";
import { listStoresNear } from "@/lib/domain/locations/list-stores-near";
import { storeNowWords } from "@/lib/domain/locations/store-now";
import { distanceWords, type NearbyStore, type StoreSummary } from "@/lib/domain/locations/store-summary";
import { deliveryCharge, deliveryTerms, type PricedGoods } from "@/lib/domain/pricing/delivery-charge";
import { getPrices, linePrices } from "@/lib/domain/pricing/get-prices";
import { offersFor } from "@/lib/domain/pricing/offers-for";
import { promotionFrom, type PromotionFacts } from "@/lib/domain/pricing/promotion";
import type { Shopper } from "@/lib/domain/pricing/promotion-basket";
import { categoryPathOf, personOf, promotionsOf, shopperOf } from "@/lib/domain/pricing/promotions-of";
import { homeCurrency, type Currency } from "@/lib/kernel/currency";
import { formatRound } from "@/lib/kernel/money";
import type { CustomerId, ProductId, VariantId } from "@/lib/kernel/ids";
import type { BuyBox, BuyOption, NearbyOffer } from "./buy-box";
import { getNextVan, vanOption } from "./get-next-van";

type Question = { variantIds: readonly VariantId[]; store: StoreSummary | null; channel: Channel; currency: Currency; quantity: number; now: Date; customerId: CustomerId | null };

/** How far around the chosen store other stores are looked at. */
const nearest = 20;
const offered = 3;

/** How each variant can be had: pickup and curbside at the chosen store, delivery, and the nearest stores that have it. */
export async function getBuyBoxes({ variantIds, store, channel, currency, quantity, now, customerId }: Question, from: Reader = db): Promise<BuyBox[]> {
  const [near, shipped, prices, goods, van] = await Promise.all([
    store ? listStoresNear(store, nearest, from) : [],
    getShipAvailability({ variantIds, channel, quantity }, from),
    getPrices(variantIds, { channel, currency }, from),
    readGoods(variantIds, { channel, currency, customerId }, from),
    // A store's own terms are in the home currency.
    store && currency === homeCurrency ? getNextVan(store, from) : null,
  ]);
  const places = store ? [store.id, ...near.map((one) => one.id).filter((id) => id !== store.id)] : [];
  const everywhere = await getAvailability({ variantIds, locationIds: places, channel, quantity, shipped }, from);
  const byShip = new Map(shipped.map((one) => [one.variantId, one]));
  return variantIds.map((variantId) => {
    const answers = everywhere.filter((one) => one.variantId === variantId);
    const here = answers.find((one) => one.locationId === store?.id);
    const nearby = near.filter((one) => one.id !== store?.id).flatMap((one) => offerOf(one, answers, quantity, now)).slice(0, offered);
    const subtotalMinor = (prices.get(variantId)?.amountMinor ?? 0) * quantity;
    const ship = shipOption(byShip.get(variantId), quantity, { currency, subtotalMinor, heaviestParcelGrams: goods.get(variantId)?.grams ?? 0 });
    const options = [...storeOptions(here, store, quantity), ship, vanOption({ store, van, here, canShip: ship.isPossible, quantity, subtotalMinor, now })];
    return {
      variantId, options, nearby,
      stock: here && here.reason !== "not_sold_here" ? stockWords(here) : null,
      shelf: here && here.quantity > 0 && here.aisle ? `Aisle ${here.aisle}${here.bay ? `, bay ${here.bay}` : ""}` : null,
      isAnywhere: options.some((option) => option.isPossible) || nearby.length > 0,
      offers: goods.get(variantId)?.offers ?? [], currency, memberMinor: goods.get(variantId)?.memberMinor ?? null,
    };
  });
}

/** Always both, so that the box keeps its shape whatever the store offers. */
function storeOptions(here: Availability | undefined, store: StoreSummary | null, quantity: number): BuyOption[] {
  if (!store || !here) {
    return (["pickup", "curbside"] as const).map((method) => ({ method, isPossible: false, words: "Choose a store to see when", detail: method === "pickup" ? "Inside the store" : "To your car", feeMinor: 0, storeId: null }));
  }
  const there = here.reason === "one_short" || here.reason === "short" ? here.quantity : 0;
  const supply = isAvailable(here) ? null : supplyOf(here, quantity - there);
  const words = supply ? (there > 0 ? splitWords(there, quantity - there, supply, store) : `R${supplyDayWords(supply, store).slice(1)}`) : availabilityWords(here, quantity, store);
  const offer = (method: "pickup" | "curbside", isOffered: boolean, detail: string): BuyOption =>
    ({ method, isPossible: isOffered && (isAvailable(here) || supply !== null), words: isOffered ? words : `Not offered at ${store.name}`, detail: supply && isOffered ? `We send ${there > 0 ? "the rest" : "it"} to ${store.name} for you` : detail, feeMinor: 0, storeId: store.id });
  return [offer("pickup", store.canPickup, `Inside ${store.name}`), offer("curbside", store.canCurbside, `To your car at ${store.name}`)];
}

function shipOption(ship: ShipAvailability | undefined, quantity: number, goods: PricedGoods): BuyOption {
  const charge = deliveryCharge(goods);
  const isPossible = ship?.reason === null;
  const detail = charge.kind === "freight" ? "Brought by freight to the room of your choice" : charge.kind === "free" ? "To your door" : `To your door, free from ${formatRound(deliveryTerms[goods.currency].freeFromMinor, goods.currency)}`;
  const ahead = ship && aheadWords(ship, quantity);
  return { method: "ship", isPossible, words: ahead ? ahead.arrives : ship ? shipWords(ship, quantity) : "Not delivered", detail: ahead ? `${ahead.ships}. ${detail}` : detail, feeMinor: charge.chargeMinor, storeId: null };
}

function offerOf(store: NearbyStore, answers: readonly Availability[], quantity: number, now: Date): NearbyOffer[] {
  const answer = answers.find((one) => one.locationId === store.id);
  if (!isAvailable(answer) || !answer) return [];
  return [{
    storeId: store.id, slug: store.slug, name: store.name, place: `${store.city}, ${store.state}`, distance: distanceWords(store.distanceKm),
    stock: stockWords(answer), promise: availabilityWords(answer, quantity, store), hours: storeNowWords(store, now),
  }];
}

type Goods = { grams: number; offers: string[]; memberMinor: number | null };
type GoodsRow = {
  id: VariantId; product_id: ProductId; category_ids: string[]; grams: number; amount_minor: number | null; is_reduced: boolean; is_members: boolean;
  promotions: PromotionFacts[]; shopper: Omit<Shopper, "channel">; now: string;
};

/** Weight, what the shopper pays and which promotions speak of the goods, in one statement. */
async function readGoods(variantIds: readonly VariantId[], { channel, currency, customerId }: Pick<Question, "channel" | "currency" | "customerId">, from: Reader): Promise<Map<string, Goods>> {
  const { rows } = await from.execute<GoodsRow>(sql`
    with line as (select v.id, v.id as variant_id, null::uuid as location_id, null::jsonb as gift, v.product_id, p.category_id from variant v join product p on p.id = v.product_id where v.id = any(${sql.param([...variantIds])}::uuid[])),
    price as (${linePrices({ channel, currency, customerId: sql`${customerId}::uuid` })}),
    who as (select u.email from (select) one left join customer u on u.id = ${customerId}::uuid)
    select line.id, line.product_id, ${categoryPathOf(sql`line.category_id`)} as category_ids, coalesce((select max(weight_grams) from sold_parcel parcel where parcel.variant_id = line.id), 0) as grams,
      price.amount_minor, price.compare_at_minor is not null as is_reduced, coalesce(price.is_members, false) as is_members,
      (select ${promotionsOf(sql`'{}'::text[]`, personOf(sql`who.email`))} from who) as promotions, (select ${shopperOf(sql`${customerId}::uuid`, sql`who.email`)} from who) as shopper, shop_clock()::text as now
    from line left join price on price.line_id = line.id`);
  return new Map(rows.map((row): [string, Goods] => [row.id, {
    grams: row.grams, memberMinor: row.is_members ? row.amount_minor : null,
    offers: offersFor(row.promotions.map(promotionFrom).filter((one) => one.currency === currency), { key: row.id, variantId: row.id, productId: row.product_id, categoryIds: row.category_ids, quantity: 1, unitMinor: row.amount_minor ?? 0, isReduced: row.is_reduced, storeId: null }, { ...row.shopper, channel }, new Date(row.now)),
  }]));
}
