/** A search as words: lower case, without accents, letters and digits only, at most twelve of forty characters. */
export function searchWords(text: string): string[] {
  return plainText(text).match(/[a-z0-9]+/g)?.filter((word) => word.length <= 40).slice(0, 12) ?? [];
}

export const plainText = (text: string): string => text.slice(0, 400).normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();

const turns = new Set(["with", "without", "for", "by", "in", "from", "of", "on", "under", "w"]);
const tails = new Set(["set", "kit", "collection", "pack", "pair", "piece"]);
const small = new Set(["the", "and", "or", "to", "at", "is", "it"]);

/** The word that says what kind of thing a title or a search names: "lamp" in "Fern desk lamp with shade, set of 2". */
export function headWord(text: string): string | null {
  const [name = ""] = text.split(/,|\(| [-–—|] /, 1);
  const all = searchWords(name);
  const turn = all.findIndex((word, at) => at > 0 && turns.has(word));
  const words = (turn < 0 ? all : all.slice(0, turn)).filter((word) => /^[a-z]{2,}$/.test(word) && !small.has(word));
  while (words.length > 1 && tails.has(singular(words.at(-1) ?? ""))) words.pop();
  return words.at(-1) ?? null;
}

/** Good enough to see that "couches" is "couch" and "sofas" is "sofa"; the database stems what it looks for. */
export const singular = (word: string): string => (word.length > 4 && /(ch|sh|x|ss)es$/.test(word) ? word.slice(0, -2) : word.length > 3 && /[^su]s$/.test(word) ? word.slice(0, -1) : word);

/** The words of a search, so that "Desks" and "desk" are one. */
export const phraseOf = (text: string): string => searchWords(text).map(singular).join(" ").slice(0, 80).trim();

/** Which groups a search may touch: every run of up to three words, for looking the groups up. */
export function phrases(words: readonly string[]): string[] {
  const found = new Set<string>();
  words.forEach((_, at) => {
    for (let length = 1; length <= 3 && at + length <= words.length; length++) {
      const run = words.slice(at, at + length);
      for (const one of [run, run.map(singular), [...run.slice(0, -1), singular(run.at(-1) ?? "")]]) found.add(one.join(" "));
    }
  });
  return [...found];
}

/** Damerau–Levenshtein distance (optimal string alignment): a swap of two neighbors counts once. */
export function misspelling(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i, ...Array.from({ length: b.length }, () => 0)]);
  for (let j = 0; j <= b.length; j++) rows[0]![j] = j;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, rows[i - 1]![j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, rows[i - 2]![j - 2]! + 1);
      rows[i]![j] = best;
    }
  }
  return rows[a.length]![b.length]!;
}

/** Two letters swapped, or in a longer word with the same beginning one letter wrong, missing or too many: "Mila" is no slip for "milk". */
export function isClearSlip(typed: string, word: string): boolean {
  const letters = (one: string) => one.split("").sort().join("");
  if (misspelling(typed, word) > 1) return false;
  return (typed.length >= 4 && letters(typed) === letters(word)) || (typed.length >= 6 && typed[0] === word[0]);
}

/** The likeliest word that was meant: fewest slips, then the one that keeps more of the letters typed, then the one used most; null when none is near. */
export function likeliestWord(typed: string, known: readonly { word: string; uses: number }[]): string | null {
  const allowed = typed.length <= 5 ? 1 : typed.length <= 9 ? 2 : 3;
  const near = known.map(({ word, uses }) => ({ word, uses, slips: misspelling(typed, word), lost: lettersLost(typed, word) })).filter(({ slips, word }) => slips <= allowed && slips < Math.min(typed.length, word.length) - 1);
  near.sort((a, b) => a.slips - b.slips || Number(b.word[0] === typed[0]) - Number(a.word[0] === typed[0]) || a.lost - b.lost || b.uses - a.uses || (a.word < b.word ? -1 : 1));
  return near[0]?.word ?? null;
}

/** A letter is left out more often than one too many is typed: "wirtng" is "writing", not "wing". */
function lettersLost(typed: string, word: string): number {
  const left = word.split("");
  return typed.split("").filter((letter) => {
    const at = left.indexOf(letter);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  }).length;
}
