import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { currentPrices } from "@/lib/domain/pricing/get-prices";
import { rateAt, taxOf, type SupplyPlace, type TaxClass, type TaxRate } from "@/lib/domain/pricing/tax";
import { taxRatesOf } from "@/lib/domain/pricing/tax-rates-of";
import { homeCurrency } from "@/lib/kernel/currency";
import type { LocationId, VariantId } from "@/lib/kernel/ids";
import { lineTotal, type OfflineLine } from "./offline-sale";

export type ChangedItem = { variantId: VariantId; title: string; sku: string; isGone: boolean; soldMinor: number; /** With the discount of the sale, at today's price and tax; null where nothing prices it. */ nowMinor: number | null };

/** How each line of a sale would be sold now; an item that never existed is missing. */
export async function listChangedItems({ locationId, lines }: { locationId: LocationId; lines: readonly OfflineLine[] }, from: Reader): Promise<ChangedItem[]> {
  const ids = sql.param(lines.map((line) => line.variantId));
  const { rows } = await from.execute<{ id: VariantId; title: string; sku: string; is_gone: boolean; amount_minor: number | null; tax_included: boolean | null; tax_class: TaxClass; place: SupplyPlace; rates: TaxRate[] }>(sql`
    with price as (${currentPrices(sql`any(${ids}::uuid[])`, { channel: "store", currency: homeCurrency })})
    select v.id, concat_ws(', ', p.title, nullif(v.title, '')) as title, v.sku, v.status <> 'active' or p.status <> 'active' as is_gone, price.amount_minor, price.tax_included, v.tax_class,
      jsonb_build_object('country', l.country, 'state', l.state, 'postcode', l.postcode) as place, ${taxRatesOf(sql`select l.country, l.state, l.postcode`)} as rates
    from variant v join product p on p.id = v.product_id join location l on l.id = ${locationId} left join price on price.variant_id = v.id
    where v.id = any(${ids}::uuid[])`);
  return lines.flatMap((line) => {
    const item = rows.find((row) => row.id === line.variantId);
    if (!item) return [];
    const net = item.amount_minor === null ? null : Math.max(0, item.amount_minor * line.quantity - line.discountMinor);
    return [{ variantId: line.variantId, title: item.title, sku: item.sku, isGone: item.is_gone, soldMinor: lineTotal(line), nowMinor: net === null ? null : net + taxOf(net, rateAt(item.rates, item.place, item.tax_class), item.tax_included ?? false).addedMinor }];
  });
}
