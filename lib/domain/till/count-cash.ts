import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { CashSessionId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { sumOfPieces } from "./cash";
import { expectedMinor, lockOpenSession } from "./rows";

/** Only what was learned by counting: the difference to what should be there. */
export type CountedCash = { countedMinor: number; varianceMinor: number };

/**
 * Counts the drawer blind, once: whoever counts learns what should be there only afterwards, and sells no more.
 * @throws Refusal `till_closed`, `in_progress` while a sale of this drawer is being paid
 */
export async function countCash(tx: Tx, by: Permit<"till.sell">, input: { sessionId: CashSessionId; pieces: Record<string, number> }): Promise<CountedCash> {
  const session = await lockOpenSession(tx, by);
  if (session.id !== input.sessionId) throw new Refusal("till_closed");
  const { rows } = await tx.execute(sql`
    select 1 from till_sale s join checkout c on c.cart_id = s.id
    where s.session_id = ${session.id} and (c.status = 'completing' or (c.status = 'ready' and c.updated_at > shop_clock() - interval '1 minute')) limit 1`);
  if (rows.length > 0) throw new Refusal("in_progress");
  const countedMinor = sumOfPieces(input.pieces);
  const expected = await expectedMinor(session.id, tx);
  await tx.execute(sql`
    update cash_session set status = 'counted', pieces = ${JSON.stringify(input.pieces)}::jsonb, counted_minor = ${countedMinor}, expected_minor = ${expected},
      counted_by_staff_id = ${by.actor.staffId}, counted_at = shop_clock() where id = ${session.id}`);
  const varianceMinor = countedMinor - expected;
  await record(tx, by, { kind: "till.counted", locationId: session.locationId, subject: `register:${session.registerId}`, payload: { sessionId: session.id, countedMinor, varianceMinor } });
  return { countedMinor, varianceMinor };
}
