import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { wishOf } from "@/lib/domain/payments/wish";
import type { OrderId } from "@/lib/kernel/ids";
import { pricesOf, type LineState, type OrderState, type PartState } from "./order-state";

type LineRow = Omit<LineState, "prices"> & { totalMinor: number };
type PartRow = Omit<PartState, "lines" | "wrongCodes" | "timesMoved"> & { lines: LineRow[] };
type Row = Omit<OrderState, "parts"> & { parts: PartRow[] };

/** Orders as the database has them, in the model's words. */
export async function readOrders(ids: readonly OrderId[], from: Reader): Promise<Map<OrderId, OrderState>> {
  const { rows } = await from.execute<Row>(sql`
    select o.id, o.status,
      (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'locationId', f.location_id, 'method', f.method, 'status', f.status, 'claimedBy', f.claimed_by_staff_id, 'isStaged', f.staged_shelf is not null,
          'isAsked', f.shopper_question is not null, 'chargeMinor', f.charge_minor + f.charge_tax_minor, 'paidBy', coalesce(f.paid_by_fulfillment_id, f.id), 'code', coalesce(f.pickup_code, ''),
          'putBacks', (select coalesce(jsonb_agg(jsonb_build_object('variantId', t.variant_id, 'quantity', (t.facts ->> 'quantity')::int)), '[]') from task t where t.fulfillment_id = f.id and t.kind = 'put_back' and t.status = 'open'),
          'lines', (select jsonb_agg(jsonb_build_object('id', l.id, 'orderLineId', l.order_line_id, 'variantId', l.variant_id, 'quantity', l.quantity, 'picked', l.picked, 'ready', l.ready,
            'handedOver', l.handed_over, 'cancelled', l.cancelled, 'moved', l.moved, 'missing', l.missing, 'returned', l.returned, 'totalMinor', l.total_minor, 'unitMinor', ol.unit_price_minor,
            'credits', (select coalesce(jsonb_agg(jsonb_build_object('partId', x.from_fulfillment_id, 'amountMinor', x.amount_minor) order by x.from_fulfillment_id), '[]') from exchange_credit x where x.fulfillment_line_id = l.id)) order by l.id)
          from fulfillment_line l join order_line ol on ol.id = l.order_line_id where l.fulfillment_id = f.id)) order by f.id), '[]')
        from fulfillment f where f.order_id = o.id) as parts,
      (select coalesce(jsonb_agg(jsonb_build_object('partId', p.fulfillment_id, 'round', p.round, 'amountMinor', p.amount_minor, 'capturedMinor', p.captured_minor, 'voidedMinor', p.voided_minor, 'refundedMinor', p.refunded_minor,
          'pending', (select coalesce(jsonb_agg(jsonb_build_object('kind', w.kind, 'amountMinor', w.amount_minor) order by w.created_at, w.id), '[]') from payment_operation w where w.payment_id = p.id and w.status = 'pending')) order by p.fulfillment_id), '[]')
        from payment p where p.order_id = o.id) as payments,
      (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'status', r.status, 'locationId', r.location_id,
          'units', (select jsonb_agg(jsonb_build_object('id', u.id, 'returnLineId', rl.id, 'lineId', l.id, 'partId', l.fulfillment_id, 'variantId', l.variant_id, 'position', u.position, 'amountMinor', u.amount_minor, 'status', u.status, 'outcome', u.outcome, 'reason', rl.reason) order by l.id, u.position)
            from return_unit u join return_line rl on rl.id = u.return_line_id join fulfillment_line l on l.id = u.fulfillment_line_id where rl.return_id = r.id),
          'asked', (select coalesce(jsonb_agg(jsonb_build_object('partId', x.fulfillment_id, 'amountMinor', x.goods_minor + x.delivery_minor, 'deliveryMinor', x.delivery_minor, 'isDone', w.status = 'succeeded')), '[]') from return_refund x join ${wishOf(sql`x.key`)} w on true where x.return_id = r.id))), '[]')
        from goods_return r where r.order_id = o.id) as returns
    from "order" o where o.id = any(${sql.param(ids)}::uuid[])`);
  return new Map(rows.map((row) => [row.id, { ...row, parts: row.parts.map(partOf) }]));
}

/** What of the two differs, in words; null when they say the same. */
export function difference(model: OrderState, found: OrderState | undefined): string | null {
  if (!found) return "the order is not in the database";
  const [expected, actual] = [words(model), words(found)];
  return expected === actual ? null : `model ${expected}\n  found ${actual}`;
}

function partOf({ lines, ...part }: PartRow): PartState {
  return {
    ...part, wrongCodes: 0, timesMoved: 0,
    lines: lines.map(({ totalMinor, ...line }) => ({ ...line, prices: line.quantity > line.moved ? pricesOf(totalMinor, line.quantity - line.moved) : [] })),
  };
}

/** Without what only the model counts; keys and rows in an order that says nothing. */
function words(order: OrderState): string {
  const parts = order.parts.map(({ wrongCodes: _wrong, timesMoved: _moved, code: _code, putBacks, lines, ...part }) => ({ ...part, putBacks: sorted(putBacks), lines: sorted(lines.map(({ credits, ...line }) => ({ ...line, credits: sorted(credits) }))) }));
  return inOrder({ ...order, parts: sorted(parts), payments: sorted(order.payments.map(({ pending, ...payment }) => ({ ...payment, pending: sorted(pending) }))), returns: sorted(order.returns.map(({ units, asked, ...one }) => ({ ...one, units: sorted(units), asked: sorted(asked) }))) });
}

const inOrder = (value: unknown): string => JSON.stringify(value, (_key, one: unknown) => (typeof one === "object" && one !== null && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1))) : one));
const sorted = <T>(items: readonly T[]): T[] => items.toSorted((a, b) => (inOrder(a) < inOrder(b) ? -1 : 1));
