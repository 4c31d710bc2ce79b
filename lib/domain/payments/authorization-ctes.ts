import { sql, type SQL } from "drizzle-orm";
import type { OrderId } from "@/lib/kernel/ids";
import type { AuthorizedPart } from "./gateway";

/** One authorization's key at the gateway: the group's key and the part's position, from 1. */
export const partKey = (group: string, position: number): string => `${group}:${position}`;

/**
 * For the WITH of the statement that starts a payment: `new_payment` holds one row, still `created`, for each row of
 * `wanted`, a query with the columns checkout_id, fulfillment_id, amount_minor, currency, idempotency_key.
 */
export const newPaymentsCte = (wanted: SQL, by: { gateway: string; cardBrand: string | null; cardLast4: string | null }): SQL => sql`new_payment as (
    insert into payment (id, checkout_id, fulfillment_id, gateway, idempotency_key, currency, amount_minor, card_brand, card_last4)
    select gen_random_uuid(), w.checkout_id, w.fulfillment_id, ${by.gateway}::text, w.idempotency_key, w.currency, w.amount_minor, ${by.cardBrand}::text, ${by.cardLast4}::text
    from (${wanted}) w
    returning id, fulfillment_id, amount_minor, idempotency_key
  )`;

/** For the WITH of the placing statement: `authorized_payment` has one row for each part that was still `created`. */
export function authorizedPaymentsCte(parts: readonly AuthorizedPart[], orderId: OrderId): SQL {
  const rows = parts.map((part) => ({ key: part.key, ref: part.ref, amount: part.amountMinor, expires_at: part.expiresAt }));
  return sql`authorized_payment as (
    update payment p set status = 'authorized', gateway_ref = r.ref, expires_at = r.expires_at, order_id = ${orderId}, version = p.version + 1, updated_at = shop_clock()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(key text, ref text, amount integer, expires_at timestamptz)
    where p.idempotency_key = r.key and p.amount_minor = r.amount and p.status = 'created'
    returning p.id, p.fulfillment_id, p.amount_minor
  )`;
}
