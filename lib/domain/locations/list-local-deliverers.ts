import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { LocationId } from "@/lib/kernel/ids";

export type LocalDeliverer = { locationId: LocationId; name: string; timeZone: string; feeMinor: number; freeFromMinor: number | null };

const kmPerMile = 1.609344;

/** Stores whose own van reaches a ZIP code, the nearest first. Distances are to the middle of the ZIP code's area. */
export async function listLocalDeliverers(postcode: string, from: Reader = db): Promise<LocalDeliverer[]> {
  const code = postcode.slice(0, 5);
  const { rows } = await from.execute<{ deliverer: LocalDeliverer }>(sql`
    select jsonb_build_object('locationId', l.id, 'name', l.name, 'timeZone', l.time_zone, 'feeMinor', d.fee_minor, 'freeFromMinor', d.free_from_minor) as deliverer
    from local_delivery d join location l on l.id = d.location_id and l.is_active and l.can_sell
    left join postcode p on p.code = ${code}
    cross join lateral (select distance_km(l.latitude, l.longitude, p.latitude, p.longitude) as km) way
    where d.is_on and (${code} = any(d.postcodes) or way.km <= d.radius_miles * ${kmPerMile}::float8)
    order by way.km nulls last, l.id`);
  return rows.map(({ deliverer }) => deliverer);
}
