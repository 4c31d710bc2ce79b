import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { LocationId } from "@/lib/kernel/ids";
import { storeScope, type Permit } from "./permit";
import type { StaffPermission } from "./permission";

export type OwnStore = { id: LocationId; name: string; kind: string; timeZone: string };

/** Stores and warehouses in the caller's reach, by name. */
export async function listOwnStores(by: Permit<StaffPermission>, from: Reader = db): Promise<OwnStore[]> {
  const scope = storeScope(by);
  const { rows } = await from.execute<OwnStore & { time_zone: string }>(sql`
    select id, name, kind, time_zone from location
    where is_active and (${scope === null} or id = any(${sql.param(scope ?? [])}::uuid[])) order by kind, name`);
  return rows.map((row) => ({ id: row.id, name: row.name, kind: row.kind, timeZone: row.time_zone }));
}
