import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type CashMovementId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { expectedMinor, lockOpenSession } from "./rows";

/** Puts cash into the drawer or takes it out, for a reason. @throws Refusal `till_closed`, `cash_short` when less is there than is taken */
export async function moveCash(tx: Tx, by: Permit<"till.sell">, input: { kind: "pay_in" | "pay_out"; amountMinor: number; reason: string }): Promise<void> {
  const session = await lockOpenSession(tx, by);
  const amountMinor = input.kind === "pay_in" ? input.amountMinor : -input.amountMinor;
  if (amountMinor < 0 && (await expectedMinor(session.id, tx)) + amountMinor < 0) throw new Refusal("cash_short");
  await tx.execute(sql`
    insert into cash_movement (id, session_id, kind, amount_minor, reason, staff_id)
    values (${newId<CashMovementId>()}, ${session.id}, ${input.kind}, ${amountMinor}, ${input.reason}, ${by.actor.staffId})`);
  await record(tx, by, { kind: "till.cash_moved", locationId: session.locationId, subject: `register:${session.registerId}`, payload: { sessionId: session.id, kind: input.kind, amountMinor, reason: input.reason } });
}
