import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { NewEvent } from "@/lib/domain/events";
import type { CountSessionId, CycleCountId, LocationId, StaffId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { CycleCountStatus } from "./cycle-count-state";

export type LockedCount = { id: CycleCountId; number: string; locationId: LocationId; status: CycleCountStatus; toleranceUnits: number; toleranceMinor: number };

/** Locks a count in reach. @throws Refusal `not_found` */
export async function lockCycleCount(tx: Tx, by: Permit<"inventory.count"> | Permit<"inventory.approve">, id: CycleCountId): Promise<LockedCount> {
  const scope = storeScope(by);
  const { rows: [found] } = await tx.execute<LockedCount>(sql`
    select id, number, location_id as "locationId", status, tolerance_units as "toleranceUnits", tolerance_minor as "toleranceMinor" from cycle_count
    where id = ${id} and (${scope === null} or location_id = any(${sql.param(scope ?? [])}::uuid[])) for update`);
  if (!found) throw new Refusal("not_found");
  return found;
}

export type LockedSession = { id: CountSessionId; cycleCountId: CycleCountId; staffId: StaffId; isRecount: boolean; locationId: LocationId; status: CycleCountStatus };

/** Locks a running session of the asker's own. @throws Refusal `not_found`, `illegal_move` once it is finished or its count is over */
export async function lockSession(tx: Tx, by: Permit<"inventory.count">, id: CountSessionId): Promise<LockedSession> {
  const { rows: [found] } = await tx.execute<LockedSession & { isFinished: boolean }>(sql`
    select s.id, s.cycle_count_id as "cycleCountId", s.staff_id as "staffId", s.is_recount as "isRecount", c.location_id as "locationId", c.status, s.finished_at is not null as "isFinished"
    from count_session s join cycle_count c on c.id = s.cycle_count_id where s.id = ${id} and s.staff_id = ${by.actor.staffId} for update of s, c`);
  if (!found) throw new Refusal("not_found");
  if (found.isFinished || found.status !== (found.isRecount ? "recounting" : "open")) throw new Refusal("illegal_move");
  return found;
}

/** The columns that every event of a count carries. */
export const about = ({ id, number, locationId }: Pick<LockedCount, "id" | "number" | "locationId">, facts: Record<string, unknown> = {}): Omit<NewEvent, "kind"> => ({ locationId, subject: `cycle_count:${id}`, payload: { number, ...facts } });
