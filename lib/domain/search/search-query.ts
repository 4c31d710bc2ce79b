import { homeCurrency, type Currency } from "@/lib/kernel/currency";
import { minorPerUnit } from "@/lib/kernel/money";
import { readPricePhrase } from "./price-phrase";

/** What a shopper asks of a list. Everything of it lives in the address. */
export type SearchQuery = {
  text: string;
  category: string | null;
  /** Wanted values by attribute key: any of one key, all keys. */
  attributes: Record<string, string[]>;
  /** What the prices of the list, and the bounds asked for, are in. */
  currency: Currency;
  priceMin: number | null;
  priceMax: number | null;
  /** At least so many stars. */
  stars: number | null;
  /** Only what the chosen store can hand over now. */
  isAtStore: boolean;
  sort: Sort;
  /** How many to show at once: a returning shopper gets back what was loaded. */
  shown: number;
  /** Continue after this one. */
  after: Cursor | null;
};

export const sorts = ["best", "price-up", "price-down", "rating", "newest"] as const;
export type Sort = (typeof sorts)[number];
export const sortLabel: Record<Sort, string> = { best: "Best match", "price-up": "Price, low to high", "price-down": "Price, high to low", rating: "Top rated", newest: "Newest" };

export type Cursor = { key: number; id: string };

export const pageSize = 24;
export const mostShown = 192;
/** Searches look at the most popular matches, at most so many; counts are of these. */
export const mostCandidates = 1000;

/** Bounds of the price ranges offered, in minor units: as round in yen as in dollars. */
export const priceBounds = [0, 2500, 5000, 10_000, 25_000, 50_000, 100_000] as const;

const reserved = new Set(["q", "category", "price", "stars", "today", "sort", "shown", "after"]);

type Params = Iterable<[string, string]>;

/** Reads an address leniently: what makes no sense is left out, so a mistyped link still shows a list. */
export function readSearch(params: Params, category: string | null = null, currency: Currency = homeCurrency): SearchQuery {
  const query: SearchQuery = { text: "", category, attributes: {}, currency, priceMin: null, priceMax: null, stars: null, isAtStore: false, sort: "best", shown: pageSize, after: null };
  for (const [key, value] of params) {
    if (key === "q") query.text = clean(value).slice(0, 200);
    else if (key === "category" && category === null && /^[a-z0-9-]{1,120}$/.test(value)) query.category = value;
    else if (key === "price") [query.priceMin, query.priceMax] = readPrice(value, currency);
    else if (key === "price-min" || key === "price-max") query[key === "price-min" ? "priceMin" : "priceMax"] = minorOf(value, currency);
    else if (key === "stars" && /^[1-5]$/.test(value)) query.stars = Number(value);
    else if (key === "today") query.isAtStore = value === "1";
    else if (key === "sort") query.sort = sorts.find((sort) => sort === value) ?? "best";
    else if (key === "shown" && /^\d{1,4}$/.test(value)) query.shown = Math.min(mostShown, Math.max(pageSize, Math.ceil(Number(value) / pageSize) * pageSize));
    else if (key === "after") query.after = readCursor(value);
    else if (!reserved.has(key) && /^[a-z][A-Za-z]{1,39}$/.test(key) && value !== "" && value.length <= 80) addValue(query, key, clean(value));
  }
  return withPricePhrase(query);
}

/** A price said in words becomes the filter, which can be taken off again; one that was chosen stands. */
function withPricePhrase(query: SearchQuery): SearchQuery {
  const said = query.priceMin === null && query.priceMax === null ? readPricePhrase(query.text, query.currency) : null;
  return said ? { ...query, text: said.text, priceMin: said.minMinor, priceMax: said.maxMinor } : query;
}

/** The same as a query string without "?", in one fixed order; empty for the bare list. */
export function searchParams(query: SearchQuery): string {
  const params = new URLSearchParams();
  if (query.text) params.set("q", query.text);
  if (query.isAtStore) params.set("today", "1");
  if (query.priceMin !== null || query.priceMax !== null) params.set("price", [query.priceMin, query.priceMax].map((bound) => (bound === null ? "" : bound / minorPerUnit(query.currency))).join("-"));
  for (const key of Object.keys(query.attributes).sort()) for (const value of query.attributes[key] ?? []) params.append(key, value);
  if (query.stars !== null) params.set("stars", String(query.stars));
  if (query.sort !== "best") params.set("sort", query.sort);
  if (query.shown > pageSize) params.set("shown", String(query.shown));
  return params.toString();
}

export const hasFilters = (query: SearchQuery): boolean =>
  query.isAtStore || query.priceMin !== null || query.priceMax !== null || query.stars !== null || Object.keys(query.attributes).length > 0;

/** The list without any filter: same words, same category, same order. */
export const withoutFilters = (query: SearchQuery): SearchQuery =>
  ({ ...query, attributes: {}, priceMin: null, priceMax: null, stars: null, isAtStore: false, shown: pageSize, after: null });

export function toggleValue(query: SearchQuery, key: string, value: string): SearchQuery {
  const values = query.attributes[key] ?? [];
  const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
  const { [key]: _former, ...others } = query.attributes;
  return { ...query, attributes: next.length > 0 ? { ...others, [key]: next } : others, shown: pageSize, after: null };
}

export const writeCursor = ({ key, id }: Cursor): string => `${key}_${id}`;

function readCursor(text: string): Cursor | null {
  const found = /^(-?\d{1,15})_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/.exec(text);
  return found ? { key: Number(found[1]), id: found[2] ?? "" } : null;
}

function readPrice(text: string, currency: Currency): [number | null, number | null] {
  const found = /^(\d{0,7}(?:\.\d{1,2})?)-(\d{0,7}(?:\.\d{1,2})?)$/.exec(text);
  return found ? [minorOf(found[1] ?? "", currency), minorOf(found[2] ?? "", currency)] : [null, null];
}

const minorOf = (text: string, currency: Currency): number | null => (/^\d{1,7}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * minorPerUnit(currency)) : null);

/** PostgreSQL refuses NUL and lone surrogates; neither can be part of a word. */
const clean = (text: string): string => text.replace(/[\u0000\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu, "").trim();

function addValue(query: SearchQuery, key: string, value: string): void {
  const values = (query.attributes[key] ??= []);
  if (value && !values.includes(value) && values.length < 20 && Object.keys(query.attributes).length <= 12) values.push(value);
  if (values.length === 0) delete query.attributes[key];
}
