import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { LocationId, VariantId } from "@/lib/kernel/ids";
import { lockLevels } from "./rows";
import { ensureLevels } from "./write-movements";

type Place = { variantId: VariantId; locationId: LocationId };
export type FreeUnits = Place & { promised: number; held: number; setAside: number; /** What may leave: promised to nobody, held by nobody, not set aside. */ free: number };

/**
 * Locks the levels that units leave and those they enter in one go, or two transfers in opposite directions would wait
 * for each other. Tells what may leave; holds are read after the lock, live by the database's clock. A level that is not
 * there has no row.
 */
export async function lockFreeUnits(tx: Tx, { leave, enter }: { leave: readonly Place[]; enter: readonly Place[] }): Promise<FreeUnits[]> {
  await ensureLevels(tx, enter);
  await lockLevels(tx, [...leave, ...enter]);
  const rows = leave.map((place) => ({ variant_id: place.variantId, location_id: place.locationId }));
  const found = await tx.execute<FreeUnits>(sql`
    select variant_id as "variantId", location_id as "locationId", allocated as promised, held, set_aside as "setAside", greatest(0, on_hand - set_aside - allocated - held) as free
    from (
      select s.variant_id, s.location_id, s.on_hand, s.allocated, s.damaged + s.quality_check + s.display + s.put_back as set_aside,
        (select coalesce(sum(h.quantity), 0)::integer from hold h where h.variant_id = s.variant_id and h.location_id = s.location_id and h.expires_at > shop_clock()) as held
      from stock_level s where (s.variant_id, s.location_id) in (select variant_id, location_id from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(variant_id uuid, location_id uuid))
    ) l`);
  return found.rows;
}
