import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { staff } from "@/db/schema/identity";
import type { StaffId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { endSessions } from "./end-session";
import type { Permit } from "./permit";

/** Signs a member of staff out everywhere, effective at their next request; one's own browser stays. @throws Refusal `not_found` */
export async function endStaffSessions(tx: Tx, by: Permit<"team.manage">, input: { staffId: StaffId }): Promise<{ ended: number }> {
  const [found] = await tx.select({ accountId: staff.accountId }).from(staff).where(eq(staff.id, input.staffId));
  if (!found) throw new Refusal("not_found");
  return { ended: await endSessions(tx, by, { accountId: found.accountId, ...(found.accountId === by.actor.accountId && { keep: by.actor.sessionId }) }) };
}
