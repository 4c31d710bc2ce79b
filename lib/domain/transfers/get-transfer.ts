import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import { byPickPath } from "@/lib/domain/fulfillment/pick-path";
import { allowedTransferActions } from "./transfer-actions";
import type { TransferLineView, TransferView } from "./transfer-view";

/** One transfer in full, for either end; null outside the reader's stores. What they may do is in `actions`. */
export async function getTransfer(by: Permit<"transfers.view">, number: string, from: Reader = db): Promise<TransferView | null> {
  const scope = storeScope(by);
  const { rows } = await from.execute<{ facts: Omit<TransferView, "lines" | "actions"> }>(sql`
    select jsonb_build_object('id', t.id, 'number', t.number, 'status', t.status, 'note', t.note, 'version', t.version,
      'from', jsonb_build_object('id', f.id, 'name', f.name), 'to', jsonb_build_object('id', d.id, 'name', d.name), 'timeZone', d.time_zone,
      'order', (select jsonb_build_object('fulfillmentId', b.id, 'number', b.number, 'customerName', coalesce(b.pickup_person_name, o.contact_name), 'promisedAt', b.promised_at) from fulfillment b join "order" o on o.id = b.order_id where b.id = t.fulfillment_id),
      'createdBy', coalesce(c.name, ''), 'cancelledReason', t.cancelled_reason,
      'discrepancies', (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'kind', x.kind, 'outcome', x.outcome, 'quantity', x.quantity, 'note', x.note, 'at', x.at, 'by', s.name,
          'item', p.title || case when v.title = '' then '' else ', ' || v.title end) order by x.at, x.id), '[]')
        from transfer_discrepancy x join transfer_line l on l.id = x.transfer_line_id join variant v on v.id = l.variant_id join product p on p.id = v.product_id join staff s on s.id = x.staff_id where x.transfer_id = t.id),
      'history', (select coalesce(jsonb_agg(jsonb_build_object('kind', h.kind, 'by', h.name, 'at', h.at, 'units', h.units, 'reason', h.reason) order by h.at, h.kind), '[]')
        from (select e.kind, coalesce(s.name, '') as name, max(e.at) as at, sum(coalesce((e.payload ->> 'units')::integer, (e.payload ->> 'quantity')::integer)) as units, max(coalesce(e.payload ->> 'reason', '')) as reason
          from event e left join staff s on e.actor_kind = 'staff' and s.id::text = e.actor_id
          where e.subject = 'transfer:' || t.number and e.kind not in ('transfer.changed', 'transfer.discrepancy') group by e.kind, s.name, date_trunc('hour', e.at)) h)) as facts
    from transfer t join location f on f.id = t.from_location_id join location d on d.id = t.to_location_id left join staff c on c.id = t.created_by_staff_id
    where t.number = ${number} and (${scope === null} or f.id = any(${sql.param(scope ?? [])}::uuid[]) or d.id = any(${sql.param(scope ?? [])}::uuid[]))`);
  const facts = rows[0]?.facts;
  if (!facts) return null;
  const lines = await listLines(facts, from);
  return { ...facts, lines, actions: allowedTransferActions({ ...facts, lines, isForOrder: facts.order !== null }, by.actor) };
}

async function listLines({ id, status, from: source, to }: Omit<TransferView, "lines" | "actions">, from: Reader): Promise<TransferLineView[]> {
  const { rows } = await from.execute<TransferLineView>(sql`
    select l.id, l.variant_id as "variantId", p.title, v.title as "variantTitle", v.sku, v.gtin, l.wanted, l.packed, l.sent, l.extra, l.received, l.rejected, l.lost, l.put_back as "putBack",
      coalesce(place.aisle, '') as aisle, coalesce(place.bay, '') as bay,
      greatest(0, coalesce(s.on_hand - s.allocated - s.damaged - s.quality_check - s.display - s.put_back, 0)
        - (select coalesce(sum(h.quantity), 0) from hold h where h.variant_id = l.variant_id and h.location_id = ${source.id} and h.expires_at > shop_clock()))::integer as free,
      (select jsonb_build_object('src', i.src, 'alt', i.alt, 'background', i.background) from media i where i.product_id = p.id order by (i.variant_id = v.id) desc nulls last, i.position limit 1) as image
    from transfer_line l join variant v on v.id = l.variant_id join product p on p.id = v.product_id
    left join stock_level s on s.variant_id = l.variant_id and s.location_id = ${source.id}
    left join stock_level place on place.variant_id = l.variant_id and place.location_id = ${status === "draft" ? source.id : to.id}
    where l.transfer_id = ${id} order by l.id`);
  return rows.sort(byPickPath);
}
