import { searchWords, singular } from "./search-text";
import type { SearchWeights } from "./search-weights";
import { readSizes, type WantedSize } from "./wanted-sizes";

/** What the catalog knows about a word: how the index writes it, in how many products it is, and whether it names a kind of thing. */
export type WordFacts = { lexeme: string; documents: number; kind: number };
export type Thesaurus = { same: readonly (readonly string[])[]; kinds: readonly { broader: string; words: readonly string[] }[] };
export type SearchFacts = Thesaurus & { total: number; words: ReadonlyMap<string, WordFacts> };

type Weighed = { lexeme: string; weight: number };
/** Words that belong together, and what may stand for them; of an alternative every lexeme is needed. */
export type Unit = {
  own: Weighed[]; others: { lexemes: string[]; weight: number; isBroader: boolean }[]; weight: number; isOptional: boolean;
  /** Whether the catalog knows every own word. */
  isWhole: boolean;
  /** Whether the index keeps such words: "with" is left out of it, and of no product. */
  isIndexed: boolean;
};

export type SearchPlan = {
  units: Unit[];
  /** Texts of tsqueries: every unit by its own name, every unit, the most telling ones, any word at all. */
  tiers: string[];
  /** Own words that stood side by side. */
  pairs: { lexemes: [string, string]; weight: number }[];
  /** What a product with every word in its title would score. */
  most: number;
  sizes: WantedSize[];
  /** Whether a word is left out that no product has. */
  isPart: boolean;
};

/** Each costs a look into every candidate. */
const mostAlternatives = 5;

/** Every word that `makePlan` may ask about. */
export function wordsOfPlan(words: readonly string[], { same, kinds }: Thesaurus): string[] {
  const joined = words.slice(1).map((word, at) => `${words[at]}${word}`);
  const split = words.flatMap((word) => halves(word).flat());
  return [...new Set([...words, ...joined, ...split, ...[...same.flat(), ...kinds.map(({ broader }) => broader)].flatMap(searchWords)])];
}

/** How to look for these words; null when the catalog knows none of them. `head` is the one that says what is wanted. */
export function makePlan(words: readonly string[], head: string | null, facts: SearchFacts, weights: SearchWeights): SearchPlan | null {
  const { words: measured, sizes, optional } = readSizes(words);
  const asked = unitsOf(measured, head, optional, facts, weights);
  const units = asked.filter(({ weight }) => weight > 0);
  const needed = units.filter(({ isOptional }) => !isOptional);
  const must = needed.length > 0 ? needed : units;
  if (must.length === 0) return null;
  const heaviest = [...must].sort((a, b) => b.weight - a.weight).slice(0, 6);
  const any = [...new Set(units.flatMap(({ own, others }) => [...own.map(({ lexeme }) => lexeme), ...others.map(({ lexemes }) => together(lexemes))]))].join(" | ");
  const tiers = [...new Set([must.map(closely).join(" & "), must.map(textOf).join(" & "), enough(heaviest, 0.7), enough(heaviest, 0.4), any])];
  const isPart = asked.some(({ weight, isIndexed, isOptional }) => weight === 0 && isIndexed && !isOptional);
  return { units, tiers, pairs: pairsOf(units, weights), most: units.reduce((sum, { weight }) => sum + weight, 0), sizes, isPart };
}

function unitsOf(words: readonly string[], head: string | null, optional: ReadonlySet<string>, facts: SearchFacts, weights: SearchWeights): Unit[] {
  const units: Unit[] = [];
  const known = (word: string) => facts.words.get(word)?.documents ?? 0;
  for (let at = 0; at < words.length;) {
    const { length, others } = longestMatch(words, at, facts, weights);
    const own = words.slice(at, at + length);
    const compound = own.length === 1 && known(own[0] ?? "") === 0 ? halves(own[0] ?? "").filter((pair) => pair.every(known)).slice(0, 1) : [];
    const joined = length === 1 && words[at + 1] !== undefined && known(`${words[at]}${words[at + 1]}`) > 0;
    const size = joined ? 2 : length;
    const all = [...others, ...compound.map((pair) => ({ words: pair, share: 1, isBroader: false })), ...(joined ? [{ words: [`${words[at]}${words[at + 1]}`], share: 1, isBroader: false }] : [])];
    units.push(unitOf(words.slice(at, at + size), all, head, facts, weights, own.every((word) => optional.has(word))));
    at += size;
  }
  return units.filter((unit, at) => unit.weight === 0 || units.findIndex((other) => textOf(other) === textOf(unit)) === at);
}

type Other = { words: string[]; share: number; isBroader: boolean };

