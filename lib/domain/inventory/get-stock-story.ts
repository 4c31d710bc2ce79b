import { sql, type SQL } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { LocationId, VariantId } from "@/lib/kernel/ids";
import { listPromises } from "./list-promises";
import { listStockRows } from "./list-stock-grid";
import { stockGridQuery } from "./stock-grid";
import { isLedgerColumn, type LedgerColumn, type StockStory, type StoryColumn, type StoryLine } from "./stock-story";

const pageSize = 100;

/** One number of the grid and the lines that add up to it, newest first; null outside the reader's stores. */
export async function getStockStory(by: Permit<"inventory.view">, input: { variantId: VariantId; locationId: LocationId; column: StoryColumn; beforeId: number | null }, from: Reader = db): Promise<StockStory | null> {
  const row = await findRow(by, input, from);
  if (!row) return null;
  const lines = isLedgerColumn(input.column) ? await movements(input, input.column, from) : input.column === "safetyStock" ? await settings(input, from) : [];
  const extras = await from.execute<{ time_zone: string; holds: StockStory["holds"]; expected: StockStory["expected"]; bought: StockStory["bought"]; count_id: string | null }>(sql`
    select l.time_zone, (select id from stock_count c where c.variant_id = ${input.variantId} and c.location_id = l.id and c.status in ('open', 'submitted')) as count_id,
      (select coalesce(jsonb_agg(jsonb_build_object('quantity', h.quantity, 'expiresAt', h.expires_at) order by h.expires_at), '[]') from hold h
        where h.variant_id = ${input.variantId} and h.location_id = l.id and h.expires_at > shop_clock()) as holds,
      (select coalesce(jsonb_agg(jsonb_build_object('transferNumber', t.number, 'from', f.name, 'quantity', w.quantity, 'sentAt', t.sent_at) order by t.sent_at), '[]')
        from transfer t join location f on f.id = t.from_location_id
        join lateral (select sum(n.sent + n.extra - n.received - n.rejected - n.lost - n.put_back)::integer as quantity from transfer_line n where n.transfer_id = t.id and n.variant_id = ${input.variantId}) w on w.quantity > 0
        where t.to_location_id = l.id and t.status in ('sent', 'partially_received')) as expected,
      (select coalesce(jsonb_agg(jsonb_build_object('purchaseNumber', o.number, 'from', u.name, 'quantity', w.quantity, 'expectedOn', o.expected_on) order by o.expected_on), '[]')
        from purchase_order o join supplier u on u.id = o.supplier_id
        join lateral (select sum(n.ordered + n.over - n.received - n.rejected - n.short)::integer as quantity from purchase_line n where n.purchase_order_id = o.id and n.variant_id = ${input.variantId}) w on w.quantity > 0
        where o.location_id = l.id and o.status in ('ordered', 'partly_received')) as bought
    from location l where l.id = ${input.locationId}`);
  const extra = extras.rows[0];
  return {
    row, timeZone: extra?.time_zone ?? "UTC", column: input.column, lines: lines.slice(0, pageSize), nextBeforeId: lines.length > pageSize ? (lines[pageSize - 1]?.id ?? null) : null,
    promises: (await listPromises(input, from)).map(({ orderNumber, quantity, promisedAt }) => ({ orderNumber, quantity, promisedAt: promisedAt.toISOString() })),
    holds: extra?.holds ?? [], expected: extra?.expected ?? [], bought: extra?.bought ?? [], openCountId: extra?.count_id ?? null,
  };
}

async function findRow(by: Permit<"inventory.view">, { variantId, locationId }: { variantId: VariantId; locationId: LocationId }, from: Reader) {
  const { rows } = await from.execute<{ sku: string; stocked: boolean }>(sql`
    select v.sku, exists (select from stock_level s where s.variant_id = v.id and s.location_id = ${locationId}) as stocked from variant v where v.id = ${variantId}`);
  const found = rows[0];
  if (!found) return undefined;
  const query = stockGridQuery.parse({ location: locationId, show: found.stocked ? "all" : "unstocked", q: found.sku, sort: "sku" });
  return (await listStockRows(by, query, { at: null }, from)).find((row) => row.variantId === variantId);
}

