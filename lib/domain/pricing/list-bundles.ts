import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { BundleRow } from "@/lib/domain/catalog/bundle-input";
import type { Permit } from "@/lib/domain/identity/permit";
import { homeCurrency } from "@/lib/kernel/currency";
import { aloneCte } from "./contents-of";
import { currentPrices } from "./get-prices";

const scope = { channel: "web", currency: homeCurrency } as const;

/** Every bundle by name, with what it costs, what its parts cost alone, and how often it is there. */
export async function listBundles(_by: Permit<"catalog.view">, from: Reader = db): Promise<BundleRow[]> {
  const { rows } = await from.execute<BundleRow>(sql`
    with ${aloneCte(sql`select variant_id from bundle`, scope)},
    price as (${currentPrices(sql`any (array(select variant_id from bundle))`, scope)}),
    made as (
      select b.bundle_variant_id, sum(b.quantity * alone.amount_minor)::int as minor, jsonb_agg(jsonb_build_object('title', p.title, 'variantTitle', v.title, 'quantity', b.quantity, 'isSold', n.is_sold) order by b.position) as parts
      from bundle_part b join bundle_need n using (bundle_variant_id, part_variant_id) join variant v on v.id = b.part_variant_id join product p on p.id = v.product_id left join alone on alone.variant_id = b.part_variant_id group by 1
    ), free as (
      select a.variant_id, count(*) filter (where a.available > 0)::int as places, max(a.available) as most
      from stock_available(array(select variant_id from bundle), null, true, null) a join location l on l.id = a.location_id and l.is_active group by 1
    )
    select v.product_id as "productId", v.sku, p.title, p.status, b.percent_off as "percentOff", price.amount_minor as "priceMinor", made.minor as "partsMinor", ${scope.currency}::text as currency, made.parts,
      coalesce(free.places, 0) as places, coalesce(free.most, 0) as most
    from bundle b join variant v on v.id = b.variant_id join product p on p.id = v.product_id join made on made.bundle_variant_id = b.variant_id
    left join price on price.variant_id = b.variant_id left join free on free.variant_id = b.variant_id order by p.title, v.sku limit 500`);
  return rows;
}