function unitOf(words: readonly string[], others: readonly Other[], head: string | null, facts: SearchFacts, weights: SearchWeights, isOptional: boolean): Unit {
  const boost = (head !== null && words.includes(head) ? 1 + weights.head : 1) * (isOptional ? 0.4 : 1);
  const weigh = (word: string): Weighed[] => {
    const fact = facts.words.get(word);
    if (!fact || fact.documents === 0) return [];
    // The inverse document frequency of BM25 (Robertson and Spärck Jones), never negative.
    const rarity = Math.log(1 + (Math.max(facts.total, fact.documents) - fact.documents + 0.5) / (fact.documents + 0.5));
    return [{ lexeme: fact.lexeme, weight: rarity * (1 + weights.kind * fact.kind) * boost }];
  };
  const own = distinct(words.flatMap(weigh));
  const sum = (all: readonly Weighed[]) => all.reduce((total, { weight }) => total + weight, 0);
  const isWhole = own.length > 0 && words.every((word) => (facts.words.get(word)?.documents ?? 0) > 0);
  const ways = others.flatMap(({ words: instead, share, isBroader }) => {
    const found = distinct(instead.flatMap(weigh));
    if (found.length === 0 || found.length < new Set(instead).size) return [];
    return [{ lexemes: found.map(({ lexeme }) => lexeme), weight: share * (isWhole ? Math.min(sum(own), sum(found)) : sum(found)), isBroader }];
  });
  const alternatives = ways.sort((a, b) => b.weight - a.weight).slice(0, mostAlternatives);
  return { own, others: alternatives, weight: Math.max(sum(own), ...alternatives.map(({ weight }) => weight)), isOptional, isWhole, isIndexed: words.some((word) => facts.words.has(word)) };
}

/** The longest run of words from here that the thesaurus knows, and what may stand for it. */
function longestMatch(words: readonly string[], at: number, { same, kinds }: Thesaurus, weights: SearchWeights): { length: number; others: Other[] } {
  for (let length = Math.min(3, words.length - at); length > 0; length--) {
    const wanted = words.slice(at, at + length).map(singular).join(" ");
    const is = (phrase: string) => searchWords(phrase).map(singular).join(" ") === wanted;
    const synonyms = same.filter((group) => group.some(is)).flat().filter((phrase) => !is(phrase));
    const meant = new Set(synonyms.map((phrase) => searchWords(phrase).map(singular).join(" ")));
    const broader = kinds.filter(({ words: narrow }) => narrow.some((phrase) => is(phrase) || meant.has(searchWords(phrase).map(singular).join(" ")))).map((kind) => kind.broader).filter((phrase) => !is(phrase));
    if (synonyms.length + broader.length === 0 && length > 1) continue;
    const others = [...synonyms.map((phrase) => ({ words: searchWords(phrase), share: weights.synonym, isBroader: false })), ...broader.map((phrase) => ({ words: searchWords(phrase), share: weights.broader, isBroader: true }))];
    return { length, others: others.filter(({ words: instead }) => instead.length > 0) };
  }
  return { length: 1, others: [] };
}

/** Every smallest choice of units that weighs at least this share of all. */
function enough(units: readonly Unit[], share: number): string {
  const wanted = share * units.reduce((sum, { weight }) => sum + weight, 0);
  const choices: Unit[][] = [];
  for (let bits = 1; bits < 2 ** units.length; bits++) {
    const chosen = units.filter((_, at) => bits & (2 ** at));
    const weight = chosen.reduce((sum, unit) => sum + unit.weight, 0);
    if (weight >= wanted && chosen.every((unit) => weight - unit.weight < wanted)) choices.push(chosen);
  }
  return choices.map((chosen) => (chosen.length > 1 ? `(${chosen.map(textOf).join(" & ")})` : chosen.map(textOf).join(""))).join(" | ");
}

const together = (lexemes: readonly string[]): string => (lexemes.length > 1 ? `(${lexemes.join(" & ")})` : (lexemes[0] ?? ""));

/** The unit as a tsquery: its own words, or any alternative. Where one of its words is unknown, the rest of them is not it. */
function textOf({ own, others, isWhole }: Unit): string {
  const ways = [...new Set([...(isWhole || others.length === 0 ? [together(own.map(({ lexeme }) => lexeme))] : []), ...others.map(({ lexemes }) => together(lexemes))])];
  return ways.length > 1 ? `(${ways.join(" | ")})` : (ways[0] ?? "");
}

/** The unit without broader kinds, unless nothing else is known of it. */
function closely(unit: Unit): string {
  const others = unit.others.filter(({ isBroader }) => !isBroader);
  return unit.isWhole || others.length > 0 ? textOf({ ...unit, others }) : textOf(unit);
}

function pairsOf(units: readonly Unit[], weights: SearchWeights): SearchPlan["pairs"] {
  const own = units.filter(({ isOptional }) => !isOptional).flatMap((unit) => unit.own);
  return own.slice(1).flatMap((second, at) => {
    const first = own[at];
    return first && first.lexeme !== second.lexeme ? [{ lexemes: [first.lexeme, second.lexeme] as [string, string], weight: weights.phrase * (first.weight + second.weight) }] : [];
  });
}

/** "bookcase" may be written "book case". */
const halves = (word: string): string[][] => (word.length < 7 || !/^[a-z]+$/.test(word) ? [] : Array.from({ length: word.length - 5 }, (_, at) => [word.slice(0, at + 3), word.slice(at + 3)]));

const distinct = (all: readonly Weighed[]): Weighed[] => all.filter(({ lexeme }, at) => all.findIndex((other) => other.lexeme === lexeme) === at);
