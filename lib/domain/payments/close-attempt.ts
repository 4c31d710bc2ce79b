import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { CustomerId } from "@/lib/kernel/ids";

export type ClosedAttempt = { group: string; as: "failed" | "voided"; code: string; customerId?: CustomerId | null };

/**
 * Ends an attempt to pay that became no order: `failed` when the gateway authorized nothing, `voided` when what it
 * authorized was given back. Ending it twice changes nothing. Returns how many authorizations it ended.
 */
export async function closeAttempt(tx: Tx, by: Permit<Permission>, attempt: ClosedAttempt): Promise<number> {
  const { rows } = await tx.execute<{ id: string; amount_minor: number }>(sql`
    update payment set status = ${attempt.as}, failure_code = ${attempt.code}, voided_minor = case when ${attempt.as} = 'voided' then amount_minor else 0 end,
      version = version + 1, updated_at = shop_clock()
    where starts_with(idempotency_key, ${`${attempt.group}:`}) and status = 'created' returning id, amount_minor`);
  await record(tx, by, ...rows.map((row) => ({
    kind: attempt.as === "failed" ? "payment.failed" as const : "payment.voided" as const, subject: `payment:${row.id}`, customerId: attempt.customerId ?? null,
    payload: { paymentId: row.id, amountMinor: row.amount_minor, code: attempt.code },
  })));
  return rows.length;
}
