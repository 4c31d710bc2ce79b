import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { CustomerId } from "@/lib/kernel/ids";

export type ClosedAttempt = { group: string; as: "failed" | "voided"; code: string; customerId?: CustomerId | null };

/**
 * Ends an attempt to pay that became no order: `failed` when the gateway authorized nothing, `voided` when what it
 * authorized was given back. What it had taken off gift cards and store credit is back on them. Ending it twice changes nothing.
 * Returns how many payments it ended.
 */
export const closeAttempt = (tx: Tx, by: Permit<Permission>, attempt: ClosedAttempt): Promise<number> => close(tx, by, attempt, sql`true`);

/** The part of it for which no gateway has to be asked: in the transaction that gives an attempt up, so that the value can be spent at once. */
export const releaseHeldValue = (tx: Tx, by: Permit<Permission>, attempt: ClosedAttempt): Promise<number> => close(tx, by, attempt, sql`tender <> 'card'`);

async function close(tx: Tx, by: Permit<Permission>, attempt: ClosedAttempt, which: SQL): Promise<number> {
  const { rows } = await tx.execute<{ id: string; amount_minor: number }>(sql`
    with closed as (
      update payment set status = ${attempt.as}, failure_code = ${attempt.code}, voided_minor = case when ${attempt.as} = 'voided' then amount_minor else 0 end,
        version = version + 1, updated_at = shop_clock()
      where starts_with(idempotency_key, ${`${attempt.group}:`}) and status = 'created' and ${which} returning id, amount_minor, stored_value_id
    ), released as (
      insert into stored_value_entry (id, stored_value_id, kind, amount_minor, payment_id, reason, idempotency_key)
      select gen_random_uuid(), c.stored_value_id, 'released', c.amount_minor, c.id, ${attempt.code}, 'released:' || c.id from closed c where c.stored_value_id is not null order by c.stored_value_id, c.id
      returning id
    )
    select c.id, c.amount_minor, (select count(*) from released) as released from closed c`);
  await record(tx, by, ...rows.map((row) => ({
    kind: attempt.as === "failed" ? "payment.failed" as const : "payment.voided" as const, subject: `payment:${row.id}`, customerId: attempt.customerId ?? null,
    payload: { paymentId: row.id, amountMinor: row.amount_minor, code: attempt.code },
  })));
  return rows.length;
}
