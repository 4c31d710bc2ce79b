import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { Refusal } from "@/lib/kernel/refusal";
import { changesOf } from "./save-search-words";
import type { WordGroup } from "./search-words";

/** Takes words out of the thesaurus, if they are still those seen. @throws Refusal `stale_version` */
export async function removeSearchWords(tx: Tx, by: Permit<"search.edit">, { id, version }: Pick<WordGroup, "id" | "version">): Promise<WordGroup> {
  const { rows: [gone] } = await tx.execute<WordGroup>(sql`delete from search_synonym where id = ${id} and version = ${version} returning id::int, version, words, broader`);
  if (!gone) throw new Refusal("stale_version");
  await record(tx, by, { kind: "search.words_changed", subject: `search_words:${id}`, payload: { name: gone.broader ?? gone.words[0], changes: changesOf(gone, undefined) } });
  return gone;
}
