import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";

export type CategoryRow = { slug: string; name: string; description: string; parentSlug: string | null; position: number; imageSrc: string | null; depth: number; products: number };

/** The tree as rows for those who edit it, each with how many products stand directly in it. */
export async function listCategoryRows(_by: Permit<"catalog.view">, from: Reader = db): Promise<CategoryRow[]> {
  const { rows } = await from.execute<CategoryRow & { path: string }>(sql`
    with recursive tree as (
      select c.id, c.slug, c.name, c.description, null::text as parent, c.position, c.image_src, 0 as depth, array[lpad(c.position::text, 6, '0') || c.name] as path from category c where c.parent_id is null
      union all
      select c.id, c.slug, c.name, c.description, t.slug, c.position, c.image_src, t.depth + 1, t.path || (lpad(c.position::text, 6, '0') || c.name) from category c join tree t on c.parent_id = t.id where t.depth < 10
    )
    select t.slug, t.name, t.description, t.parent as "parentSlug", t.position, t.image_src as "imageSrc", t.depth, (select count(*)::int from product p where p.category_id = t.id) as products from tree t order by t.path`);
  return rows;
}
