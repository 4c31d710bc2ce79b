import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { LocationId } from "@/lib/kernel/ids";
import { readStores } from "./rows";
import type { NearbyStore } from "./store-summary";

/** The nearest active stores, nearest first, with the distance over the sphere. */
export async function listStoresNear(point: { latitude: number; longitude: number }, limit: number, from: Reader = db): Promise<NearbyStore[]> {
  const { rows } = await from.execute<{ id: LocationId; km: number }>(sql`
    select id, distance_km(latitude, longitude, ${point.latitude}::float8, ${point.longitude}::float8) as km
    from location where is_active and kind <> 'warehouse'
    order by km, name limit ${limit}`);
  if (rows.length === 0) return [];
  const stores = await readStores(from, sql`where l.id = any(${sql.param(rows.map((row) => row.id))}::uuid[])`);
  const byId = new Map(stores.map((store) => [store.id, store]));
  return rows.flatMap(({ id, km }) => {
    const store = byId.get(id);
    return store ? [{ ...store, distanceKm: km }] : [];
  });
}
