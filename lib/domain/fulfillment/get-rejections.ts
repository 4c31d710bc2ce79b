import { sql, type SQL } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { LocationId } from "@/lib/kernel/ids";
import type { RejectionFigures } from "./exception-query";

/** Units that places gave back in the last day and the last seven: why, what and where; the most first. */
export async function getRejections(by: Permit<"fulfillment.view">, { locationId }: { locationId: LocationId | null }, from: Reader = db): Promise<RejectionFigures> {
  const scope = storeScope(by);
  const { rows } = await from.execute<{ figures: RejectionFigures }>(sql`
    with given as materialized (
      select r.*, r.at > shop_clock() - interval '1 day' as is_today, f.method, exists (select from event e where e.order_id = f.order_id and e.fulfillment_id = f.id and e.kind = 'fulfillment.rerouted') as is_rerouted
      from rejection r join fulfillment f on f.id = r.fulfillment_id
      where r.at > shop_clock() - interval '7 days' and (${scope === null} or r.location_id = any(${sql.param(scope ?? [])}::uuid[])) and (${locationId}::uuid is null or r.location_id = ${locationId})
    )
    select jsonb_build_object(
      'dayUnits', (select coalesce(sum(quantity) filter (where is_today), 0) from given), 'weekUnits', (select coalesce(sum(quantity), 0) from given),
      'dayRerouted', (select coalesce(sum(quantity) filter (where is_today and is_rerouted), 0) from given), 'weekRerouted', (select coalesce(sum(quantity) filter (where is_rerouted), 0) from given),
      'reasons', ${grouped(sql`rr.id`, sql`rr.name`, sql`''`)}, 'items', ${grouped(sql`v.id`, sql`concat_ws(', ', p.title, nullif(v.title, ''))`, sql`v.sku`)}, 'stores', ${grouped(sql`l.id`, sql`l.name`, sql`''`)}) as figures`);
  return rows[0]?.figures ?? { dayUnits: 0, weekUnits: 0, dayRerouted: 0, weekRerouted: 0, reasons: [], items: [], stores: [] };
}

const grouped = (key: SQL, label: SQL, detail: SQL): SQL => sql`(
  select coalesce(jsonb_agg(to_jsonb(g) order by g.week desc, g.label), '[]') from (
    select ${key} as key, ${label} as label, ${detail} as detail, coalesce(sum(x.quantity) filter (where x.is_today), 0)::int as day, sum(x.quantity)::int as week
    from given x join reject_reason rr on rr.id = x.reason_id join location l on l.id = x.location_id join variant v on v.id = x.variant_id join product p on p.id = v.product_id
    group by 1, 2, 3 order by 5 desc limit 50
  ) g)`;

