import type { Cursor } from "./search-query";
import type { ProductCard } from "./product-card";

export type FacetValue = { value: string; count: number; isOn: boolean };
export type Facet = { key: string; label: string; values: FacetValue[] };
export type PriceRange = { currency: string; minMinor: number; maxMinor: number | null; count: number; isOn: boolean };

export type SearchResult = {
  cards: ProductCard[];
  /** Results after filters; with `isCapped` there are more than we look at. */
  total: number;
  /** How many have every word, before filters. */
  exact: number;
  isCapped: boolean;
  next: Cursor | null;
  facets: Facet[];
  prices: PriceRange[];
  /** Results with at least four or three stars. */
  stars: { stars: number; count: number; isOn: boolean }[];
  /** How many of the results the chosen store can hand over; null without a store. */
  atStore: number | null;
  /** Categories below the one looked at, or those the words fall into. */
  categories: { slug: string; name: string; count: number }[];
  /** What was looked for where the words themselves found nothing. */
  searchedInstead: string | null;
  /** What may have been meant besides, where a word is known to nobody and looks like another. */
  maybeMeant: string | null;
  /** No product had all the words; these have some. */
  isLoose: boolean;
};
