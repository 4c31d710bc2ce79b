import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { imageOf } from "@/lib/domain/carts/get-cart-facts";
import { isBundle } from "@/lib/domain/catalog/is-bundle";
import { routeShipment } from "@/lib/domain/fulfillment/route-shipment";
import type { DeliveryAddress } from "@/lib/domain/fulfillment/shopper-choice";
import { getAvailability } from "@/lib/domain/inventory/get-availability";
import type { Photo } from "@/lib/domain/orders/checkout";
import { notFromOnePlace, type QuotedWay } from "@/lib/domain/orders/exchange-way";
import { getPrices } from "@/lib/domain/pricing/get-prices";
import { quote, type QuoteLine } from "@/lib/domain/pricing/quote";
import type { SupplyPlace, TaxClass, TaxExemption, TaxRate } from "@/lib/domain/pricing/tax";
import { exemptionsOf, taxRatesOf } from "@/lib/domain/pricing/tax-rates-of";
import type { FulfillmentLineId, LocationId, OrderId, ProductId, VariantId } from "@/lib/kernel/ids";
import { exchangeMoney, type ExchangeMoney } from "./exchange-money";
import type { PartRefund } from "./return-money";

export type ExchangeItem = { sku: string; quantity: number; /** Taken along although the rest goes out another way. */ isNow?: boolean };
export type ExchangeLine = QuoteLine & { sku: string; title: string; variantTitle: string; image: Photo | null; /** Free where they come from. */ available: number; /** Sold at what the same product was bought for. */ isKeptPrice: boolean; isNow: boolean };
export type ExchangePrice = {
  orderId: OrderId; currency: string; store: { id: LocationId; name: string }; way: QuotedWay; /** Where the order was sent, if anywhere. */ address: DeliveryAddress | null; worthMinor: number; priceMinor: number; money: ExchangeMoney; lines: ExchangeLine[];
  /** Wanted, but not sold by us. */
  unknown: string[];
  /** Why it cannot be done this way, beside what is short. */
  problem: string | null;
};

export type ExchangeCase = {
  orderId: OrderId; currency: string; store: { id: LocationId; name: string }; way: QuotedWay; address: DeliveryAddress | null;
  /** What the goods that come back are worth, by whose money it is; and the lines that they are of. */
  worth: readonly PartRefund[]; backLineIds: readonly FulfillmentLineId[];
  items: readonly ExchangeItem[];
};
/** Where parts of the order `o` were sent, the first of them. */
export const addressOf = sql`(select f.ship_to from fulfillment f where f.order_id = o.id and f.ship_to is not null order by f.number limit 1)`;

type Good = { id: VariantId; productId: ProductId; sku: string; title: string; variantTitle: string; taxClass: TaxClass; image: Photo | null; paidNetMinor: number | null; paidGrossMinor: number | null };
type Wanted = { id: VariantId; quantity: number; unitMinor: number };

/** What goods cost that are taken for others: priced like any sale at their place, save that the same product in another color or size costs no more than it was bought for. */
export async function getExchangePrice({ store, way, worth, backLineIds, items, ...of }: ExchangeCase, from: Reader): Promise<ExchangePrice> {
  const wanted = summed(items);
  const [goods, places] = [await readGoods([...wanted.keys()], backLineIds, from), await readPlaces(of.orderId, store.id, way, from)];
  const prices = await getPrices(goods.map(({ id }) => id), { channel: "store", currency: of.currency }, from);
  const sold = goods.flatMap((good) => {
    const today = prices.get(good.id);
    if (!today) return [];
    const paidMinor = (today.isTaxIncluded ? good.paidGrossMinor : good.paidNetMinor) ?? today.amountMinor;
    const isNow = way.kind !== "carry_out" && items.some(({ sku, isNow: along }) => sku === good.sku && along);
    return [{ ...good, isNow, quantity: wanted.get(good.sku) ?? 0, unitMinor: Math.min(today.amountMinor, paidMinor), isTaxIncluded: today.isTaxIncluded, isKeptPrice: paidMinor < today.amountMinor }];
  });
  const along = await readFree(store.id, { kind: "carry_out" }, sold.filter(({ isNow }) => isNow), from);
  const later = await readFree(store.id, way, sold.filter(({ isNow }) => !isNow), from);
  const free = new Map([...along.free, ...later.free]);
  const priced = quote({
    currency: of.currency, now: new Date(places.nowMs), taxRates: places.taxRates, groups: [{ key: "now", method: "carry_out", place: places.here, storeId: store.id, chargeMinor: 0 }, { key: "later", method: way.kind, place: places.there, storeId: way.kind === "pickup" ? way.locationId : store.id, chargeMinor: 0 }],
    // What is taken for what came back is no purchase that a promotion rewards: it costs what its list says.
    promotions: [], codes: [], shopper: { channel: "store", groupIds: [], segments: [], exemptions: places.exemptions },
    lines: sold.map(({ id, productId, sku, quantity, unitMinor, taxClass, isTaxIncluded, isNow }) => ({ key: sku, variantId: id, productId, categoryIds: [], quantity, unitMinor, isReduced: false, taxClass, isTaxIncluded, group: isNow ? "now" : "later" })),
  });
  return {
    ...of, store, way, priceMinor: priced.totalMinor, money: exchangeMoney(worth, priced.totalMinor), worthMinor: worth.reduce((sum, { goodsMinor }) => sum + goodsMinor, 0), problem: later.problem,
    lines: priced.lines.flatMap((line) => sold.filter(({ sku }) => sku === line.key).map(({ sku, title, variantTitle, image, isKeptPrice, isNow }) => ({ ...line, sku, title, variantTitle, image, isKeptPrice, isNow, available: free.get(line.variantId) ?? 0 }))),
    unknown: [...wanted.keys()].filter((sku) => !sold.some((one) => one.sku === sku)),
  };
}

