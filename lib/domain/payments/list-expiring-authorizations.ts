import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { PaymentId } from "@/lib/kernel/ids";

export type ExpiringAuthorization = {
  paymentId: PaymentId;
  gatewayRef: string;
  /** PostgreSQL's own text, to the microsecond. */
  expiresAt: string;
};

/** Authorizations that end within two days while goods that they pay for still wait, and that no bank has refused to renew. */
export async function listExpiringAuthorizations(from: Reader = db): Promise<ExpiringAuthorization[]> {
  const { rows } = await from.execute<ExpiringAuthorization>(sql`
    select p.id as "paymentId", p.gateway_ref as "gatewayRef", p.expires_at::text as "expiresAt" from payment p
    where p.status in ('authorized', 'partially_captured', 'partially_refunded') and p.amount_minor > p.captured_minor + p.voided_minor
      and p.expires_at < shop_clock() + interval '2 days' and p.failure_code is null and p.gateway_ref is not null and p.order_id is not null
      and exists (select from fulfillment f where (f.id = p.fulfillment_id or f.paid_by_fulfillment_id = p.fulfillment_id) and (f.status not in ('handed_over', 'delivered', 'cancelled', 'lost') or f.shopper_question is not null))
    order by p.expires_at limit 200`);
  return rows;
}
