import type { Reader } from "@/db/client";
import { db } from "@/db/client";
import { getSearchFacts } from "./get-search-facts";
import { listNearWords, type NearWord } from "./list-near-words";
import { plainMeasures, withoutMeasures } from "./measure-words";
import { makePlan, type SearchFacts, type SearchPlan } from "./search-plan";
import { headWord, isClearSlip, likeliestWord, searchWords, singular } from "./search-text";
import { defaultWeights, type SearchWeights } from "./search-weights";

/** `plan` is null where the catalog knows no word; `meant` is what was taken for a misspelled text, `maybe` what may have been meant besides. */
export type Planned = { plan: SearchPlan | null; meant: string | null; maybe: string | null };

/** How to look for a text. A word that nobody knows is corrected where one is near; among known ones only a clear slip is. */
export async function planSearch(text: string, weights: SearchWeights = defaultWeights, from: Reader = db): Promise<Planned> {
  const words = searchWords(plainMeasures(text));
  const facts = await getSearchFacts(words, from);
  const unknown = words.filter((word) => word.length >= 4 && /^[a-z]+$/.test(word) && !isKnown(word, words, facts));
  const near = unknown.length > 0 ? await listNearWords(unknown, from) : [];
  const sure = corrected(words, unknown, near.filter(({ typed, word }) => words.length === unknown.length || isClearSlip(typed, word)));
  const maybe = corrected(sure ?? words, unknown, near);
  if (!sure) return { plan: makePlan(words, headWord(withoutMeasures(text)), facts, weights), meant: null, maybe: maybe?.join(" ") ?? null };
  return { plan: makePlan(sure, headWord(withoutMeasures(sure.join(" "))), await getSearchFacts(sure, from), weights), meant: sure.join(" "), maybe: maybe?.join(" ") ?? null };
}

/** How to look for these words and no others. */
export async function planAsTyped(text: string, weights: SearchWeights, from: Reader = db): Promise<Planned> {
  const words = searchWords(plainMeasures(text));
  return { plan: makePlan(words, headWord(withoutMeasures(text)), await getSearchFacts(words, from), weights), meant: null, maybe: null };
}

/** The words with the likeliest in place of each unknown one; null where none is near. */
function corrected(words: readonly string[], unknown: readonly string[], near: readonly NearWord[]): string[] | null {
  const likeliest = new Map(unknown.flatMap((typed): [string, string][] => {
    const word = likeliestWord(typed, near.filter((one) => one.typed === typed));
    return word ? [[typed, word]] : [];
  }));
  const after = words.map((word) => likeliest.get(word) ?? word);
  return after.some((word, at) => word !== words[at]) ? after : null;
}

/** A word that the index leaves out ("with") needs no correction either. */
function isKnown(word: string, words: readonly string[], { words: facts, same, kinds }: SearchFacts): boolean {
  const isLeftOut = !facts.has(word);
  const isFound = (one: string) => (facts.get(one)?.documents ?? 0) > 0;
  const isNamed = [...same, ...kinds.map((kind) => kind.words)].flat().some((phrase) => searchWords(phrase).map(singular).includes(singular(word)));
  const halves = Array.from({ length: Math.max(0, word.length - 5) }, (_, at) => [word.slice(0, at + 3), word.slice(at + 3)]);
  return isLeftOut || isFound(word) || isNamed || halves.some((pair) => pair.every(isFound)) || words.some((other, at) => isFound(`${other}${words[at + 1]}`) && (other === word || words[at + 1] === word));
}
