import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { LocationId, VariantId } from "@/lib/kernel/ids";

/** What is on its way to a location from now on, plus or minus. Levels must exist and be locked. */
export async function changeIncoming(tx: Tx, incoming: readonly { variantId: VariantId; locationId: LocationId; quantity: number }[]): Promise<void> {
  const rows = incoming.map((one) => ({ variant_id: one.variantId, location_id: one.locationId, quantity: one.quantity }));
  await tx.execute(sql`
    update stock_level s set incoming = s.incoming + i.quantity, updated_at = shop_clock()
    from (select variant_id, location_id, sum(quantity)::integer as quantity
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(variant_id uuid, location_id uuid, quantity integer) group by 1, 2) i
    where s.variant_id = i.variant_id and s.location_id = i.location_id`);
}
