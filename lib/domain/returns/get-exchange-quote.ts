import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { imageOf } from "@/lib/domain/carts/get-cart-facts";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import { getAvailability } from "@/lib/domain/inventory/get-availability";
import type { Photo } from "@/lib/domain/orders/checkout";
import { getPrices } from "@/lib/domain/pricing/get-prices";
import { quote, type QuoteLine } from "@/lib/domain/pricing/quote";
import type { SupplyPlace, TaxClass, TaxExemption, TaxRate } from "@/lib/domain/pricing/tax";
import { exemptionsOf, taxRatesOf } from "@/lib/domain/pricing/tax-rates-of";
import type { LocationId, OrderId, ProductId, ReturnId, VariantId } from "@/lib/kernel/ids";
import { exchangeMoney, type ExchangeMoney } from "./exchange-money";
import { refundOf } from "./return-money";
import { readPartMoney, readUnits } from "./rows";

export type ExchangeItem = { sku: string; quantity: number };
export type ExchangeLine = QuoteLine & { sku: string; title: string; variantTitle: string; image: Photo | null; /** Free at this store. */ available: number; /** Sold at what the same product was bought for. */ isKeptPrice: boolean };
export type ExchangeQuote = { returnId: ReturnId; number: string; orderId: OrderId; store: { id: LocationId; name: string }; currency: string; worthMinor: number; priceMinor: number; money: ExchangeMoney; lines: ExchangeLine[]; /** Wanted, but not sold by us. */ unknown: string[] };

type About = { id: ReturnId; number: string; orderId: OrderId; currency: string; store: { id: LocationId; name: string } & SupplyPlace; nowMs: number; taxRates: TaxRate[]; exemptions: TaxExemption[] };
type Good = { id: VariantId; productId: ProductId; sku: string; title: string; variantTitle: string; taxClass: TaxClass; image: Photo | null; paidNetMinor: number | null; paidGrossMinor: number | null };

/**
 * What taking these goods along for those of an inspected return comes to, at the store that has them: priced like any
 * sale there, save that the same product in another color or size costs no more than it was bought for. Null when there is
 * no such return in reach.
 */
export async function getExchangeQuote(by: Permit<"returns.work">, { number, items }: { number: string; items: readonly ExchangeItem[] }, from: Reader = db): Promise<ExchangeQuote | null> {
  const scope = storeScope(by);
  const { rows: [found] } = await from.execute<{ about: About }>(sql`
    select jsonb_build_object('id', r.id, 'number', r.number, 'orderId', r.order_id, 'currency', o.currency, 'store', jsonb_build_object('id', s.id, 'name', s.name, 'country', s.country, 'state', s.state, 'postcode', s.postcode), 'nowMs', extract(epoch from shop_clock()) * 1000,
      'taxRates', ${taxRatesOf(sql`select s.country, s.state, s.postcode`)}, 'exemptions', ${exemptionsOf(sql`o.customer_id`)}) as about
    from goods_return r join "order" o on o.id = r.order_id join location s on s.id = r.location_id
    where r.number = ${number} and r.status = 'inspected' and (${scope === null} or s.id = any(${sql.param(scope ?? [])}::uuid[])) and not exists (select from return_refund x where x.return_id = r.id)`);
  if (!found) return null;
  const { about } = found;
  const units = (await readUnits(from, about.id)).filter(({ status }) => status === "accepted");
  const worth = refundOf(units, await readPartMoney(about.orderId, about.id, from));
  const wanted = summed(items);
  const goods = await readGoods([...wanted.keys()], about, from);
  const prices = await getPrices(goods.map(({ id }) => id), { channel: "store", currency: about.currency }, from);
  const free = new Map((await getAvailability({ variantIds: goods.map(({ id }) => id), locationIds: [about.store.id], channel: "store" }, from)).map((one) => [one.variantId, one.quantity]));
  const sold = goods.flatMap((good) => {
    const today = prices.get(good.id);
    if (!today) return [];
    const paidMinor = (today.isTaxIncluded ? good.paidGrossMinor : good.paidNetMinor) ?? today.amountMinor;
    return [{ ...good, unitMinor: Math.min(today.amountMinor, paidMinor), isTaxIncluded: today.isTaxIncluded, isKeptPrice: paidMinor < today.amountMinor }];
  });
  const priced = quote({
    currency: about.currency, now: new Date(about.nowMs), taxRates: about.taxRates, groups: [{ key: "counter", method: "carry_out", place: about.store, storeId: about.store.id, chargeMinor: 0 }],
    // What is taken for what came back is no purchase that a promotion rewards: it costs what its list says.
    promotions: [], codes: [], shopper: { channel: "store", groupIds: [], segments: [], exemptions: about.exemptions },
    lines: sold.map(({ id, productId, sku, unitMinor, taxClass, isTaxIncluded }) => ({ key: sku, variantId: id, productId, categoryIds: [], quantity: wanted.get(sku) ?? 0, unitMinor, isReduced: false, taxClass, isTaxIncluded, group: "counter" })),
  });
  const money = exchangeMoney(worth, priced.totalMinor);
  return {
    returnId: about.id, number: about.number, orderId: about.orderId, store: { id: about.store.id, name: about.store.name }, currency: about.currency, priceMinor: priced.totalMinor, money, worthMinor: worth.reduce((sum, { goodsMinor }) => sum + goodsMinor, 0),
    lines: priced.lines.flatMap((line) => sold.filter(({ sku }) => sku === line.key).map(({ sku, title, variantTitle, image, isKeptPrice }) => ({ ...line, sku, title, variantTitle, image, isKeptPrice, available: free.get(line.variantId) ?? 0 }))),
    unknown: [...wanted.keys()].filter((sku) => !sold.some((one) => one.sku === sku)),
  };
}

function summed(items: readonly ExchangeItem[]): Map<string, number> {
  const all = new Map<string, number>();
  for (const { sku, quantity } of items) if (quantity > 0) all.set(sku, (all.get(sku) ?? 0) + quantity);
  return all;
}

/** `paidNetMinor`, `paidGrossMinor`: what one unit of the same product, among what came back, was bought for before and with tax. */
async function readGoods(skus: readonly string[], { id }: About, from: Reader): Promise<Good[]> {
  const { rows } = await from.execute<{ good: Good }>(sql`
    select jsonb_build_object('id', v.id, 'productId', p.id, 'sku', v.sku, 'title', p.title, 'variantTitle', v.title, 'taxClass', v.tax_class, 'image', ${imageOf(sql`p.id`, sql`v.id`)},
      'paidNetMinor', paid.net, 'paidGrossMinor', paid.gross) as good
    from variant v join product p on p.id = v.product_id cross join lateral (
      select min((ol.unit_price_minor * ol.quantity - ol.discount_minor - ol.included_tax_minor) / ol.quantity) as net, min((ol.unit_price_minor * ol.quantity - ol.discount_minor + ol.tax_minor) / ol.quantity) as gross
      from return_line rl join return_unit u on u.return_line_id = rl.id and u.status = 'accepted'
        join fulfillment_line l on l.id = rl.fulfillment_line_id join order_line ol on ol.id = l.order_line_id join variant b on b.id = ol.variant_id where rl.return_id = ${id} and b.product_id = p.id) paid
    where v.sku = any(${sql.param([...skus])}::text[]) and v.status = 'active' and p.status = 'active' order by v.id`);
  return rows.map(({ good }) => good);
}
