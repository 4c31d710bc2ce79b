import { db, type Reader } from "@/db/client";
import type { LocationId } from "@/lib/kernel/ids";
import { findMatches } from "./find-matches";
import { readSearch } from "./search-query";

/** How many products of a category the store can hand over: the number that its filter shows and finds. */
export async function countAtStore(category: string, storeId: LocationId, from: Reader = db): Promise<number> {
  return (await findMatches(from, readSearch([], category), { plan: null, storeId, limit: 1 })).atStore ?? 0;
}
