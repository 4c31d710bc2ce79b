import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { CashSessionId, LocationId } from "@/lib/kernel/ids";
import type { CashSessionStatus } from "./cash-session-state";

export type DrawerRow = {
  id: CashSessionId; status: CashSessionStatus; register: string; store: string; timeZone: string; openedAt: string; openedBy: string; closedAt: string | null;
  countedMinor: number | null; varianceMinor: number | null; reason: string; approvedBy: string | null;
};
export type DrawerFilter = { locationId: LocationId | null; only: "open" | "differing" | null };

/** Drawers in reach, the newest first: those that are open, or those whose count differed. */
export async function listDrawers(by: Permit<"till.manage">, { locationId, only }: DrawerFilter, from: Reader = db): Promise<DrawerRow[]> {
  const scope = storeScope(by);
  const { rows } = await from.execute<{ facts: DrawerRow }>(sql`
    select jsonb_build_object('id', d.id, 'status', d.status, 'register', r.name, 'store', l.name, 'timeZone', l.time_zone, 'openedAt', d.opened_at, 'openedBy', o.name, 'closedAt', d.closed_at,
      'countedMinor', d.counted_minor, 'varianceMinor', d.counted_minor - d.expected_minor, 'reason', d.reason, 'approvedBy', a.name) as facts
    from cash_session d join register r on r.id = d.register_id join location l on l.id = r.location_id join staff o on o.id = d.opened_by_staff_id left join staff a on a.id = d.approved_by_staff_id
    where (${scope === null} or l.id = any(${sql.param(scope ?? [])}::uuid[])) and (${locationId}::uuid is null or l.id = ${locationId}::uuid)
      and (${only}::text is null or (${only} = 'open' and d.status <> 'closed') or (${only} = 'differing' and d.counted_minor <> d.expected_minor))
    order by d.opened_at desc limit 200`);
  return rows.map(({ facts }) => facts);
}
