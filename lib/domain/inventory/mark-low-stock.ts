import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { LocationId, VariantId } from "@/lib/kernel/ids";

export type LowLevel = { variantId: VariantId; locationId: LocationId; left: number; reorderPoint: number; incoming: number };

/**
 * Remembers which levels are at or below their reorder point, and answers with those that have come there since the last
 * look: each crossing is told once, however long it lasts. Rows that somebody holds are looked at next time.
 */
export async function markLowStock(tx: Tx, _by: Permit<"system.run">): Promise<LowLevel[]> {
  const { rows } = await tx.execute<LowLevel & { isLow: boolean }>(sql`
    with crossed as materialized (
      select s.variant_id, s.location_id, ${left} as units, s.reorder_point > 0 and ${left} <= s.reorder_point as is_low from stock_level s
      where (s.reorder_point > 0 or s.low_since is not null) and (s.reorder_point > 0 and ${left} <= s.reorder_point) <> (s.low_since is not null)
      order by s.variant_id, s.location_id for no key update skip locked
    )
    update stock_level s set low_since = case when c.is_low then shop_clock() end
    from crossed c where s.variant_id = c.variant_id and s.location_id = c.location_id
    returning s.variant_id as "variantId", s.location_id as "locationId", c.units as left, s.reorder_point as "reorderPoint", s.incoming, c.is_low as "isLow"`);
  return rows.filter((row) => row.isLow).map(({ isLow: _isLow, ...level }) => level);
}

const left = sql`(s.on_hand - s.damaged - s.quality_check - s.display - s.put_back - s.allocated)`;
