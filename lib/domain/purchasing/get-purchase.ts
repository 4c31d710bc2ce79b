import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { byPickPath } from "@/lib/domain/fulfillment/pick-path";
import { mayStaff } from "@/lib/domain/identity/permission";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import { allowedPurchaseActions } from "./purchase-actions";
import type { PurchaseLineView, PurchaseView } from "./purchase-view";

type Facts = Omit<PurchaseView, "lines" | "actions" | "hasOpenDelivery">;

/** One purchase order in full; null outside the reader's stores. What they may do is in `actions`; costs only for who plans. */
export async function getPurchase(by: Permit<"purchasing.view">, number: string, from: Reader = db): Promise<PurchaseView | null> {
  const scope = storeScope(by);
  const seesCosts = mayStaff(by.actor, "purchasing.plan");
  const item = sql`g.title || case when v.title = '' then '' else ', ' || v.title end`;
  const { rows } = await from.execute<{ facts: Facts }>(sql`
    select jsonb_build_object('id', p.id, 'number', p.number, 'status', p.status, 'note', p.note, 'version', p.version, 'currency', p.currency,
      'supplier', jsonb_build_object('id', s.id, 'name', s.name, 'email', s.email, 'leadTimeDays', s.lead_time_days, 'minimumMinor', s.minimum_minor),
      'location', jsonb_build_object('id', l.id, 'name', l.name, 'timeZone', l.time_zone, 'canSellAhead', l.can_ship and not l.can_pickup and not l.can_curbside, 'address', concat_ws(', ', l.address_line1, l.city, l.state || ' ' || l.postcode)),
      'today', (shop_clock() at time zone l.time_zone)::date, 'expectedOn', p.expected_on, 'wouldArriveOn', (shop_clock() at time zone l.time_zone)::date + s.lead_time_days,
      'createdBy', coalesce(c.name, ''), 'endedReason', p.ended_reason,
      'deliveries', (select coalesce(jsonb_agg(jsonb_build_object('sequence', r.sequence, 'openedAt', r.opened_at, 'costedAt', r.costed_at, 'deliveryNote', r.delivery_note,
          'units', (select coalesce(sum(x.quantity), 0) from purchase_scan x where x.receipt_id = r.id and x.step <> 'reject'),
          'costs', case when ${seesCosts} and r.costed_at is not null then jsonb_build_object('freightMinor', r.freight_minor, 'dutyMinor', r.duty_minor, 'otherMinor', r.other_minor, 'spreadBy', r.spread_by, 'ratePpm', r.rate_ppm,
            'lines', (select coalesce(jsonb_agg(jsonb_build_object('lineId', k.purchase_line_id, 'quantity', k.quantity, 'goodsMinor', k.goods_minor, 'freightMinor', k.freight_minor, 'dutyMinor', k.duty_minor, 'otherMinor', k.other_minor,
              'averageBeforeMicros', k.average_before_micros, 'averageAfterMicros', k.average_after_micros) order by k.purchase_line_id), '[]') from goods_receipt_line k where k.receipt_id = r.id)) end) order by r.sequence), '[]')
        from goods_receipt r where r.purchase_order_id = p.id),
      'discrepancies', (select coalesce(jsonb_agg(d order by d.at), '[]') from (
          select x.id::text, case x.step when 'over' then 'over' else 'rejected' end as kind, x.quantity, ${item} as item, x.reject_reason as reason, coalesce(x.note, '') as note, f.name as by, x.at
          from purchase_scan x join purchase_line n on n.id = x.purchase_line_id join variant v on v.id = n.variant_id join product g on g.id = v.product_id join staff f on f.id = x.staff_id
          where n.purchase_order_id = p.id and x.step <> 'receive'
          union all select n.id::text, 'under', n.short, ${item}, null, coalesce(p.ended_reason, ''), '', p.ended_at
          from purchase_line n join variant v on v.id = n.variant_id join product g on g.id = v.product_id where n.purchase_order_id = p.id and n.short > 0 and p.status = 'closed_short') d),
      'history', (select coalesce(jsonb_agg(jsonb_build_object('kind', h.kind, 'by', h.name, 'at', h.at, 'units', h.units, 'reason', h.reason) order by h.at, h.kind), '[]')
        from (select e.kind, coalesce(f.name, '') as name, max(e.at) as at, sum(coalesce((e.payload ->> 'units')::integer, (e.payload ->> 'quantity')::integer)) as units, max(coalesce(e.payload ->> 'reason', '')) as reason
          from event e left join staff f on e.actor_kind = 'staff' and f.id::text = e.actor_id
          where e.subject = 'purchase:' || p.number and e.kind not in ('purchase.changed', 'purchase.discrepancy') group by e.kind, f.name, date_trunc('hour', e.at)) h)) as facts
    from purchase_order p join supplier s on s.id = p.supplier_id join location l on l.id = p.location_id left join staff c on c.id = p.created_by_staff_id
    where p.number = ${number} and (${scope === null} or l.id = any(${sql.param(scope ?? [])}::uuid[]))`);
  const facts = rows[0]?.facts;
  if (!facts) return null;
  const lines = await listLines(facts, seesCosts, from);
  const hasOpenDelivery = facts.deliveries.some((delivery) => delivery.costedAt === null);
  return { ...facts, lines, hasOpenDelivery, actions: allowedPurchaseActions({ ...facts, lines, hasOpenDelivery }, by.actor) };
}

async function listLines({ id, location }: Facts, seesCosts: boolean, from: Reader): Promise<PurchaseLineView[]> {
  const { rows } = await from.execute<PurchaseLineView>(sql`
    select l.id, l.variant_id as "variantId", g.title, v.title as "variantTitle", v.sku, v.gtin, l.ordered, l.over, l.received, l.rejected, l.short, case when ${seesCosts} then l.unit_cost_minor end as "unitCostMinor",
      coalesce(i.supplier_sku, '') as "supplierSku", coalesce(i.pack_size, 1) as "packSize", coalesce(k.aisle, '') as aisle, coalesce(k.bay, '') as bay,
      case when s.cap is not null then jsonb_build_object('kind', s.kind, 'cap', s.cap, 'promised', greatest(0, k.allocated - k.on_hand + k.damaged + k.quality_check + k.display + k.put_back)) end as "sellAhead",
      (select jsonb_build_object('src', m.src, 'alt', m.alt, 'background', m.background) from media m where m.product_id = g.id order by (m.variant_id = v.id) desc nulls last, m.position limit 1) as image
    from purchase_line l join variant v on v.id = l.variant_id join product g on g.id = v.product_id join purchase_order p on p.id = l.purchase_order_id
    left join supplier_item i on i.variant_id = v.id and i.supplier_id = p.supplier_id left join stock_level k on k.variant_id = v.id and k.location_id = ${location.id}
    left join sell_ahead s on s.variant_id = v.id and s.location_id = ${location.id}
    where l.purchase_order_id = ${id} order by l.id`);
  return rows.sort(byPickPath);
}
