import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { shopperOf } from "@/lib/domain/pricing/promotions-of";
import type { CustomerId } from "@/lib/kernel/ids";
import type { TillCustomer } from "./till-view";

/** What a till may use of the customer of its sale: store credit, what promotions ask about them, and where to send what is shipped. */
export async function getTillCustomer(_by: Permit<"till.sell">, { customerId }: { customerId: CustomerId }, from: Reader = db): Promise<TillCustomer | null> {
  const { rows } = await from.execute<{ facts: TillCustomer }>(sql`
    select jsonb_build_object('creditMinor', coalesce((select v.balance_minor from stored_value v where v.customer_id = c.id and v.kind = 'store_credit' and v.currency = 'USD' and v.status = 'active'), 0), 'phone', c.phone, 'shopper', ${shopperOf(sql`c.id`, sql`c.email`)},
      'address', (select jsonb_build_object('line1', a.line1, 'line2', a.line2, 'city', a.city, 'state', a.state, 'postcode', a.postcode) from customer_address a where a.customer_id = c.id order by a.is_default desc, a.created_at desc limit 1)) as facts
    from customer s join customer c on c.id = coalesce(s.merged_into_id, s.id) where s.id = ${customerId}`);
  return rows[0]?.facts ?? null;
}
