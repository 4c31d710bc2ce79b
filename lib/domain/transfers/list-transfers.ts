import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { readScan } from "@/lib/domain/fulfillment/scan";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { LocationId } from "@/lib/kernel/ids";
import { listedActionsOf } from "./transfer-actions";
import type { TransferPage, TransferQuery, TransferRow } from "./transfer-query";

const pageSize = 40;
const under = { open: ["draft", "sent", "partially_received", "received"], all: null } as const;

/** Transfers that leave or reach a store in the reader's reach, what changed last first; those of one store, where one is chosen. */
export async function listTransfers(by: Permit<"transfers.view">, query: TransferQuery, place: { locationId: LocationId | null }, from: Reader = db): Promise<TransferPage> {
  const scope = storeScope(by);
  const states = query.show === "open" || query.show === "all" ? under[query.show] : [query.show];
  const scan = readScan(query.q);
  const text = `%${query.q.replace(/[%_\\]/g, "\\$&")}%`;
  const here = sql`${place.locationId}::uuid`;
  const { rows } = await from.execute<Omit<TransferRow, "can"> & { total: number }>(sql`
    with mine as (
      select t.* from transfer t
      where (${scope === null} or t.from_location_id = any(${sql.param(scope ?? [])}::uuid[]) or t.to_location_id = any(${sql.param(scope ?? [])}::uuid[]))
        and (${states === null} or t.status = any(${sql.param([...(states ?? [])])}::text[]))
        and (${here} is null or (t.from_location_id = ${here} and ${query.way !== "in"}) or (t.to_location_id = ${here} and ${query.way !== "out"}))
        and (${query.q} = '' or t.number ilike ${text} or exists (select from fulfillment f where f.id = t.fulfillment_id and f.number ilike ${text}) or exists (select from transfer_line l join variant v on v.id = l.variant_id join product p on p.id = v.product_id
          where l.transfer_id = t.id and (v.sku ilike ${text} or p.title ilike ${text} or v.gtin = ${scan.kind === "gtin" ? scan.gtin : null})))
    ), page as (
      select *, count(*) over ()::integer as total from mine order by updated_at desc, id desc limit ${pageSize} offset ${(query.page - 1) * pageSize}
    )
    select page.id, page.number, page.status, b.number as "orderNumber", f.name as "from", d.name as "to", f.id as "fromId", d.id as "toId", page.total, coalesce(l.lines, 0) as lines, coalesce(l.wanted, 0) as wanted, coalesce(l.sent, 0) as sent,
      coalesce(l.arrived, 0) as arrived, (select count(*)::integer from transfer_discrepancy x where x.transfer_id = page.id) + coalesce(l.broken, 0) as discrepancies,
      d.time_zone as "timeZone", to_jsonb(page.updated_at) #>> '{}' as "updatedAt"
    from page join location f on f.id = page.from_location_id join location d on d.id = page.to_location_id left join fulfillment b on b.id = page.fulfillment_id
    left join lateral (select count(*)::integer as lines, sum(wanted)::integer as wanted, sum(sent + extra)::integer as sent, sum(received + rejected)::integer as arrived, (count(*) filter (where rejected > 0))::integer as broken
      from transfer_line where transfer_id = page.id) l on true
    order by page.updated_at desc, page.id desc`);
  return { rows: rows.map(({ total: _total, ...row }) => ({ ...row, can: listedActionsOf({ ...row, from: { id: row.fromId, name: row.from }, to: { id: row.toId, name: row.to }, isForOrder: row.orderNumber !== null }, by.actor) })), total: rows[0]?.total ?? 0, pageSize };
}
