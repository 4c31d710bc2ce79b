import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { CategoryId, LocationId } from "@/lib/kernel/ids";

export type CountChoices = { aisles: { aisle: string; lines: number }[]; categories: { id: CategoryId; name: string; lines: number }[] };

/** What a count of a store can be narrowed to, with how many lines each brings. */
export async function listCountChoices(_by: Permit<"inventory.approve">, locationId: LocationId, from: Reader = db): Promise<CountChoices> {
  const { rows: [found] } = await from.execute<CountChoices>(sql`
    with recursive held as (
      select s.aisle, p.category_id from stock_level s join variant v on v.id = s.variant_id join product p on p.id = v.product_id where s.location_id = ${locationId} and s.on_hand > 0
    ), up as (select id, id as leaf from category union all select c.parent_id, up.leaf from up join category c on c.id = up.id where c.parent_id is not null)
    select (select coalesce(jsonb_agg(jsonb_build_object('aisle', a.aisle, 'lines', a.lines) order by length(a.aisle), a.aisle), '[]') from (select aisle, count(*)::int as lines from held where aisle <> '' group by aisle) a) as aisles,
      (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'lines', c.lines) order by c.name), '[]')
        from (select c.id, c.name, count(*)::int as lines from category c join up on up.id = c.id join held h on h.category_id = up.leaf where c.parent_id is null group by c.id, c.name) c) as categories`);
  return found ?? { aisles: [], categories: [] };
}
