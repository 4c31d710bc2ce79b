import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type CashMovementId, type PaymentId } from "@/lib/kernel/ids";
import { formatMoney } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import { cashDue } from "./cash";
import { lockOpenSession } from "./rows";

export type Taken = { dueMinor: number; changeMinor: number };

/** Takes the difference of an exchange into the drawer, to the smallest coin, and says what change goes back. @throws Refusal `till_closed`, `not_found`, `cash_short` */
export async function takeDifference(tx: Tx, by: Permit<"till.sell">, { paymentId, receivedMinor }: { paymentId: PaymentId; receivedMinor: number }): Promise<Taken> {
  const session = await lockOpenSession(tx, by);
  const { rows: [asked] } = await tx.execute<{ amount_minor: number; currency: string }>(sql`select amount_minor, currency from payment where id = ${paymentId} and tender = 'cash' and status = 'created'`);
  if (!asked) throw new Refusal("not_found");
  const dueMinor = cashDue(asked.amount_minor, asked.currency);
  if (receivedMinor < dueMinor) throw new Refusal("cash_short", { missing: formatMoney(dueMinor - receivedMinor, asked.currency) });
  if (dueMinor > 0) {
    await tx.execute(sql`
      insert into cash_movement (id, session_id, kind, amount_minor, reason, staff_id, payment_id)
      values (${newId<CashMovementId>()}, ${session.id}, 'exchange', ${dueMinor}, 'difference of an exchange', ${by.actor.staffId}, ${paymentId})`);
  }
  await record(tx, by, { kind: "till.cash_moved", locationId: session.locationId, subject: `register:${session.registerId}`, payload: { sessionId: session.id, kind: "exchange", amountMinor: dueMinor } });
  return { dueMinor, changeMinor: receivedMinor - dueMinor };
}
