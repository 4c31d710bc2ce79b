import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { StaffPermission } from "@/lib/domain/identity/permission";
import type { LocationId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { readStores } from "./rows";
import type { StoreSummary } from "./store-summary";

/** The location, locked for a change, if it lies in the staff member's reach. @throws Refusal `not_found` */
export async function lockLocation(tx: Tx, by: Permit<StaffPermission>, id: LocationId): Promise<StoreSummary> {
  const scope = storeScope(by);
  const [store] = await readStores(tx, sql`where l.id = ${id} and (${scope === null} or l.id = any(${sql.param(scope ?? [])}::uuid[])) for no key update of l`);
  if (!store) throw new Refusal("not_found");
  return store;
}

/** Every change raises the version: what processes remember of the location is right only for its version. */
export async function raiseVersion(tx: Tx, id: LocationId): Promise<number> {
  const { rows } = await tx.execute<{ version: number }>(sql`update location set version = version + 1 where id = ${id} returning version`);
  return rows[0]?.version ?? 0;
}
