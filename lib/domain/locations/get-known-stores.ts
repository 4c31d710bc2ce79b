import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { LocationId } from "@/lib/kernel/ids";
import { readStores } from "./rows";
import type { StoreSummary } from "./store-summary";

const known = new Map<LocationId, StoreSummary>();

/**
 * Stores by id and the version that the caller has just read. Every change of a location or its hours raises its
 * version, so what this process read before is right as long as the version is the same: mostly no query at all.
 */
export async function getKnownStores(versions: ReadonlyMap<LocationId, number>, from: Reader = db): Promise<ReadonlyMap<LocationId, StoreSummary>> {
  const unknown = [...versions].filter(([id, version]) => from !== db || known.get(id)?.version !== version).map(([id]) => id);
  if (unknown.length === 0) return known;
  const read = await readStores(from, sql`where l.id = any(${sql.param(unknown)}::uuid[])`);
  // Inside a transaction a store may have hours that are never committed, so nothing of it is kept.
  if (from !== db) return new Map(read.map((store) => [store.id, store]));
  for (const store of read) known.set(store.id, store);
  return known;
}
