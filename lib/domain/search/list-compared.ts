import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { attributeText, type AttributeValue } from "@/lib/domain/catalog/attribute";
import type { Currency } from "@/lib/kernel/currency";
import type { ProductId } from "@/lib/kernel/ids";
import type { Compared } from "./comparison";
import { listProductCards } from "./list-product-cards";

type Row = Omit<Compared, "card" | "attributes"> & { id: ProductId; attributes: { label: string; value: AttributeValue; unit: string | null }[] };

/** These products side by side, in the order asked; what is not on sale is left out. Two round trips. */
export async function listCompared(slugs: readonly string[], currency: Currency, from: Reader = db): Promise<Compared[]> {
  if (slugs.length === 0) return [];
  const { rows } = await from.execute<Row>(sql`
    select p.id, p.summary, p.materials, p.care, p.width_mm as "widthMm", p.depth_mm as "depthMm", p.height_mm as "heightMm", coalesce(sent.grams, 0) as grams, coalesce(sent.parcels, 0) as parcels,
      coalesce((select jsonb_agg(jsonb_build_object('label', d.label, 'value', a.value, 'unit', d.unit) order by d.position)
        from jsonb_each(p.attributes) as a(key, value) join attribute_definition d on d.key = a.key where d.key <> 'color'), '[]') as attributes
    from unnest(${sql.param([...slugs])}::text[]) with ordinality as wanted(slug, place) join product p on p.slug = wanted.slug and p.status = 'active'
    left join lateral (select sum(c.weight_grams)::int as grams, count(*)::int as parcels from sold_parcel c
      where c.variant_id = (select v.id from variant v where v.product_id = p.id and v.status = 'active' order by v.position limit 1)) sent on true
    where exists (select from variant v where v.product_id = p.id and v.status = 'active' and not v.is_gift_card)
    order by wanted.place`);
  const cards = await listProductCards(rows.map(({ id }) => id), currency, from);
  return rows.flatMap(({ id, attributes, ...row }) => {
    const card = cards.find((one) => one.id === id);
    return card ? [{ ...row, card, attributes: attributes.map(({ label, value, unit }) => ({ label, text: attributeText(value, unit) })) }] : [];
  });
}
