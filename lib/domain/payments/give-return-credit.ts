import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { homeCurrency } from "@/lib/kernel/currency";
import { newId, type CustomerId } from "@/lib/kernel/ids";
import { openStoreCredit } from "./open-store-credit";

/** Store credit for goods that came back without a purchase; the same key gives it once. */
export async function giveReturnCredit(tx: Tx, by: Permit<"till.sell">, { customerId, amountMinor, key }: { customerId: CustomerId; amountMinor: number; key: string }): Promise<{ balanceMinor: number }> {
  const storedValueId = await openStoreCredit(tx, by, { customerId, currency: homeCurrency });
  const { rowCount } = await tx.execute(sql`
    insert into stored_value_entry (id, stored_value_id, kind, amount_minor, reason, by_staff_id, idempotency_key)
    values (${newId()}, ${storedValueId}, 'issued', ${amountMinor}, 'Return without a purchase', ${by.actor.staffId}, ${key}) on conflict (idempotency_key) do nothing`);
  if (rowCount) await record(tx, by, { kind: "stored_value.adjusted", subject: `stored_value:${storedValueId}`, customerId, payload: { storedValueId, amountMinor, reason: "Return without a purchase" } });
  const { rows: [value] } = await tx.execute<{ balanceMinor: number }>(sql`select balance_minor as "balanceMinor" from stored_value where id = ${storedValueId}`);
  return value ?? { balanceMinor: amountMinor };
}
