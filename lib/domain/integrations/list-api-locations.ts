import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { cursorOf, pageOf, readCursor, uuidShape, type Page, type Paging } from "./cursor";
import type { LocationResource } from "./resource";

/** Stores, warehouses and pickup points by id. */
export async function listApiLocations(_by: Permit<"locations.view">, { cursor, limit }: Paging, from: Reader = db): Promise<Page<LocationResource>> {
  const [after = null] = readCursor(cursor, [uuidShape]) ?? [];
  const { rows } = await from.execute<LocationResource>(sql`
    select id, code, slug, name, kind, time_zone as "timeZone", is_active as "isActive", jsonb_build_object('line1', address_line1, 'city', city, 'state', state, 'postcode', postcode) as address, latitude, longitude
    from location where ${after}::uuid is null or id > ${after}::uuid order by id limit ${limit + 1}`);
  return pageOf(rows, limit, (last) => cursorOf(last.id));
}
