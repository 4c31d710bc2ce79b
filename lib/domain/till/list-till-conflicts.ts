import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { LocationId, TillConflictId } from "@/lib/kernel/ids";
import type { ConflictDecision, ConflictFacts, ConflictKind } from "./till-conflict";

export type ConflictRow = {
  id: TillConflictId; kind: ConflictKind; facts: ConflictFacts; register: string; store: string; timeZone: string; at: string;
  sale: { orderNumber: string; number: string; soldAt: string; soldBy: string; totalMinor: number } | null;
  decision: ConflictDecision | null; note: string; decidedBy: string | null; decidedAt: string | null;
};
export type ConflictList = { rows: ConflictRow[]; counts: { open: number; decided: number } };

/** What offline sales of the stores in reach left to decide, the oldest first; or what was decided, the newest first. */
export async function listTillConflicts(by: Permit<"till.manage">, { locationId, state }: { locationId: LocationId | null; state: "open" | "decided" }, from: Reader = db): Promise<ConflictList> {
  const scope = storeScope(by);
  const mine = sql`(${scope === null} or c.location_id = any(${sql.param(scope ?? [])}::uuid[])) and (${locationId}::uuid is null or c.location_id = ${locationId}::uuid)`;
  const { rows } = await from.execute<{ facts: ConflictList }>(sql`
    select jsonb_build_object('counts', (select jsonb_build_object('open', count(*) filter (where decision is null), 'decided', count(*) filter (where decision is not null)) from till_conflict c where ${mine}),
      'rows', coalesce((select jsonb_agg(one.facts) from (
        select jsonb_build_object('id', c.id, 'kind', c.kind, 'facts', c.facts, 'register', r.name, 'store', l.name, 'timeZone', l.time_zone, 'at', c.created_at, 'decision', c.decision, 'note', c.note, 'decidedBy', d.name, 'decidedAt', c.decided_at,
          'sale', case when s.id is not null then jsonb_build_object('orderNumber', o.number, 'number', s.number, 'soldAt', s.sold_at, 'soldBy', t.name, 'totalMinor', o.total_minor) end) as facts
        from till_conflict c join register r on r.id = c.register_id join location l on l.id = c.location_id left join staff d on d.id = c.decided_by_staff_id
        left join offline_sale s on s.id = c.sale_id left join "order" o on o.id = s.order_id left join staff t on t.id = o.staff_id
        where ${mine} and (c.decision is null) = ${state === "open"} order by case when c.decision is null then c.created_at end, c.decided_at desc, c.id limit 200) one), '[]')) as facts`);
  return rows[0]?.facts ?? { rows: [], counts: { open: 0, decided: 0 } };
}
