import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { LocationId } from "@/lib/kernel/ids";
import { readStores } from "./rows";
import type { StoreSummary } from "./store-summary";

/** One location by its slug or id, also when it is closed for good (`isActive`); null when there is none. */
export async function getStore(which: { slug: string } | { id: LocationId }, from: Reader = db): Promise<StoreSummary | null> {
  const stores = await readStores(from, "slug" in which ? sql`where l.slug = ${which.slug}` : sql`where l.id = ${which.id}`);
  return stores[0] ?? null;
}
