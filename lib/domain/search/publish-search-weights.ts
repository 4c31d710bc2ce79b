import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { Refusal } from "@/lib/kernel/refusal";
import { getSearchSettings } from "./get-search-settings";
import { weightNames, type publishWeightsInput } from "./search-weights";

/** From now on searches are ranked by these weights. @throws Refusal `stale_version` where another version than `current` is in force */
export async function publishSearchWeights(tx: Tx, by: Permit<"search.edit">, { weights, note, current }: z.output<typeof publishWeightsInput>): Promise<{ version: number }> {
  const before = await getSearchSettings("", tx);
  const version = current + 1;
  const { rowCount } = await tx.execute(sql`
    insert into search_weight_set (version, weights, note, saved_by_staff_id) select ${version}, ${JSON.stringify(weights)}::jsonb, ${note}, ${by.actor.staffId}
    where (select coalesce(max(version), 0) from search_weight_set) = ${current} on conflict do nothing`);
  if (rowCount === 0) throw new Refusal("stale_version");
  const changes = Object.fromEntries(weightNames.filter((name) => before.weights[name] !== weights[name]).map((name) => [name, { before: before.weights[name], after: weights[name] }]));
  await record(tx, by, { kind: "search.weights_published", subject: `search_weights:${version}`, payload: { reason: note, changes: { version: { before: current, after: version }, ...changes } } });
  return { version };
}
