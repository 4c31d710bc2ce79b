import type { ScoreParts } from "@/lib/domain/search/find-matches";
import type { WeightName } from "@/lib/domain/search/search-weights";

type WeightWords = { name: WeightName; label: string; hint: string };

/** The weights as a merchandiser reads them, in the order of the screen. */
export const weightGroups: { title: string; detail: string; weights: WeightWords[] }[] = [
  {
    title: "Words", detail: "Where a word of the search stands in a product. Rare words always count more than common ones.",
    weights: [
      { name: "title", label: "In the title", hint: "Titles and numbers." },
      { name: "shelf", label: "In category or filters", hint: "Category names, color, material." },
      { name: "traits", label: "In other traits", hint: "Brand, keywords, variants." },
      { name: "prose", label: "In the description", hint: "Summary and description." },
      { name: "head", label: "The thing itself", hint: "More for the last word: desk lamp is a lamp." },
      { name: "kind", label: "Names of kinds", hint: "More for words that name a kind of thing." },
      { name: "phrase", label: "Side by side", hint: "Neighbors that stay neighbors." },
      { name: "size", label: "The measure asked for", hint: "A side within 3 %." },
    ],
  },
  {
    title: "Meaning", detail: "What is found by other words than those typed, from the list of words and from what the best matches are.",
    weights: [
      { name: "synonym", label: "A synonym", hint: "Instead of the word: couch for sofa." },
      { name: "broader", label: "A broader kind", hint: "Recliner is a chair." },
      { name: "intent", label: "The category meant", hint: "That of most of the best matches." },
    ],
  },
  {
    title: "Shop", detail: "What speaks for a product whatever was typed.",
    weights: [
      { name: "popularity", label: "Popularity", hint: "Sold in 90 days, looked at, reviewed." },
      { name: "available", label: "In the shopper’s store", hint: "It can hand it over now." },
      { name: "margin", label: "Margin", hint: "What is kept of the price, where the cost is known." },
    ],
  },
];

const partLabels: Record<Exclude<keyof ScoreParts, "picked">, string> = { words: "Words", intent: "Category meant", popularity: "Popularity", available: "In the store", margin: "Margin" };

/** What gave a product its place, without what gave next to nothing: "Words 0.92". */
export const partWords = (parts: ScoreParts): string[] =>
  (Object.keys(partLabels) as (keyof typeof partLabels)[]).filter((part) => parts[part] >= 0.005).map((part) => `${partLabels[part]} ${parts[part].toFixed(2)}`); // the keys of the literal above
