import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { LocationId, VariantId } from "@/lib/kernel/ids";

export type SafetyMove = { variantId: VariantId; locationId: LocationId; from: number; to: number };

/** Sets the safety stock of levels that the caller has locked, remembers what stood there, and tells each change with its reason. */
export async function writeSafetyStock(tx: Tx, by: Permit<Permission>, moves: readonly SafetyMove[], reason: string): Promise<void> {
  if (moves.length === 0) return;
  await tx.execute(sql`
    with move as (
      select * from jsonb_to_recordset(${JSON.stringify(moves.map(({ variantId, locationId, from, to }) => ({ variant_id: variantId, location_id: locationId, before: from, after: to })))}::jsonb) as r(variant_id uuid, location_id uuid, before integer, after integer)
    ), kept as (
      insert into safety_advice (variant_id, location_id, replaced) select variant_id, location_id, before from move order by variant_id, location_id
      on conflict (variant_id, location_id) do update set replaced = excluded.replaced
    )
    update stock_level s set safety_stock = m.after, version = s.version + 1, updated_at = shop_clock() from move m where s.variant_id = m.variant_id and s.location_id = m.location_id`);
  await record(tx, by, ...moves.map(({ variantId, locationId, from, to }) => ({
    kind: "stock.settings_changed" as const, locationId, subject: `variant:${variantId}`, variantIds: [variantId], payload: { reason, changes: { safetyStock: { before: from, after: to } } },
  })));
}
