import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { EditableBundle } from "@/lib/domain/catalog/bundle-input";
import type { Permit } from "@/lib/domain/identity/permit";
import { homeCurrency } from "@/lib/kernel/currency";
import type { ProductId } from "@/lib/kernel/ids";
import { currentPrices } from "./get-prices";

/** What a product's only variant is made of, with what the parts cost alone; null for a product with several variants. */
export async function getEditableBundle(_by: Permit<"catalog.view">, productId: ProductId, from: Reader = db): Promise<EditableBundle | null> {
  const { rows } = await from.execute<EditableBundle>(sql`
    select v.id as "variantId", coalesce(b.version, 0) as version, b.percent_off as "percentOff", ${homeCurrency}::text as currency,
      coalesce((select jsonb_agg(jsonb_build_object('variantId', part.id, 'productId', part.product_id, 'sku', part.sku, 'title', made.title, 'variantTitle', part.title, 'quantity', inside.quantity, 'priceMinor', alone.amount_minor) order by inside.position)
        from bundle_part inside join variant part on part.id = inside.part_variant_id join product made on made.id = part.product_id
        left join lateral (${currentPrices(sql`inside.part_variant_id`, { channel: "web", currency: homeCurrency })}) alone on true where inside.bundle_variant_id = v.id), '[]') as parts,
      case when exists (select from stock_level s where s.variant_id = v.id) then 'It has stock of its own.' when exists (select from bundle_part p where p.part_variant_id = v.id) then 'It is in a bundle itself.' end as obstacle
    from variant v left join bundle b on b.variant_id = v.id
    where v.product_id = ${productId} and (select count(*) from variant o where o.product_id = v.product_id) = 1`);
  return rows[0] ?? null;
}
