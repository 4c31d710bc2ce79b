import { sql, type SQL } from "drizzle-orm";
import type { LocationId } from "@/lib/kernel/ids";

/** A refund `o` of the cash payment `p` that this store is to pay out: it sold the goods, or it took them back. */
export const waitsAt = (locationId: LocationId): SQL => sql`o.kind = 'refund' and o.status = 'pending' and p.tender = 'cash' and o.credit_to is null
  and (exists (select from "order" w where w.id = p.order_id and w.location_id = ${locationId}) or exists (select from goods_return g where g.order_id = p.order_id and g.location_id = ${locationId}))`;

/** Of the order of that refund `o` and payment `p`, as `OrderCash`, once it is paid out. */
export const orderCash: SQL = sql`(select jsonb_build_object(
    'takenMinor', (select coalesce(sum(s.cash_due_minor), 0) from till_sale s join checkout c on c.cart_id = s.id and c.status = 'completed' where c.order_id = p.order_id)
      + (select coalesce(sum(m.amount_minor), 0) from cash_movement m join payment x on x.id = m.payment_id where x.order_id = p.order_id),
    'creditedMinor', coalesce(sum(x.amount_minor) filter (where x.status = 'succeeded' and x.credit_to is not null), 0), 'paidOutMinor', -coalesce(sum(m.amount_minor), 0),
    'keptMinor', (select sum(w.amount_minor - w.voided_minor - w.refunded_minor) from payment w where w.order_id = p.order_id and w.tender = 'cash' and w.status not in ('created', 'failed', 'voided')) - o.amount_minor)
  from payment w join payment_operation x on x.payment_id = w.id and x.kind = 'refund' left join cash_movement m on m.operation_id = x.id where w.order_id = p.order_id and w.tender = 'cash')`;
