import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { checkPin } from "@/lib/domain/identity/check-pin";
import { mayStaff } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import type { Approver, PinAnswer } from "@/lib/domain/identity/pin";
import { record } from "@/lib/domain/record";
import type { CashSessionId, StaffId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { varianceLimitMinor } from "./cash";
import { lockSession } from "./rows";

export type Closing = { sessionId: CashSessionId; reason: string; approver: Approver | null };

/**
 * Ends a counted drawer. A difference needs its reason, a large one the PIN of somebody who may approve it; a wrong PIN is an
 * answer, so that its count stays. @throws Refusal `till_closed`, `invalid` without a reason, `approval_needed`, `forbidden`
 */
export async function closeCashSession(tx: Tx, by: Permit<"till.sell">, input: Closing): Promise<PinAnswer> {
  const session = await lockSession(tx, by);
  if (session?.id !== input.sessionId || session.status !== "counted") throw new Refusal("till_closed");
  const varianceMinor = (session.countedMinor ?? 0) - (session.expectedMinor ?? 0);
  if (varianceMinor !== 0 && input.reason === "") throw new Refusal("invalid", { reason: "Say why the count differs." });
  let approvedBy: StaffId | null = null;
  if (Math.abs(varianceMinor) > varianceLimitMinor) {
    if (!input.approver) throw new Refusal("approval_needed", { reason: "A difference this large needs a manager's PIN." });
    const checked = await checkPin(tx, by, { ...by.actor.till, ...input.approver });
    if (!checked.isRight) return checked;
    if (!mayStaff(checked.person, "till.approve")) throw new Refusal("forbidden");
    approvedBy = checked.person.staffId;
  }
  await tx.execute(sql`
    update cash_session set status = 'closed', reason = ${input.reason}, approved_by_staff_id = ${approvedBy}, closed_by_staff_id = ${by.actor.staffId}, closed_at = shop_clock() where id = ${session.id}`);
  await record(tx, by, { kind: "till.closed", locationId: session.locationId, subject: `register:${session.registerId}`, payload: { sessionId: session.id, varianceMinor, reason: input.reason, approvedBy } });
  return { isRight: true };
}
