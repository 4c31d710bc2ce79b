import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { Refusal } from "@/lib/kernel/refusal";
import { publishSearchWeights } from "./publish-search-weights";
import { defaultWeights, type returnWeightsInput, type SearchWeights } from "./search-weights";

/** Publishes the weights of an older version again, as a new one; 0 is the built-in set. @throws Refusal `stale_version`, `not_found` */
export async function returnToSearchWeights(tx: Tx, by: Permit<"search.edit">, { version, current }: z.output<typeof returnWeightsInput>): Promise<{ version: number }> {
  const { rows } = await tx.execute<{ weights: Partial<SearchWeights> }>(sql`select weights from search_weight_set where version = ${version}`);
  if (version > 0 && !rows[0]) throw new Refusal("not_found");
  return publishSearchWeights(tx, by, { weights: { ...defaultWeights, ...rows[0]?.weights }, note: version === 0 ? "Back to the built-in weights" : `Back to version ${version}`, current });
}
