import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { LocationId } from "@/lib/kernel/ids";
import type { CountListQuery } from "./count-input";
import type { CycleCountStatus } from "./cycle-count-state";

export type CycleCountRow = { number: string; name: string; storeName: string; status: CycleCountStatus; lines: number; counted: number; counters: string[]; createdAt: string; timeZone: string };

/** Counts in reach, the newest first. */
export async function listCycleCounts(by: Permit<"inventory.count">, { state, locationId }: CountListQuery & { locationId: LocationId | null }, from: Reader = db): Promise<CycleCountRow[]> {
  const scope = storeScope(by);
  const { rows } = await from.execute<CycleCountRow>(sql`
    select c.number, c.name, l.name as "storeName", c.status, c.created_at as "createdAt", l.time_zone as "timeZone",
      (select count(*)::int from cycle_count_line x where x.cycle_count_id = c.id) as lines,
      (select count(*)::int from cycle_count_line x where x.cycle_count_id = c.id and (x.zeroed_by_staff_id is not null or exists (select from count_tally t where t.line_id = x.id))) as counted,
      (select coalesce(jsonb_agg(distinct s.name), '[]') from count_session n join staff s on s.id = n.staff_id where n.cycle_count_id = c.id) as counters
    from cycle_count c join location l on l.id = c.location_id
    where (${scope === null} or c.location_id = any(${sql.param(scope ?? [])}::uuid[])) and (${locationId}::uuid is null or c.location_id = ${locationId})
      and ${state === "running" ? sql`c.status in ('open', 'recounting', 'submitted')` : sql`c.status = ${state}`} order by c.created_at desc, c.id desc limit 100`);
  return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt).toISOString() }));
}
