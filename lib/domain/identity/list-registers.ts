import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { LocationId, RegisterId } from "@/lib/kernel/ids";
import { storeScope, type Permit } from "./permit";

export type RegisterRow = { id: RegisterId; name: string; isPaired: boolean };

/** The registers of a store in reach. */
export async function listRegisters(by: Permit<"till.manage">, { locationId }: { locationId: LocationId }, from: Reader = db): Promise<RegisterRow[]> {
  const scope = storeScope(by);
  const { rows } = await from.execute<RegisterRow>(sql`
    select id, name, device_hash is not null as "isPaired" from register
    where location_id = ${locationId} and is_active and (${scope === null} or location_id = any(${sql.param(scope ?? [])}::uuid[])) order by name`);
  return rows;
}
