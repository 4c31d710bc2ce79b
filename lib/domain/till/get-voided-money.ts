import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { tenderWords, type Tender } from "@/lib/domain/payments/tender";
import type { CartId } from "@/lib/kernel/ids";

/** What a void sale gives back: the cash out of the drawer, and the rest by itself. */
export type VoidedMoney = { orderNumber: string; cashMinor: number; back: { words: string; amountMinor: number }[] };

export async function getVoidedMoney(by: Permit<"till.sell">, saleId: CartId, from: Reader = db): Promise<VoidedMoney> {
  const { rows } = await from.execute<{ number: string; cash: number; back: { tender: Tender; brand: string | null; last4: string | null; amountMinor: number }[] }>(sql`
    with sold as (select o.id, o.number from till_sale s join checkout c on c.cart_id = s.id and c.status = 'completed' join "order" o on o.checkout_id = c.id where s.id = ${saleId} and s.register_id = ${by.actor.till.registerId}),
    moved as (select p.tender, p.card_brand, p.card_last4, o.id, o.amount_minor from sold join payment p on p.order_id = sold.id join payment_operation o on o.payment_id = p.id and o.kind in ('void', 'refund') and o.status <> 'failed')
    select sold.number, (select coalesce(-sum(m.amount_minor), 0)::int from moved join cash_movement m on m.operation_id = moved.id) as cash,
      coalesce((select jsonb_agg(b order by b ->> 'tender') from (select jsonb_build_object('tender', tender, 'brand', card_brand, 'last4', card_last4, 'amountMinor', sum(amount_minor)) as b from moved where tender <> 'cash' group by tender, card_brand, card_last4) g), '[]') as back
    from sold`);
  const row = rows[0];
  return { orderNumber: row?.number ?? "", cashMinor: row?.cash ?? 0, back: (row?.back ?? []).map(({ amountMinor, ...one }) => ({ words: tenderWords(one), amountMinor })) };
}
