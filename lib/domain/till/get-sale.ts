import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { FulfillmentMethod } from "@/lib/domain/fulfillment/fulfillment-state";
import { tenderWords, type Tender } from "@/lib/domain/payments/tender";
import type { CartId, OrderId } from "@/lib/kernel/ids";
import { sellsCards } from "./sells-cards";

export type Sale = { saleId: CartId; orderId: OrderId; orderNumber: string; email: string; totalMinor: number; currency: string; cash: { dueMinor: number; receivedMinor: number; changeMinor: number } | null; /** Points, gift cards and store credit that paid, with what is left of them. */ values: { words: string; leftMinor: number }[];
  /** Gift cards to be printed. */ printed: number;
  /** As long as it is the last of its drawer. */ isVoidable: boolean;
  /** Its parts that are not taken along. */ following: FollowingPart[] };
export type FollowingPart = { method: FulfillmentMethod; store: string; timeZone: string; promisedAt: string };

/** A sale of the seller's store that became an order. */
export async function getSale(by: Permit<"till.sell">, saleId: CartId, from: Reader = db): Promise<Sale | null> {
  const { rows } = await from.execute<{ order_id: OrderId; number: string; email: string; total_minor: number; currency: string; due: number | null; received: number | null; printed: number; sells_cards: boolean; values: { tender: Tender; last4: string | null; leftMinor: number }[]; following: FollowingPart[] }>(sql`
    select o.id as order_id, o.number, o.email, o.total_minor, o.currency, s.cash_due_minor as due, s.received_minor as received,
      (select count(*)::int from order_line l join stored_value v on v.order_line_id = l.id where l.order_id = o.id and v.recipient_email is null) as printed,
      ${sellsCards} as sells_cards,
      coalesce((select jsonb_agg(jsonb_build_object('tender', v.kind, 'last4', v.code_last4, 'leftMinor', value_left(v)) order by v.kind, v.id) from stored_value v where v.id in (select p.stored_value_id from payment p where p.order_id = o.id and p.status not in ('created', 'failed'))), '[]') as values,
      coalesce((select jsonb_agg(jsonb_build_object('method', f.method, 'store', l.name, 'timeZone', l.time_zone, 'promisedAt', f.promised_at) order by f.number) from fulfillment f join location l on l.id = f.location_id where f.order_id = o.id and f.method not in ('carry_out', 'email')), '[]') as following
    from till_sale s join checkout c on c.cart_id = s.id and c.status = 'completed' join "order" o on o.checkout_id = c.id
    where s.id = ${saleId} and o.location_id = ${by.actor.till.locationId}`);
  const row = rows[0];
  if (!row) return null;
  const cash = row.due === null || row.received === null ? null : { dueMinor: row.due, receivedMinor: row.received, changeMinor: row.received - row.due };
  return { saleId, orderId: row.order_id, orderNumber: row.number, email: row.email, totalMinor: row.total_minor, currency: row.currency, cash, printed: row.printed, isVoidable: !row.sells_cards, values: row.values.map(({ tender, last4, leftMinor }) => ({ words: tenderWords({ tender, brand: null, last4 }), leftMinor })), following: row.following };
}
