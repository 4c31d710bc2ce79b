import { sql, type SQL } from "drizzle-orm";
import type { OrderId, StoredValueId } from "@/lib/kernel/ids";
import type { AuthorizedPart, PaymentGateway } from "./gateway";
import type { Tender } from "./tender";

/** One authorization's key at the gateway: the group's key and the part's position, from 1. */
export const partKey = (group: string, position: number): string => `${group}:${position}`;

/** What one tender pays of one fulfillment. `key`: that of a card's authorization at its gateway. */
export type TenderShare = { key: string; tender: Tender; storedValueId: StoredValueId | null; amountMinor: number; /** Which of two cards that pay together; the first, where it is not said. */ cardPosition?: number };

export type CardUsed = { gateway: PaymentGateway["name"]; cardBrand: string | null; cardLast4: string | null; /** That pays what the first does not. */ second?: { brand: string | null; last4: string | null } | null };

/**
 * For the WITH of the statement that starts a payment: `new_payment` holds one row, still `created`, for each row of
 * `wanted`, a query with the columns checkout_id, fulfillment_id, amount_minor, currency, idempotency_key, tender,
 * stored_value_id, card_position, round. What a gift card or store credit pays is taken off its balance by the same statement, which fails with
 * `stored_value_balance` or `stored_value_spendable` when somebody else was quicker (`isValueGone`).
 */
export const newPaymentsCte = (wanted: SQL, by: CardUsed): SQL => sql`new_payment as (
    insert into payment (id, checkout_id, fulfillment_id, tender, stored_value_id, card_position, round, gateway, idempotency_key, currency, amount_minor, card_brand, card_last4)
    select gen_random_uuid(), w.checkout_id, w.fulfillment_id, w.tender, w.stored_value_id, w.card_position, w.round, case w.tender when 'card' then ${by.gateway}::text else 'house' end, w.idempotency_key, w.currency, w.amount_minor,
      case w.tender when 'card' then case w.card_position when 0 then ${by.cardBrand}::text else ${by.second?.brand ?? null}::text end end,
      case w.tender when 'card' then case w.card_position when 0 then ${by.cardLast4}::text else ${by.second?.last4 ?? null}::text end else (select v.code_last4 from stored_value v where v.id = w.stored_value_id) end
    from (${wanted}) w
    returning id, fulfillment_id, amount_minor, idempotency_key, tender, stored_value_id, card_position
  ), held_value as (
    insert into stored_value_entry (id, stored_value_id, kind, amount_minor, payment_id, idempotency_key)
    select gen_random_uuid(), p.stored_value_id, 'held', -p.amount_minor, p.id, 'held:' || p.id from new_payment p where p.stored_value_id is not null order by p.stored_value_id, p.id
    returning id
  )`;

/** A JSON list of `TenderShare`, from rows of `payment` or `new_payment`. */
export const sharesOf = (rows: SQL): SQL => sql`coalesce((select jsonb_agg(jsonb_build_object('key', s.idempotency_key, 'tender', s.tender, 'storedValueId', s.stored_value_id, 'cardPosition', s.card_position, 'amountMinor', s.amount_minor) order by s.idempotency_key) from ${rows} s), '[]')`;

/** For the WITH of the placing statement: `authorized_payment` has one row for each share that was still `created`. */
export function authorizedPaymentsCte(parts: readonly AuthorizedPart[], ours: readonly TenderShare[], orderId: OrderId): SQL {
  const rows = [...parts.map((part) => ({ key: part.key, ref: part.ref, amount: part.amountMinor, expires_at: part.expiresAt })), ...ours.map((share) => ({ key: share.key, amount: share.amountMinor }))];
  return sql`authorized_payment as (
    update payment p set status = 'authorized', gateway_ref = r.ref, expires_at = r.expires_at, order_id = ${orderId}, version = p.version + 1, updated_at = shop_clock()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(key text, ref text, amount integer, expires_at timestamptz)
    where p.idempotency_key = r.key and p.amount_minor = r.amount and p.status = 'created'
    returning p.id, p.fulfillment_id, p.amount_minor
  )`;
}

export const isOurs = ({ tender }: Pick<TenderShare, "tender">): boolean => tender !== "card";
