import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { phraseOf, plainText } from "./search-text";

/** Remembers that something was searched and found, for suggestions; nobody is named. Numbers and addresses are not kept. */
export async function noteSearch(tx: Tx, _by: Permit<"events.record">, input: { text: string; results: number }): Promise<void> {
  const term = plainText(input.text).trim().replace(/\s+/g, " ");
  if (term.length < 3 || term.length > 60 || /[@\d]/.test(term)) return;
  await tx.execute(sql`
    insert into search_term (term, phrase, searches, last_results, last_at) values (${term}, ${phraseOf(term)}, 1, ${input.results}, shop_clock())
    on conflict (term) do update set phrase = excluded.phrase, searches = search_term.searches + 1, last_results = excluded.last_results, last_at = excluded.last_at`);
}
