import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { LocationId } from "@/lib/kernel/ids";
import { findOwnLocation } from "./rows";

/** Says whether a location's safety stock follows what is learned by itself. Saying it twice changes nothing. @throws Refusal `not_found` */
export async function setSafetyLearning(tx: Tx, by: Permit<"inventory.adjust">, { locationId, isAutomatic }: { locationId: LocationId; isAutomatic: boolean }): Promise<void> {
  await findOwnLocation(tx, by, locationId);
  const { rowCount } = isAutomatic
    ? await tx.execute(sql`insert into safety_learning (location_id) values (${locationId}) on conflict do nothing`)
    : await tx.execute(sql`delete from safety_learning where location_id = ${locationId}`);
  if (!rowCount) return;
  await record(tx, by, { kind: "stock.settings_changed", locationId, subject: `location:${locationId}`, payload: { changes: { safetyStockFollowsByItself: { before: !isAutomatic, after: isAutomatic } } } });
}
