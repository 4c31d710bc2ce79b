import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { defaultWeights, type SearchWeights } from "./search-weights";

export type WeightSet = { version: number; weights: SearchWeights; note: string; by: string | null; publishedAt: string | null };

/** What was ever in force, newest first; the built-in set, version 0, at the end. */
export async function listWeightSets(_by: Permit<"search.edit">, from: Reader = db): Promise<WeightSet[]> {
  const { rows } = await from.execute<Omit<WeightSet, "weights"> & { weights: Partial<SearchWeights> }>(sql`
    select w.version, w.weights, w.note, s.name as by, to_jsonb(w.published_at) #>> '{}' as "publishedAt" from search_weight_set w left join staff s on s.id = w.saved_by_staff_id order by w.version desc limit 50`);
  return [...rows.map((row) => ({ ...row, weights: { ...defaultWeights, ...row.weights } })), { version: 0, weights: defaultWeights, note: "Built in", by: null, publishedAt: null }];
}
