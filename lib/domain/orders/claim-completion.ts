import { createHash } from "node:crypto";
import { sql, type SQL } from "drizzle-orm";
import { db, inOneStatement, sqlState, type Reader } from "@/db/client";
import type { Channel } from "@/lib/domain/channel";
import type { Permit } from "@/lib/domain/identity/permit";
import { newPaymentsCte, sharesOf, type TenderShare } from "@/lib/domain/payments/authorization-ctes";
import { gateway } from "@/lib/domain/payments/choose-gateway";
import type { PaymentGateway } from "@/lib/domain/payments/gateway";
import { isValueGone } from "@/lib/domain/payments/is-value-gone";
import { spendableOf, spendValueCtes } from "@/lib/domain/payments/spend-value-ctes";
import { newId, type AccountId, type CartId, type CheckoutId, type CustomerId, type LocationId, type OrderId, type StaffId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { asFailure } from "./checkout-failure";
import type { CompleteInput } from "./checkout-input";
import type { CheckoutStatus } from "./checkout-state";
import type { Plan } from "./plan";
import { goodsMinor, ownsCart } from "./rows";

/** Pays `paysMinor` of what the cards pay together, at a till. */
export type SecondCard = { token: string; brand: string | null; last4: string; paysMinor: number };

/** A checkout that is being placed: all that placing needs, as it was when it was claimed. */
export type Claim = {
  checkoutId: CheckoutId; cartId: CartId; key: string; orderId: OrderId; orderNumber: string; channel: Channel; locationId: LocationId | null; staffId: StaffId | null; customerId: CustomerId | null; accountId: AccountId | null;
  contactName: string; email: string; phone: string | null; currency: string; totalMinor: number; plan: Plan;
  /** Which tender pays what of each part. */
  shares: TenderShare[];
  /** How long it has been completing. */
  ageMs: number;
};

export type Seen =
  | { is: "claimed"; claim: Claim }
  | { is: "placed"; orderId: OrderId; orderNumber: string }
  /** Another request is at it: the same one again, or another tab. */
  | { is: "completing"; claim: Claim; challengeUrl: string | null; isSameRequest: boolean };

/** The gateway's name for one attempt to pay: the payment rows' keys start with it. */
export const attemptOf = (claim: Pick<Claim, "checkoutId" | "key">): string => `${claim.checkoutId}:${claim.key}`;

/**
 * Moves `ready` to `completing` and writes the payments down, in one statement that is its own transaction: of any number
 * of requests one gets through. What gift cards and store credit pay leaves their balances in the same statement.
 * @throws Refusal `key_reused`, `price_changed`, `tender_changed`, `cart_changed`, `hold_expired`, `not_found`, or why an earlier attempt under this key failed
 */
export async function claimCompletion(by: Permit<"orders.place">, input: CompleteInput & { secondCard?: SecondCard | null }, on: Reader = inOneStatement, provider: PaymentGateway["name"] = gateway().name): Promise<Seen> {
  const { idempotencyKey: key, totalMinor, secondCard: second } = input;
  const hash = createHash("sha256").update(JSON.stringify([input.checkoutId, input.token, input.cardLast4, totalMinor ?? null, ...(second ? [second.token, second.last4, second.paysMinor] : [])])).digest("hex");
  const seenCard = input.cardMinor ?? null;
  const claimed = sql`claimed as (
      update checkout c set status = 'completing', completion_key = ${key}, completion_hash = ${hash}, completing_since = shop_clock(), failure_code = null, challenge_url = null,
        order_id = coalesce(c.order_id, ${newId<OrderId>()}), order_number = coalesce(c.order_number, 'AH-' || nextval('order_number')), version = c.version + 1, updated_at = shop_clock()
      from mine m where c.id = m.id and m.is_current and c.status = 'ready' and c.hold_expires_at > shop_clock() and c.total_minor = coalesce(${totalMinor ?? null}::integer, c.total_minor)
        and m.card_minor = coalesce(${seenCard}::integer, m.card_minor) and c.completion_key is distinct from ${key}
      returning c.*
    )`;
  const parts = sql`select e.n, (e.part ->> 'fulfillmentId')::uuid as fulfillment_id, (e.part ->> 'totalMinor')::integer as amount_minor from claimed c, jsonb_array_elements(c.quote -> 'parts') with ordinality e(part, n)`;
  const sources = sql`select v.* from claimed c, lateral (${spendableOf(sql`c.stored_value_ids`, sql`c.stored_value_caps`, goodsMinor)}) v union all select 999999, null::uuid, 'cash', c.cash_minor from claimed c where c.cash_minor > 0
    union all select 1000000, null::uuid, 'card', ${seenCard ?? 0}::integer - ${second?.paysMinor ?? 0}::integer from claimed c where ${second ? true : false}`;
  const wanted = sql`select c.id as checkout_id, s.fulfillment_id, s.amount_minor, c.currency, s.tender, s.stored_value_id, s.card_position, 0 as round,
    c.id || ':' || c.completion_key || ':' || (s.n + 1000 * s.card_position) || coalesce(':' || s.stored_value_id, case s.tender when 'cash' then ':cash' else '' end) as idempotency_key from claimed c, tender_share s`;
  const { rows } = await on.execute<SeenRow>(sql`
    with mine as (
      select c.id, c.status, c.completion_key, c.completion_hash, c.total_minor, c.failure_code, c.challenge_url, c.hold_expires_at > shop_clock() as is_held, c.cart_version = k.version as is_current,
        greatest(0, c.total_minor - (select coalesce(sum(v.amount_minor), 0) from (${spendableOf(sql`c.stored_value_ids`, sql`c.stored_value_caps`, goodsMinor)}) v) - c.cash_minor)::integer as card_minor
      from checkout c join cart k on k.id = c.cart_id where c.id = ${input.checkoutId} and ${ownsCart(by)}
    ), ${claimed}, ${spendValueCtes(parts, sources)},
    ${newPaymentsCte(wanted, { gateway: provider, cardBrand: input.cardBrand, cardLast4: input.cardLast4, second: second ?? null })}
    select m.status, m.card_minor, m.completion_key, m.completion_hash, m.total_minor, m.failure_code, m.challenge_url, m.is_held, m.is_current, (select count(*) from held_value) as held, ${sharesOf(sql`new_payment`)} as shares,
      exists (select from claimed) as is_claimed, ${claimOf(sql`coalesce((select to_jsonb(x) from claimed x), (select to_jsonb(x) from checkout x where x.id = m.id))`)} as claim
    from mine m`).catch(refuseInWords);
  const row = rows[0];
  if (!row) throw new Refusal("not_found");
  return row.is_claimed ? { is: "claimed", claim: { ...row.claim, shares: row.shares } } : explain(row, { key, hash, totalMinor, cardMinor: input.cardMinor });
}

/** A checkout that is completing, for whoever finishes it. */
export async function readClaim(checkoutId: CheckoutId): Promise<Claim | null> {
  const { rows } = await db.execute<{ claim: Claim }>(sql`select ${claimOf(sql`to_jsonb(c)`)} as claim from checkout c where c.id = ${checkoutId} and c.status = 'completing'`);
  return rows[0]?.claim ?? null;
}

type SeenRow = {
  status: CheckoutStatus; completion_key: string | null; completion_hash: string | null; total_minor: number | null; failure_code: string | null; challenge_url: string | null;
  is_held: boolean | null; is_current: boolean; is_claimed: boolean; card_minor: number | null; shares: TenderShare[]; claim: Claim;
};

/** The claim in a row of `checkout`, which is read once: without `offset 0` it would be planned and read again for each of its fields. */
export const claimOf = (row: SQL): SQL => sql`(
    select jsonb_build_object('checkoutId', r ->> 'id', 'cartId', r ->> 'cart_id', 'key', r ->> 'completion_key', 'orderId', r ->> 'order_id', 'orderNumber', r ->> 'order_number',
      'channel', r ->> 'channel', 'locationId', r ->> 'location_id', 'staffId', r ->> 'staff_id', 'customerId', r ->> 'customer_id', 'accountId', (select u.account_id from customer u where u.id = (r ->> 'customer_id')::uuid),
      'contactName', r ->> 'contact_name', 'email', coalesce(r ->> 'email', ''), 'phone', r ->> 'phone', 'currency', r ->> 'currency', 'totalMinor', (r ->> 'total_minor')::integer, 'plan', r -> 'quote',
      'shares', ${sharesOf(sql`(select * from payment p where p.checkout_id = (r ->> 'id')::uuid and starts_with(p.idempotency_key, (r ->> 'id') || ':' || (r ->> 'completion_key') || ':'))`)},
      'ageMs', extract(epoch from shop_clock() - (r ->> 'completing_since')::timestamptz) * 1000)
    from (select ${row} as r offset 0) one)`;

function explain(row: SeenRow, asked: { key: string; hash: string; totalMinor: number | undefined; cardMinor: number | undefined }): Seen {
  const isSameKey = row.completion_key === asked.key;
  if (isSameKey && row.completion_hash !== asked.hash) throw new Refusal("key_reused");
  if (row.status === "completed") return { is: "placed", orderId: row.claim.orderId, orderNumber: row.claim.orderNumber };
  if (row.status === "completing") return { is: "completing", claim: row.claim, challengeUrl: row.challenge_url, isSameRequest: isSameKey };
  const failure = asFailure(row.failure_code);
  if (failure && (isSameKey || row.status === "open")) throw new Refusal(failure);
  if (row.status === "ready" && !isSameKey && row.is_held) {
    if (!row.is_current) throw new Refusal("cart_changed");
    if (asked.totalMinor !== undefined && asked.totalMinor !== row.total_minor) throw new Refusal("price_changed");
    if (asked.cardMinor !== undefined && asked.cardMinor !== row.card_minor) throw new Refusal("tender_changed");
    // It changed hands between the two looks of one statement: the caller looks again.
    return { is: "completing", claim: row.claim, challengeUrl: null, isSameRequest: false };
  }
  throw new Refusal(isSameKey && row.status === "ready" ? "card_declined" : "hold_expired");
}

/** The key names another checkout already, or another checkout has spent what was to pay here. */
function refuseInWords(error: unknown): never {
  if (isValueGone(error)) throw new Refusal("tender_changed");
  if (sqlState(error) === "23505") throw new Refusal("key_reused");
  throw error;
}
