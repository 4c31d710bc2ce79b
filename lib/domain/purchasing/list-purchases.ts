import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { readScan } from "@/lib/domain/fulfillment/scan";
import { mayStaff } from "@/lib/domain/identity/permission";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { LocationId } from "@/lib/kernel/ids";
import { listedActionsOf } from "./purchase-actions";
import type { PurchasePage, PurchaseQuery, PurchaseRow } from "./purchase-query";

const pageSize = 40;
const underWay = ["draft", "ordered", "partly_received"] as const;

/** Purchase orders for locations in the reader's reach, what changed last first; those of one location, where one is chosen. */
export async function listPurchases(by: Permit<"purchasing.view">, query: PurchaseQuery, place: { locationId: LocationId | null }, from: Reader = db): Promise<PurchasePage> {
  const scope = storeScope(by);
  const { show } = query;
  const states = show === "open" || show === "late" ? underWay : show === "all" || show === "to_cost" ? null : [show];
  const scan = readScan(query.q);
  const text = `%${query.q.replace(/[%_\\]/g, "\\$&")}%`;
  const { rows } = await from.execute<Omit<PurchaseRow, "can"> & { total: number }>(sql`
    with mine as (
      select p.*, s.name as supplier, l.name as location, (shop_clock() at time zone l.time_zone)::date + s.lead_time_days as would_arrive_on, coalesce(p.expected_on < (shop_clock() at time zone l.time_zone)::date and p.status in ('ordered', 'partly_received'), false) as is_late,
        exists (select from goods_receipt r where r.purchase_order_id = p.id and r.costed_at is null) as has_open_delivery
      from purchase_order p join supplier s on s.id = p.supplier_id join location l on l.id = p.location_id
      where (${scope === null} or p.location_id = any(${sql.param(scope ?? [])}::uuid[])) and (${states === null} or p.status = any(${sql.param([...(states ?? [])])}::text[]))
        and (${place.locationId}::uuid is null or p.location_id = ${place.locationId}) and (${query.supplier}::uuid is null or p.supplier_id = ${query.supplier})
        and (${query.q} = '' or p.number ilike ${text} or exists (select from purchase_line n join variant v on v.id = n.variant_id join product g on g.id = v.product_id
          where n.purchase_order_id = p.id and (v.sku ilike ${text} or g.title ilike ${text} or v.gtin = ${scan.kind === "gtin" ? scan.gtin : null})))
    ), page as (
      select *, count(*) over ()::integer as total from mine where (${show !== "late"} or is_late) and (${show !== "to_cost"} or has_open_delivery)
      order by updated_at desc, id desc limit ${pageSize} offset ${(query.page - 1) * pageSize}
    )
    select page.id, page.location_id as "locationId", page.would_arrive_on::text as "wouldArriveOn", page.number, page.status, page.supplier, page.location, page.currency, page.expected_on::text as "expectedOn", page.is_late as "isLate", page.has_open_delivery as "hasOpenDelivery", page.total,
      coalesce(n.lines, 0) as lines, coalesce(n.ordered, 0) as ordered, coalesce(n.arrived, 0) as arrived, coalesce(n.discrepancies, 0) as discrepancies,
      case when ${mayStaff(by.actor, "purchasing.plan")} then coalesce(n.total_minor, 0) end as "totalMinor"
    from page left join lateral (
      select count(*)::integer as lines, sum(ordered)::integer as ordered, sum(received + rejected)::integer as arrived, (count(*) filter (where over + rejected + short > 0))::integer as discrepancies, sum(ordered::bigint * unit_cost_minor)::float8 as total_minor
      from purchase_line where purchase_order_id = page.id) n on true
    order by page.updated_at desc, page.id desc`);
  return { rows: rows.map(({ total: _total, ...row }) => ({ ...row, can: listedActionsOf({ ...row, location: { id: row.locationId, name: row.location } }, by.actor) })), total: rows[0]?.total ?? 0, pageSize };
}
