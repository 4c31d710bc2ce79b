import type { Tx } from "@/db/client";
import { searchSynonym } from "@/db/schema/search";
import type { Permit } from "@/lib/domain/identity/permit";
import { plainPhrase } from "./search-words";
import { kindsOfThings, sameThings } from "./home-words";

/** Gives a shop without a thesaurus the one for furniture and home. Returns how many groups; 0 where it has its own. */
export async function addHomeWords(tx: Tx, _by: Permit<"system.run">): Promise<number> {
  const [own] = await tx.select({ id: searchSynonym.id }).from(searchSynonym).limit(1);
  if (own) return 0;
  const rows = [...sameThings.map((words) => ({ words: words.map(plainPhrase), broader: null })), ...Object.entries(kindsOfThings).map(([broader, words]) => ({ words: words.map(plainPhrase), broader }))];
  await tx.insert(searchSynonym).values(rows);
  return rows.length;
}
