import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { readStores } from "./rows";
import type { StoreSummary } from "./store-summary";

/** Every active store and pickup point, by state and city. */
export async function listStores(from: Reader = db): Promise<StoreSummary[]> {
  return readStores(from, sql`where l.is_active and l.kind <> 'warehouse' order by l.state, l.city, l.name`);
}

/** Every location there is, warehouses and closed ones too: for staff. */
export async function listLocations(from: Reader = db): Promise<StoreSummary[]> {
  return readStores(from, sql`order by l.kind, l.state, l.city, l.name`);
}
