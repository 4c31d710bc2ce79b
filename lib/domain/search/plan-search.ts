import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { getSearchFacts } from "./get-search-facts";
import { makePlan, type SearchFacts, type SearchPlan } from "./search-plan";
import { headWord, isClearSlip, likeliestWord, searchWords, singular } from "./search-text";
import { defaultWeights, type SearchWeights } from "./search-weights";

/** How to look for a text, and what was taken for it where a word was misspelled; no plan when the catalog knows no word of it. */
export async function planSearch(text: string, from: Reader, weights: SearchWeights = defaultWeights): Promise<{ plan: SearchPlan | null; meant: string | null }> {
  const words = searchWords(text);
  const facts = await getSearchFacts(words, from);
  const unknown = words.filter((word) => word.length >= 4 && /^[a-z]+$/.test(word) && !isKnown(word, words, facts));
  const corrected = unknown.length > 0 ? await correctWords(unknown, words.length === unknown.length, from) : new Map<string, string>();
  if (corrected.size === 0) return { plan: makePlan(words, headWord(text), facts, weights), meant: null };
  const meant = words.map((word) => corrected.get(word) ?? word);
  return { plan: makePlan(meant, headWord(meant.join(" ")), await getSearchFacts(meant, from), weights), meant: meant.join(" ") };
}

/** A word that the index leaves out ("with") needs no correction either. */
function isKnown(word: string, words: readonly string[], { words: facts, same, kinds }: SearchFacts): boolean {
  const isLeftOut = !facts.has(word);
  const isFound = (one: string) => (facts.get(one)?.documents ?? 0) > 0;
  const isNamed = [...same, ...kinds.map((kind) => kind.words)].flat().some((phrase) => searchWords(phrase).map(singular).includes(singular(word)));
  const halves = Array.from({ length: Math.max(0, word.length - 5) }, (_, at) => [word.slice(0, at + 3), word.slice(at + 3)]);
  return isLeftOut || isFound(word) || isNamed || halves.some((pair) => pair.every(isFound)) || words.some((other, at) => isFound(`${other}${words[at + 1]}`) && (other === word || words[at + 1] === word));
}

/** What misspelled words may have meant. A word among known ones is more likely a name: there only a clear slip is forgiven. */
async function correctWords(unknown: readonly string[], isAllUnknown: boolean, from: Reader): Promise<Map<string, string>> {
  const { rows } = await from.execute<{ typed: string; word: string; uses: number }>(sql`
    select t.typed, w.word, w.uses from unnest(${sql.param([...new Set(unknown)])}::text[]) as t(typed) cross join lateral (
      (select word, uses from search_word where word like left(t.typed, 1) || '%' and length(word) between length(t.typed) - 2 and length(t.typed) + 2
        and levenshtein_less_equal(word, t.typed, 3) <= 3 order by levenshtein_less_equal(word, t.typed, 3), uses desc limit 20)
      union (select word, uses from search_word where word % t.typed order by similarity(word, t.typed) desc, uses desc limit 10)
    ) w`);
  return new Map([...new Set(unknown)].flatMap((typed): [string, string][] => {
    const near = rows.filter((row) => row.typed === typed && (isAllUnknown || isClearSlip(typed, row.word)));
    const word = likeliestWord(typed, near);
    return word ? [[typed, word]] : [];
  }));
}
