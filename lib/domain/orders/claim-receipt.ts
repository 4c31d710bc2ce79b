import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { typedAmount } from "@/lib/domain/payments/stored-value-input";
import { record } from "@/lib/domain/record";
import type { CustomerId, OrderId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { orderLinkInput } from "./request-order-link";

export const receiptInput = z.object({ number: orderLinkInput.shape.number, total: typedAmount });

/**
 * A purchase of the last ninety days in a store joins the member who holds its receipt, who knows its number and, to
 * the cent, what was paid. One that an account has stays there. @throws Refusal `receipt_unknown`
 */
export async function claimReceipt(tx: Tx, by: Permit<"account.own">, { number, total }: z.output<typeof receiptInput>): Promise<{ number: string }> {
  const { accountId, customerId } = by.actor;
  const { rows } = await tx.execute<{ id: OrderId; number: string; former: CustomerId | null }>(sql`
    with sold as (
      select o.id, o.customer_id as former from "order" o left join customer g on g.id = o.customer_id
      where o.id in (select x.id from "order" x where x.number = ${number} union all select s.order_id from offline_sale s where s.number = ${number})
        and o.channel = 'store' and o.total_minor = ${total} and o.placed_at > shop_clock() - interval '90 days'
        and o.account_id is null and (o.customer_id is null or g.account_id is null) for update of o
    )
    update "order" o set account_id = ${accountId}, customer_id = ${customerId}, version = o.version + 1 from sold where o.id = sold.id returning o.id, o.number, sold.former`);
  const order = rows[0];
  if (!order) throw new Refusal("receipt_unknown");
  await record(tx, by, { kind: "order.claimed", orderId: order.id, customerId, payload: { formerCustomerId: order.former } });
  return { number: order.number };
}