const changeOf = (state: string): SQL => sql`(case when to_state = ${state} then quantity else 0 end - case when from_state = ${state} then quantity else 0 end)`;
const deltas: Record<LedgerColumn, SQL> = {
  onHand: sql`on_hand_delta`, allocated: sql`allocated_delta`, damaged: changeOf("damaged"), qualityCheck: changeOf("quality_check"), display: changeOf("display"), putBack: changeOf("put_back"),
};

type LineRow = { id: number; at_ms: number; what: string; delta: number; after: number; reason: string; who: string; order_number: string | null; transfer_number: string | null; purchase_number: string | null };

async function movements({ variantId, locationId, beforeId }: { variantId: VariantId; locationId: LocationId; beforeId: number | null }, column: LedgerColumn, from: Reader): Promise<StoryLine[]> {
  const { rows } = await from.execute<LineRow>(sql`
    with told as (
      select id, at, kind, ${deltas[column]}::int as delta, reason, actor_kind, actor_id, cause_kind, cause_id, from_state, to_state from stock_movement
      where variant_id = ${variantId} and location_id = ${locationId}
    ), line as (
      select *, sum(delta) over (order by id)::int as after from told where delta <> 0
    ), page as (
      select * from line where ${beforeId}::float8 is null or id < ${beforeId}::float8 order by id desc limit ${pageSize + 1}
    )
    select page.id::float8 as id, round(extract(epoch from page.at) * 1000)::float8 as at_ms, page.kind as what, page.delta, page.after, page.reason,
      case when page.actor_kind in ('guest', 'customer') then 'a shopper' else coalesce(t.name, page.actor_id, page.actor_kind) end as who, o.number as order_number, w.number as transfer_number, u.number as purchase_number
    from page left join staff t on page.actor_kind = 'staff' and t.id::text = page.actor_id
      left join fulfillment f on f.id = case when page.cause_kind = 'fulfillment' then page.cause_id::uuid end
      left join "order" o on o.id = coalesce(f.order_id, case when page.cause_kind = 'order' then page.cause_id::uuid end)
      left join transfer w on w.id = case when page.cause_kind = 'transfer' then page.cause_id::uuid end
      left join purchase_order u on u.id = case when page.cause_kind = 'purchase' then page.cause_id::uuid end
    order by page.id desc`);
  return rows.map(lineOf);
}

/** Safety stock is a setting: its lines are the changes on record. */
async function settings({ variantId, locationId, beforeId }: { variantId: VariantId; locationId: LocationId; beforeId: number | null }, from: Reader): Promise<StoryLine[]> {
  const { rows } = await from.execute<LineRow>(sql`
    select e.id::float8 as id, round(extract(epoch from e.at) * 1000)::float8 as at_ms, 'settings_changed' as what,
      ((e.payload #>> '{changes,safetyStock,after}')::int - (e.payload #>> '{changes,safetyStock,before}')::int) as delta, (e.payload #>> '{changes,safetyStock,after}')::int as after,
      coalesce(e.payload ->> 'reason', '') as reason, coalesce(t.name, e.actor_id, e.actor_kind) as who, null as order_number, null as transfer_number, null as purchase_number
    from event e left join staff t on e.actor_kind = 'staff' and t.id::text = e.actor_id
    where e.subject = ${`variant:${variantId}`} and e.location_id = ${locationId} and e.payload #> '{changes,safetyStock}' is not null and (${beforeId}::float8 is null or e.id < ${beforeId}::float8)
    order by e.id desc limit ${pageSize + 1}`);
  return rows.map(lineOf);
}

const lineOf = (row: LineRow): StoryLine => ({
  id: row.id, at: new Date(row.at_ms).toISOString(), what: row.what, delta: row.delta, before: row.after - row.delta, after: row.after, reason: row.reason, who: row.who, orderNumber: row.order_number, transferNumber: row.transfer_number, purchaseNumber: row.purchase_number,
});
