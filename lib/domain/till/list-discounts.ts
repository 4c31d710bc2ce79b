import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { HandKind } from "@/lib/domain/pricing/hand-discount";
import type { LocationId } from "@/lib/kernel/ids";

export type GivenRow = {
  id: string; at: string; orderNumber: string; store: string; timeZone: string; item: string | null; kind: HandKind; reason: string; note: string;
  amountMinor: number; /** Of what the goods cost before. */ share: number; givenBy: string; approvedBy: string | null;
};
export type GiverRow = { name: string; discounts: number; amountMinor: number; approvedMinor: number; /** Of all that the person sold. */ share: number };
export type DiscountFilter = { locationId: LocationId | null; days: number; only: "approved" | null };

/** What was taken off by hand at the tills in reach, the newest first, and by whom most. */
export async function listDiscounts(by: Permit<"till.manage">, { locationId, days, only }: DiscountFilter, from: Reader = db): Promise<{ rows: GivenRow[]; givers: GiverRow[] }> {
  const scope = storeScope(by);
  const isHere = sql`o.placed_at > shop_clock() - make_interval(days => ${days}) and (${scope === null} or o.location_id = any(${sql.param(scope ?? [])}::uuid[])) and (${locationId}::uuid is null or o.location_id = ${locationId}::uuid)`;
  const { rows } = await from.execute<{ rows: GivenRow[]; givers: GiverRow[] }>(sql`
    with given as materialized (
      select d.*, o.placed_at, o.number, o.location_id, i.title || case when i.variant_title = '' then '' else ', ' || i.variant_title end as item, i.unit_price_minor * i.quantity as goods_minor
      from order_discount d join "order" o on o.id = d.order_id join order_line i on i.id = d.order_line_id where d.staff_id is not null and ${isHere} and (${only}::text is null or d.approved_by_staff_id is not null)
    ), sold as (
      select o.staff_id, sum(o.subtotal_minor) as goods_minor from "order" o where o.staff_id in (select staff_id from given) and ${isHere} group by o.staff_id
    )
    select coalesce((select jsonb_agg(r.facts order by r.placed_at desc, r.id) from (
        select g.placed_at, g.id, jsonb_build_object('id', g.id, 'at', g.placed_at, 'orderNumber', g.number, 'store', l.name, 'timeZone', l.time_zone, 'item', g.item, 'kind', g.kind, 'reason', g.name, 'note', g.note,
          'amountMinor', g.amount_minor, 'share', g.amount_minor::float8 / nullif(g.goods_minor, 0), 'givenBy', s.name, 'approvedBy', a.name) as facts
        from given g join location l on l.id = g.location_id join staff s on s.id = g.staff_id left join staff a on a.id = g.approved_by_staff_id order by g.placed_at desc, g.id limit 200) r), '[]') as rows,
      coalesce((select jsonb_agg(jsonb_build_object('name', p.name, 'discounts', p.discounts, 'amountMinor', p.amount, 'approvedMinor', p.approved, 'share', p.amount::float8 / nullif(p.goods_minor, 0)) order by p.amount desc, p.name) from (
        select s.name, count(*) as discounts, sum(g.amount_minor) as amount, coalesce(sum(g.amount_minor) filter (where g.approved_by_staff_id is not null), 0) as approved, sold.goods_minor
        from given g join staff s on s.id = g.staff_id left join sold on sold.staff_id = g.staff_id group by s.id, s.name, sold.goods_minor) p), '[]') as givers`);
  return rows[0] ?? { rows: [], givers: [] };
}
