import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { LocationId } from "@/lib/kernel/ids";
import type { WaveMethod } from "./wave-input";

export type WaveChoices = { places: { id: LocationId; name: string; open: Record<WaveMethod, number>; pickers: { id: string; name: string }[] }[] };

/** For making a wave: the reader's places, how many open parts wait there by method, and who works there. */
export async function getWaveChoices(by: Permit<"fulfillment.work">, place: { locationId: LocationId | null }, from: Reader = db): Promise<WaveChoices> {
  const scope = place.locationId === null ? storeScope(by) : [place.locationId];
  const { rows } = await from.execute<WaveChoices["places"][number]>(sql`
    select l.id, l.name, jsonb_build_object('all', count(f.id), 'pickup', count(f.id) filter (where f.method in ('pickup', 'curbside')), 'ship', count(f.id) filter (where f.method = 'ship'),
        'local_delivery', count(f.id) filter (where f.method = 'local_delivery')) as open,
      (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) order by s.name), '[]') from staff s join staff_location x on x.staff_id = s.id where x.location_id = l.id and s.is_active) as pickers
    from location l left join fulfillment f on f.location_id = l.id and f.status = 'open' and f.method <> 'email' and f.claimed_by_staff_id is null
    where l.is_active and l.kind <> 'pickup_point' and (${scope === null} or l.id = any(${sql.param(scope ?? [])}::uuid[]))
    group by l.id order by count(f.id) desc, l.name`);
  return { places: rows };
}
