import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { RejectReason } from "./reject-reason";

/** Reasons in use in the order in which they are offered, retired ones at the end. */
export async function listRejectReasons(_by: Permit<"fulfillment.view"> | Permit<"transfers.view">, from: Reader = db): Promise<RejectReason[]> {
  const { rows } = await from.execute<RejectReason>(sql`
    select id, name, effect, destination, is_collateral as "isCollateral", is_active as "isActive", version from reject_reason order by is_active desc, position, name`);
  return rows;
}
