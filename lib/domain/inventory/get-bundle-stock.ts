import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { LocationId, ProductId, VariantId } from "@/lib/kernel/ids";

export type BundleStock = {
  productId: ProductId; title: string; sku: string; gtin: string | null;
  parts: { variantId: VariantId; sku: string; title: string; variantTitle: string; quantity: number; isSold: boolean }[];
  /** Where any of it is. `available`: whole bundles for shoppers elsewhere; `units`: of each part, in its order; null where it is not stocked. */
  places: { locationId: LocationId; location: string; available: number; units: (number | null)[] }[];
};

/** How often a bundle is there, and which of its parts say so; null for what is none. */
export async function getBundleStock(by: Permit<"inventory.view">, sku: string, from: Reader = db): Promise<BundleStock | null> {
  const scope = storeScope(by);
  const { rows } = await from.execute<BundleStock>(sql`
    with made as (select b.part_variant_id, b.quantity, b.position, n.is_sold, v.id as bundle_id from variant v join bundle_part b on b.bundle_variant_id = v.id
        join bundle_need n on n.bundle_variant_id = b.bundle_variant_id and n.part_variant_id = b.part_variant_id where v.sku = ${sku}),
    free as materialized (select a.* from stock_available(array(select part_variant_id from made union select bundle_id from made), null, true, null) a)
    select p.id as "productId", concat_ws(', ', p.title, nullif(v.title, '')) as title, v.sku, v.gtin,
      (select jsonb_agg(jsonb_build_object('variantId', part.id, 'sku', part.sku, 'title', own.title, 'variantTitle', part.title, 'quantity', made.quantity, 'isSold', made.is_sold) order by made.position)
        from made join variant part on part.id = made.part_variant_id join product own on own.id = part.product_id) as parts,
      (select coalesce(jsonb_agg(jsonb_build_object('locationId', l.id, 'location', l.name,
          'available', coalesce((select f.available from free f where f.variant_id = v.id and f.location_id = l.id), 0),
          'units', (select jsonb_agg(f.available order by made.position) from made left join free f on f.variant_id = made.part_variant_id and f.location_id = l.id)) order by l.name), '[]')
        from location l where l.id in (select location_id from free) and l.is_active and (${scope === null} or l.id = any(${sql.param([...(scope ?? [])])}::uuid[]))) as places
    from variant v join product p on p.id = v.product_id where v.sku = ${sku} and exists (select from made)`);
  return rows[0] ?? null;
}
