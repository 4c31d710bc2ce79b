import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { LocationId, RegisterId } from "@/lib/kernel/ids";

/** The register that a browser is, if its store is in reach. */
export async function lockRegister(tx: Tx, scope: readonly LocationId[] | null, deviceHash: string | null): Promise<{ id: RegisterId; locationId: LocationId } | null> {
  const { rows } = await tx.execute<{ id: RegisterId; locationId: LocationId }>(sql`
    select id, location_id as "locationId" from register
    where device_hash = ${deviceHash} and is_active and (${scope === null} or location_id = any(${sql.param(scope ?? [])}::uuid[])) for update`);
  return rows[0] ?? null;
}
