import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { ProductId } from "@/lib/kernel/ids";
import type { EditableProduct } from "./editable-product";

/** Everything about a product that staff may change, in any status; null when there is none. */
export async function getEditableProduct(_by: Permit<"catalog.view">, id: ProductId, from: Reader = db): Promise<EditableProduct | null> {
  const { rows } = await from.execute<EditableProduct>(sql`
    select p.id, p.version, p.external_id as "externalId", p.slug, p.title, p.summary, p.description, p.materials, p.care, p.brand, p.status, c.slug as "categorySlug", p.attributes, p.keywords,
      p.width_mm as "widthMm", p.depth_mm as "depthMm", p.height_mm as "heightMm", to_jsonb(p.updated_at) as "updatedAt",
      (select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'version', v.version, 'sku', v.sku, 'gtin', v.gtin, 'title', v.title, 'options', v.options, 'swatch', v.swatch, 'taxClass', v.tax_class,
        'needsTwoPeople', v.needs_two_people, 'status', v.status, 'parcels', coalesce((select jsonb_agg(jsonb_build_object('weightGrams', k.weight_grams, 'lengthMm', k.length_mm, 'widthMm', k.width_mm,
          'heightMm', k.height_mm) order by k.sequence) from parcel k where k.variant_id = v.id), '[]')) order by v.position, v.sku), '[]') from variant v where v.product_id = p.id) as variants,
      (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'src', m.src, 'alt', m.alt, 'variantId', m.variant_id, 'width', m.width, 'height', m.height, 'background', m.background) order by m.position, m.id), '[]')
        from media m where m.product_id = p.id) as media
    from product p join category c on c.id = p.category_id where p.id = ${id}`);
  return rows[0] ?? null;
}
