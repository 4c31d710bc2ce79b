import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { FulfillmentId, OrderId } from "@/lib/kernel/ids";
import { requestVoid } from "./request-void";

/**
 * Where every fulfillment that an authorization pays for is over and no shopper is asked about its missing units, what was
 * not charged is given back: no shopper's money stays blocked for goods that nobody hands over any more.
 */
export async function releaseLeftovers(tx: Tx, by: Permit<"system.run">, { orderId }: { orderId: OrderId }): Promise<number> {
  const { rows } = await tx.execute<{ id: string; fulfillment_id: FulfillmentId }>(sql`
    select p.id, p.fulfillment_id from payment p
    where p.order_id = ${orderId} and p.status in ('authorized', 'partially_captured', 'partially_refunded') and p.amount_minor > p.captured_minor + p.voided_minor
      and not exists (select from fulfillment f where (f.id = p.fulfillment_id or f.paid_by_fulfillment_id = p.fulfillment_id) and (f.status not in ('handed_over', 'delivered', 'cancelled', 'lost') or f.shopper_question is not null))
    order by p.id`);
  for (const row of rows) await requestVoid(tx, by, { fulfillmentId: row.fulfillment_id, reason: "nothing left to hand over", key: `leftover:${row.id}` });
  return rows.length;
}
