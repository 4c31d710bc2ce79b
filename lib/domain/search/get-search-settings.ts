import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { ProductId } from "@/lib/kernel/ids";
import { defaultWeights, type SearchWeights } from "./search-weights";

/** What merchandisers put first, in this order, and last. */
export type SearchPicks = { pinned: ProductId[]; buried: ProductId[] };
/** `version` is that of the weights; 0 where none was ever published. */
export type SearchSettings = { version: number; weights: SearchWeights; picks: SearchPicks };

export const noPicks: SearchPicks = { pinned: [], buried: [] };

/** How a search is ranked now: the weights in force, and what was picked for this phrase. */
export async function getSearchSettings(phrase: string, from: Reader = db): Promise<SearchSettings> {
  const { rows } = await from.execute<{ version: number | null; weights: Partial<SearchWeights> | null; pinned: ProductId[] | null; buried: ProductId[] | null }>(sql`
    select w.version, w.weights, to_jsonb(p.pinned) as pinned, to_jsonb(p.buried) as buried
    from (select) one left join (select version, weights from search_weight_set order by version desc limit 1) w on true left join search_pick p on p.phrase = ${phrase}`);
  const { version, weights, pinned, buried } = rows[0] ?? {};
  return { version: version ?? 0, weights: { ...defaultWeights, ...weights }, picks: { pinned: pinned ?? [], buried: buried ?? [] } };
}
