import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { LocationId } from "@/lib/kernel/ids";

/** Locations in the planner's reach that suppliers can deliver to. Warehouses first. */
export async function listDestinations(by: Permit<"purchasing.plan">, from: Reader = db): Promise<{ id: LocationId; name: string }[]> {
  const scope = storeScope(by);
  const { rows } = await from.execute<{ id: LocationId; name: string }>(sql`
    select id, name from location where is_active and kind <> 'pickup_point' and (${scope === null} or id = any(${sql.param(scope ?? [])}::uuid[])) order by kind = 'warehouse' desc, name`);
  return rows;
}