function summed(items: readonly ExchangeItem[]): Map<string, number> {
  const all = new Map<string, number>();
  for (const { sku, quantity } of items) if (quantity > 0) all.set(sku, (all.get(sku) ?? 0) + quantity);
  return all;
}

type Places = { here: SupplyPlace; there: SupplyPlace; nowMs: number; taxRates: TaxRate[]; exemptions: TaxExemption[] };
const nowhere: SupplyPlace = { country: "US", state: "" };

/** Where it is taxed: at the store that gives it, or where it is sent. */
async function readPlaces(orderId: OrderId, storeId: LocationId, way: QuotedWay, from: Reader): Promise<Places> {
  const sent = way.kind === "ship" ? { state: way.state, postcode: way.postcode } : null;
  const { rows: [found] } = await from.execute<{ places: Places }>(sql`
    with here as (select country, state, postcode from location where id = ${storeId}), there as (
      select country, coalesce(${sent?.state ?? null}::text, state) as state, coalesce(${sent?.postcode ?? null}::text, postcode) as postcode from location where id = ${way.kind === "pickup" ? way.locationId : storeId})
    select jsonb_build_object('here', to_jsonb(h), 'there', to_jsonb(t), 'nowMs', extract(epoch from shop_clock()) * 1000,
      'taxRates', ${taxRatesOf(sql`select h.country, h.state, h.postcode union select t.country, t.state, t.postcode`)}, 'exemptions', ${exemptionsOf(sql`(select o.customer_id from "order" o where o.id = ${orderId})`)}) as places from here h, there t`);
  return found?.places ?? { here: nowhere, there: nowhere, nowMs: 0, taxRates: [], exemptions: [] };
}

/** Of this store's own shelf also what it keeps back from other channels. */
async function readFree(storeId: LocationId, way: QuotedWay, sold: readonly Wanted[], from: Reader): Promise<{ free: Map<VariantId, number>; problem: string | null }> {
  const variantIds = sold.map(({ id }) => id);
  if (way.kind !== "ship") {
    const here = way.kind === "carry_out" || way.locationId === storeId;
    const found = await getAvailability({ variantIds, locationIds: [way.kind === "pickup" ? way.locationId : storeId], channel: here ? "store" : "web" }, from);
    return { free: new Map(found.map((one) => [one.variantId, one.quantity])), problem: null };
  }
  if (sold.length === 0) return { free: new Map(), problem: null };
  const { parts, shortages } = await routeShipment({ lines: sold.map(({ id, quantity, unitMinor }) => ({ variantId: id, quantity, unitMinor })), to: way }, from);
  const leftOf = (id: VariantId) => shortages.find(({ variantId }) => variantId === id)?.left;
  return { free: new Map(sold.map(({ id, quantity }) => [id, leftOf(id) ?? quantity])), problem: shortages.length === 0 && parts.length > 1 ? notFromOnePlace : null };
}

/** `paidNetMinor`, `paidGrossMinor`: what one unit of the same product, among what comes back, was bought for before and with tax. */
async function readGoods(skus: readonly string[], backLineIds: readonly FulfillmentLineId[], from: Reader): Promise<Good[]> {
  const { rows } = await from.execute<{ good: Good }>(sql`
    select jsonb_build_object('id', v.id, 'productId', p.id, 'sku', v.sku, 'title', p.title, 'variantTitle', v.title, 'taxClass', v.tax_class, 'image', ${imageOf(sql`p.id`, sql`v.id`)}, 'paidNetMinor', paid.net, 'paidGrossMinor', paid.gross) as good
    from variant v join product p on p.id = v.product_id cross join lateral (
      select min((ol.unit_price_minor * ol.quantity - ol.discount_minor - ol.included_tax_minor) / ol.quantity) as net, min((ol.unit_price_minor * ol.quantity - ol.discount_minor + ol.tax_minor) / ol.quantity) as gross
      from fulfillment_line l join order_line ol on ol.id = l.order_line_id join variant b on b.id = ol.variant_id where l.id = any(${sql.param([...backLineIds])}::uuid[]) and b.product_id = p.id) paid
    where v.sku = any(${sql.param([...skus])}::text[]) and v.status = 'active' and p.status = 'active' and not v.is_gift_card and not ${isBundle(sql`v.id`)} order by v.id`);
  return rows.map(({ good }) => good);
}
