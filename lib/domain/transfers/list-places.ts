import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { LocationId } from "@/lib/kernel/ids";

export type TransferPlace = { id: LocationId; name: string; isOwn: boolean };

/** Every location that goods can leave or reach: one end must be the reader's own. Warehouses first. */
export async function listPlaces(by: Permit<"transfers.plan">, from: Reader = db): Promise<TransferPlace[]> {
  const scope = storeScope(by);
  const { rows } = await from.execute<TransferPlace>(sql`
    select id, name, (${scope === null} or id = any(${sql.param(scope ?? [])}::uuid[])) as "isOwn" from location where is_active and kind <> 'pickup_point' order by kind = 'warehouse' desc, name`);
  return rows;
}
