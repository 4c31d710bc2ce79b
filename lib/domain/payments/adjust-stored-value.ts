import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { homeCurrency } from "@/lib/kernel/currency";
import { newId, type CustomerId, type StoredValueId } from "@/lib/kernel/ids";
import { formatMoney } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import { checkStaffLimit } from "./check-staff-limit";
import { openStoreCredit } from "./open-store-credit";
import { isTakenBack } from "./read-stored-values";
import type { AdjustStoredValue, GiveStoreCredit } from "./stored-value-input";

/** Adds to a balance or takes from it, with a reason; the same key moves it once. What was taken back stays empty. @throws Refusal `not_found`, `illegal_move`, `over_limit`, `balance_short` */
export async function adjustStoredValue(tx: Tx, by: Permit<"gift_cards.issue">, { storedValueId, amount, reason, key }: AdjustStoredValue): Promise<{ balanceMinor: number }> {
  const { rows: [value] } = await tx.execute<{ balance_minor: number; currency: string; customer_id: CustomerId | null; has_ended: boolean }>(sql`select v.balance_minor, v.currency, v.customer_id, ${isTakenBack} as has_ended from stored_value v where v.id = ${storedValueId} and v.kind <> 'points' for update`);
  if (!value) throw new Refusal("not_found");
  const { rowCount } = await tx.execute(sql`select from stored_value_entry where idempotency_key = ${`adjust:${key}`}`);
  if (rowCount) return { balanceMinor: value.balance_minor };
  if (value.has_ended) throw new Refusal("illegal_move");
  await checkStaffLimit(tx, by, amount, (minor) => formatMoney(minor, value.currency));
  if (value.balance_minor + amount < 0) throw new Refusal("balance_short", { balance: formatMoney(value.balance_minor, value.currency) });
  await tx.execute(sql`
    insert into stored_value_entry (id, stored_value_id, kind, amount_minor, reason, by_staff_id, idempotency_key)
    values (${newId()}, ${storedValueId}, 'adjusted', ${amount}, ${reason}, ${by.actor.staffId}, ${`adjust:${key}`})`);
  await record(tx, by, { kind: "stored_value.adjusted", subject: `stored_value:${storedValueId}`, customerId: value.customer_id, payload: { storedValueId, amountMinor: amount, reason } });
  return { balanceMinor: value.balance_minor + amount };
}

/** The same for a customer's store credit, which is opened with its first amount. @throws Refusal `not_found`, `over_limit`, `balance_short` */
export async function giveStoreCredit(tx: Tx, by: Permit<"gift_cards.issue">, { customerId, ...change }: GiveStoreCredit): Promise<{ balanceMinor: number }> {
  const { rowCount } = await tx.execute(sql`select from customer where id = ${customerId}`);
  if (!rowCount) throw new Refusal("not_found");
  const storedValueId: StoredValueId = await openStoreCredit(tx, by, { customerId, currency: homeCurrency });
  return adjustStoredValue(tx, by, { storedValueId, ...change });
}
