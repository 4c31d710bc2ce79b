import { sql, type SQL } from "drizzle-orm";
import type { VariantId } from "@/lib/kernel/ids";
import { currentPrices, type PriceScope } from "./get-prices";
import type { TaxClass } from "./tax";

/** One kind of thing in a bundle, with what a unit costs everybody alone. */
export type Content = { variantId: VariantId; sku: string; slug: string; title: string; variantTitle: string; quantity: number; weightMinor: number; taxClass: TaxClass };

/** For the WITH of a statement that reads `contentsOf`, before anything in it is called "price": what the parts of these variants cost alone. */
export const aloneCte = (variants: SQL, scope: PriceScope): SQL => sql`alone as (${currentPrices(sql`any (array(select part_variant_id from bundle_part where bundle_variant_id in (${variants})))`, scope)})`;

/** What a variant is made of, as a JSON array; null for one that is no bundle. */
export const contentsOf = (variantId: SQL): SQL => sql`(
  select jsonb_agg(jsonb_build_object('variantId', part.id, 'sku', part.sku, 'slug', made.slug, 'title', made.title, 'variantTitle', part.title, 'quantity', b.quantity, 'weightMinor', coalesce(alone.amount_minor, 0), 'taxClass', part.tax_class) order by b.position)
  from bundle_part b join variant part on part.id = b.part_variant_id join product made on made.id = part.product_id left join alone on alone.variant_id = b.part_variant_id
  where b.bundle_variant_id = ${variantId})`;

/** Whether everything that a variant is made of is still sold. */
export const isWhole = (variantId: SQL): SQL => sql`not exists (select from bundle_need n where n.bundle_variant_id = ${variantId} and not n.is_sold)`;
