import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import { mayStaff } from "@/lib/domain/identity/permission";
import type { LocationId, StockCountId } from "@/lib/kernel/ids";

export type CountRow = {
  id: StockCountId; status: "open" | "submitted"; reason: string; title: string; variantTitle: string; sku: string; storeName: string; aisle: string; bay: string; openedAt: string;
  image: { src: string; alt: string; background: string } | null;
  /** Only for who decides, and only once counted: a count is blind. */
  result: { expected: number; counted: number; countedBy: string; promised: number } | null;
};

/** Reasons that our own code gives; others are what somebody typed. */
const reasonWords: Record<string, string> = { cycle: "Cycle count", drift: "After a repair of the books", missing_at_pick: "Missing at pick" };

/** Open counts and those that wait for a decision, along the aisles. */
export async function listCounts(by: Permit<"inventory.count">, filter: { locationId: LocationId | null }, from: Reader = db): Promise<CountRow[]> {
  const scope = storeScope(by);
  const maySee = mayStaff(by.actor, "inventory.approve");
  const { rows } = await from.execute<CountRow>(sql`
    select c.id, c.status, c.reason, p.title, v.title as "variantTitle", v.sku, l.name as "storeName", coalesce(s.aisle, '') as aisle, coalesce(s.bay, '') as bay,
      to_char(c.opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "openedAt",
      (select jsonb_build_object('src', i.src, 'alt', i.alt, 'background', i.background) from media i where i.product_id = p.id order by (i.variant_id = v.id) desc nulls last, i.position limit 1) as image,
      case when c.status = 'submitted' and ${maySee} then jsonb_build_object('expected', c.expected, 'counted', c.counted, 'countedBy', coalesce(t.name, ''), 'promised', coalesce(s.allocated, 0)) end as result
    from stock_count c join variant v on v.id = c.variant_id join product p on p.id = v.product_id join location l on l.id = c.location_id
    left join stock_level s on s.variant_id = c.variant_id and s.location_id = c.location_id left join staff t on t.id = c.submitted_by
    where c.status in ('open', 'submitted') and (${scope === null} or c.location_id = any(${sql.param(scope ?? [])}::uuid[])) and (${filter.locationId}::uuid is null or c.location_id = ${filter.locationId})
    order by c.status desc, s.aisle, s.bay, c.opened_at limit 200`);
  return rows.map((row) => ({ ...row, reason: reasonWords[row.reason] ?? row.reason }));
}
