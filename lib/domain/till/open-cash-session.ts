import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type CashSessionId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";

/** Opens the drawer of the seller's register with a counted float. @throws Refusal `till_open` */
export async function openCashSession(tx: Tx, by: Permit<"till.sell">, { floatMinor }: { floatMinor: number }): Promise<{ sessionId: CashSessionId }> {
  const sessionId = newId<CashSessionId>();
  const { till, staffId } = by.actor;
  const { rowCount } = await tx.execute(sql`
    insert into cash_session (id, register_id, float_minor, opened_by_staff_id) values (${sessionId}, ${till.registerId}, ${floatMinor}, ${staffId})
    on conflict (register_id) where status in ('open', 'counted') do nothing`);
  if (!rowCount) throw new Refusal("till_open");
  await record(tx, by, { kind: "till.opened", locationId: till.locationId, subject: `register:${till.registerId}`, payload: { sessionId, floatMinor } });
  return { sessionId };
}
