import { sql, type SQL } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { CartId, CashSessionId, LocationId, RegisterId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { CashSessionStatus } from "./cash-session-state";

export type LockedSession = { id: CashSessionId; registerId: RegisterId; locationId: LocationId; status: CashSessionStatus; countedMinor: number | null; expectedMinor: number | null };

/** The drawer of the seller's own register that is not closed yet, locked. */
export async function lockSession(tx: Tx, by: Permit<"till.sell">): Promise<LockedSession | null> {
  const { rows } = await tx.execute<LockedSession>(sql`
    select id, register_id as "registerId", ${by.actor.till.locationId}::uuid as "locationId", status, counted_minor as "countedMinor", expected_minor as "expectedMinor" from cash_session
    where register_id = ${by.actor.till.registerId} and status in ('open', 'counted') for update`);
  return rows[0] ?? null;
}

/** One at a time writes down, or books, the same sale. */
export async function lockSale(tx: Tx, saleId: CartId): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`till_sale:${saleId}`}, 0))`);
}

/** @throws Refusal `till_closed` */
export async function lockOpenSession(tx: Tx, by: Permit<"till.sell">): Promise<LockedSession> {
  const session = await lockSession(tx, by);
  if (session?.status !== "open") throw new Refusal("till_closed");
  return session;
}

/** The sale `s` became an order. */
export const isSold: SQL = sql`exists (select from checkout c where c.cart_id = s.id and c.status = 'completed')`;

/** What must lie in a drawer: its float, the cash of its sales, and what else came in or went out. */
export async function expectedMinor(sessionId: CashSessionId, from: Reader): Promise<number> {
  const { rows } = await from.execute<{ expected: number }>(sql`
    select d.float_minor + (select coalesce(sum(s.cash_due_minor), 0) from till_sale s where s.session_id = d.id and ${isSold})::int
      + (select coalesce(sum(m.amount_minor), 0) from cash_movement m where m.session_id = d.id)::int as expected
    from cash_session d where d.id = ${sessionId}`);
  return rows[0]?.expected ?? 0;
}
