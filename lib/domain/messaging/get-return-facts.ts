import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { unitsMinor } from "@/lib/domain/fulfillment/line-money";

export type MailReturn = {
  number: string; orderId: string; bringBy: string; closedReason: string | null; timeZone: string;
  refundTo: "tenders" | "store_credit";
  /** The store that received it. */
  store: string | null;
  /** What was taken for it, and what was paid beside it. */
  exchange: { paidMinor: number; items: { title: string; variantTitle: string; quantity: number; amountMinor: number }[] } | null;
  lines: { title: string; variantTitle: string; quantity: number; accepted: number; amountMinor: number; /** Of the amount of what was accepted. */ taxMinor: number; image: string | null }[];
};

/** Everything a mail may say about a return. Units that left it are not among its lines. */
export async function getReturnFacts(returnId: string, from: Reader = db): Promise<MailReturn | null> {
  const { rows } = await from.execute<{ facts: Omit<MailReturn, "lines"> & { lines: (Omit<MailReturn["lines"][number], "taxMinor"> & { lineTaxMinor: number; pricedUnits: number; places: number[] })[] } }>(sql`
    select jsonb_build_object('number', r.number, 'orderId', r.order_id, 'bringBy', r.bring_by, 'closedReason', r.closed_reason, 'refundTo', r.refund_to, 'store', s.name,
      'exchange', (select jsonb_build_object('paidMinor', sum(o.total_minor), 'items', jsonb_agg(jsonb_build_object('title', o.title, 'variantTitle', o.variant_title, 'quantity', o.quantity, 'amountMinor', o.total_minor + o.credit_minor) order by o.id))
        from order_line o join fulfillment_line l on l.order_line_id = o.id where l.id in (select fulfillment_line_id from exchange_credit where return_id = r.id) having count(*) > 0),
      'timeZone', coalesce(s.time_zone, 'America/Chicago'),
      'lines', (select coalesce(jsonb_agg(jsonb_build_object('title', o.title, 'variantTitle', o.variant_title, 'quantity', u.units, 'accepted', u.accepted, 'amountMinor', u.amount, 'lineTaxMinor', l.tax_minor, 'pricedUnits', l.quantity - l.moved, 'places', u.places,
          'image', (select m.src from media m join variant v on v.product_id = m.product_id where v.id = l.variant_id and (m.variant_id is null or m.variant_id = v.id) order by (m.variant_id = v.id) desc nulls last, m.position limit 1)) order by o.id), '[]')
        from return_line rl join fulfillment_line l on l.id = rl.fulfillment_line_id join order_line o on o.id = l.order_line_id
        cross join lateral (select count(*) filter (where status <> 'dropped') as units, count(*) filter (where status = 'accepted') as accepted, coalesce(sum(amount_minor) filter (where status not in ('dropped', 'refused')), 0) as amount, coalesce(jsonb_agg(position) filter (where status = 'accepted'), '[]') as places
          from return_unit where return_line_id = rl.id) u
        where rl.return_id = r.id and u.units > 0)) as facts
    from goods_return r left join location s on s.id = r.location_id where r.id = ${returnId}`);
  const facts = rows[0]?.facts;
  return facts ? { ...facts, lines: facts.lines.map(({ lineTaxMinor, pricedUnits, places, ...line }) => ({ ...line, taxMinor: places.reduce((sum, place) => sum + unitsMinor(lineTaxMinor, pricedUnits, place, 1), 0) })) } : null;
}
