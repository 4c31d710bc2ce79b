import type { ReactNode } from "react";
import type { CardPromise } from "@/lib/domain/carts/card-promise";
import { hasFilters, searchParams, sorts, writeCursor, type SearchQuery } from "@/lib/domain/search/search-query";
import type { SearchResult } from "@/lib/domain/search/search-result";
import { AppliedFilters, withQuery } from "./applied-filters";
import { FilterDrawer } from "./filter-drawer";
import { FilterForm, type Filters } from "./filter-form";
import { ResultList } from "./result-list";
import { SortSelect } from "./sort-select";

type Props = {
  query: SearchQuery;
  result: SearchResult;
  path: string;
  label: string;
  promises?: Record<string, CardPromise>;
  store?: { name: string; day: string | null } | null;
  isPublished?: boolean;
  /** Shown instead of the grid when nothing is left. */
  empty: ReactNode;
};

/** Filters, order, cards: the body of category and search pages. */
export function Listing({ query, result, path, label, promises, store = null, isPublished = false, empty }: Props) {
  const params = searchParams({ ...query, shown: 24 });
  const filters: Filters = { facets: result.facets, prices: result.prices, stars: result.stars, atStore: { count: result.atStore, isOn: query.isAtStore, storeName: store?.name ?? null, day: store?.day ?? null } };
  const total = `${result.total.toLocaleString("en-US")}${result.isCapped ? "+" : ""} ${result.total === 1 ? "product" : "products"}`;
  const hrefs = Object.fromEntries(sorts.map((sort) => [sort, withQuery(path, searchParams({ ...query, sort, shown: 24 }))]));
  const moreQuery = new URLSearchParams(params);
  if (query.category) moreQuery.set("category", query.category);
  const form = { path, text: query.text, sort: query.sort, filters, isPublished };
  if (result.total === 0 && !hasFilters(query)) return empty;
  return (
    <div className="mt-6 grid gap-x-12 lg:grid-cols-[15rem_1fr]">
      <aside className="hidden lg:block"><FilterForm key={params} id="filters" {...form} /></aside>
      <div className="min-w-0">
        <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2 pb-5">
          <p className="figures basis-full text-sm text-muted lg:basis-auto">{total}</p>
          <FilterDrawer><FilterForm key={params} id="filters-phone" isInDrawer {...form} /></FilterDrawer>
          {result.total > 1 && <SortSelect key={params} value={query.sort} hrefs={hrefs} path={path} hidden={[...new URLSearchParams(params)].filter(([key]) => key !== "sort")} />}
        </div>
        <AppliedFilters query={query} path={path} storeName={store?.name ?? null} />
        {result.cards.length === 0 ? empty : (
          <ResultList
            key={`${params} ${query.shown}`} cards={result.cards} promises={promises} total={total} label={label}
            next={result.next && writeCursor(result.next)} moreQuery={moreQuery.toString()} shownHref={withQuery(path, params)}
          />
        )}
      </div>
    </div>
  );
}
