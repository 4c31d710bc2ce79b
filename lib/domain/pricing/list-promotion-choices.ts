import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";

export type NamedChoice = { value: string; label: string; detail?: string };
export type PromotionChoices = { categories: NamedChoice[]; products: NamedChoice[]; variants: NamedChoice[]; stores: NamedChoice[]; groups: NamedChoice[] };

/** Products that an editor can choose from by name; a larger catalog is named by its categories. */
const mostProducts = 3_000;

/** What the conditions and the gift of a promotion may name. */
export async function listPromotionChoices(_by: Permit<"catalog.view">, from: Reader = db): Promise<PromotionChoices> {
  const { rows } = await from.execute<PromotionChoices>(sql`
    with goods as (select id, title from product where status = 'active' order by title limit ${mostProducts})
    select coalesce((select jsonb_agg(jsonb_build_object('value', c.id, 'label', c.name, 'detail', up.name) order by coalesce(up.position, c.position), up.name nulls first, c.position) from category c left join category up on up.id = c.parent_id), '[]') as categories,
      coalesce((select jsonb_agg(jsonb_build_object('value', id, 'label', title) order by title) from goods), '[]') as products,
      coalesce((select jsonb_agg(jsonb_build_object('value', v.id, 'label', g.title || case when v.title = '' then '' else ', ' || v.title end, 'detail', v.sku) order by g.title, v.position) from goods g join variant v on v.product_id = g.id where v.status = 'active'), '[]') as variants,
      coalesce((select jsonb_agg(jsonb_build_object('value', id, 'label', name, 'detail', city || ', ' || state) order by name) from location where kind = 'store' and is_active), '[]') as stores,
      coalesce((select jsonb_agg(jsonb_build_object('value', id, 'label', name) order by name) from customer_group), '[]') as groups`);
  return rows[0] ?? { categories: [], products: [], variants: [], stores: [], groups: [] };
}
