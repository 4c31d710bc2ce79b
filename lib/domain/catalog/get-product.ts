import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { attributeText, type AttributeValue } from "./attribute";
import type { ProductPage } from "./product-page";

type Row = Omit<ProductPage, "attributes"> & { attributes: { label: string; value: AttributeValue; unit: string | null }[] };

/** An active product by its address with all its page says, or null. One statement. */
export async function getProduct(slug: string, from: Reader = db): Promise<ProductPage | null> {
  const { rows } = await from.execute<Row>(sql`
    select p.id, p.slug, p.title, p.summary, p.description, p.materials, p.care, p.brand, p.credit, p.width_mm as "widthMm", p.depth_mm as "depthMm", p.height_mm as "heightMm", p.model_src as "modelSrc",
      jsonb_build_object('count', p.rating_count, 'average', case when p.rating_count = 0 then 0 else round(p.rating_sum::numeric / p.rating_count, 1) end) as rating,
      (with recursive up as (select c.id, c.slug, c.name, c.parent_id, 0 as height from category c where c.id = p.category_id
         union all select c.id, c.slug, c.name, c.parent_id, up.height + 1 from category c join up on c.id = up.parent_id where up.height < 10)
       select jsonb_agg(jsonb_build_object('slug', slug, 'name', name) order by height desc) from up) as categories,
      coalesce((select jsonb_agg(jsonb_build_object('label', d.label, 'value', a.value, 'unit', d.unit) order by d.position)
        from jsonb_each(p.attributes) as a(key, value) join attribute_definition d on d.key = a.key where d.key <> 'color'), '[]') as attributes,
      (select jsonb_agg(jsonb_build_object('id', v.id, 'sku', v.sku, 'gtin', v.gtin, 'title', v.title, 'swatch', v.swatch, 'modelVariant', v.model_variant, 'options', v.options, 'needsTwoPeople', v.needs_two_people,
        'parcels', coalesce((select jsonb_agg(jsonb_build_object('weightGrams', c.weight_grams, 'lengthMm', c.length_mm, 'widthMm', c.width_mm, 'heightMm', c.height_mm) order by c.sequence)
          from sold_parcel c where c.variant_id = v.id), '[]'),
        'contents', coalesce((select jsonb_agg(jsonb_build_object('variantId', part.id, 'productId', made.id, 'isSold', part.status = 'active' and made.status = 'active', 'slug', made.slug, 'title', made.title, 'variantTitle', part.title, 'quantity', b.quantity,
            'image', (select jsonb_build_object('src', m.src, 'width', m.width, 'height', m.height, 'background', m.background) from media m where m.product_id = made.id order by (m.variant_id = part.id) desc nulls last, m.position limit 1)) order by b.position)
          from bundle_part b join variant part on part.id = b.part_variant_id join product made on made.id = part.product_id where b.bundle_variant_id = v.id), '[]')) order by v.position)
       from variant v where v.product_id = p.id and v.status = 'active') as variants,
      coalesce((select jsonb_agg(jsonb_build_object('src', m.src, 'alt', m.alt, 'width', m.width, 'height', m.height, 'background', m.background, 'variantId', m.variant_id) order by m.position)
        from media m where m.product_id = p.id), '[]') as pictures
    from product p where p.slug = ${slug} and p.status = 'active' and exists (select from variant v where v.product_id = p.id and v.status = 'active' and not v.is_gift_card)`);
  const row = rows[0];
  if (!row) return null;
  return { ...row, attributes: row.attributes.map(({ label, value, unit }) => ({ label, text: attributeText(value, unit) })) };
}
