import { db, type Reader } from "@/db/client";
import type { LocationId } from "@/lib/kernel/ids";
import { findMatches, type Matches } from "./find-matches";
import { getSearchSettings, type SearchPicks } from "./get-search-settings";
import { findHelpQuestions } from "./help-questions";
import { planAsTyped, planSearch, type Planned } from "./plan-search";
import type { SearchQuery } from "./search-query";
import { phraseOf } from "./search-text";
import type { SearchWeights } from "./search-weights";

/** `found` is null where the catalog knows none of the words. */
export type Matched = Planned & { found: Matches | null; picks: SearchPicks };

/**
 * What a search with words finds, by the weights in force unless others are given. Where products are pinned for the very
 * words that were typed, or the help answers them, they are meant as they stand, and nothing is corrected in them.
 */
export async function matchWords(query: SearchQuery, { storeId, limit, ...scope }: { storeId: LocationId | null; limit: number; weights?: SearchWeights | undefined }, from: Reader = db): Promise<Matched> {
  const typed = await getSearchSettings(phraseOf(query.text), from);
  const weights = scope.weights ?? typed.weights;
  const isMeant = typed.picks.pinned.length > 0 || findHelpQuestions(query.text, 1).length > 0;
  const planned = isMeant ? await planAsTyped(query.text, weights, from) : await planSearch(query.text, weights, from);
  const { picks } = planned.meant === null ? typed : await getSearchSettings(phraseOf(planned.meant), from);
  const found = planned.plan || picks.pinned.length > 0 ? await findMatches(from, query, { plan: planned.plan, picks, weights, storeId, limit }) : null;
  return { ...planned, found, picks };
}
