"use client";

import { keepPreviousData, useQueries, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { withAvailable, type StockGridIndex, type StockRow } from "@/lib/domain/inventory/stock-grid";
import { isSamePages, isSteady, pagesOf, type PagesInView } from "./pages-in-view";
import { rowKey, type StockColumnKey } from "./stock-columns";

export class ReadProblem extends Error {}

/** Why something could not be read: what our server says, or that it was not reached. */
export const whyUnread = (error: Error): string => (error instanceof ReadProblem ? error.message : "The server was not reached. Check the connection.");

export async function readJson<T>(url: string, signal?: AbortSignal): Promise<T> {
  const answer = await fetch(url, { signal: signal ?? null, headers: { accept: "application/json" } });
  if (answer.ok) return (await answer.json()) as T; // our own handler's answer, of the type both sides import
  const problem = (await answer.json().catch(() => ({}))) as { title?: string }; // problem details (RFC 9457), or not JSON at all
  throw new ReadProblem(problem.title ?? "The server did not answer as expected.");
}

const root = ["stock"] as const;
/** How long the view must rest before the pages of a jump are read: a dragged scrollbar passes hundreds. */
const restMs = 80;

/** The size of the grid and where its pages begin, beside the search they belong to: while another one loads, the former rows stay. */
export function useStockIndex(search: string) {
  return useQuery({
    queryKey: [...root, "index", search],
    queryFn: async ({ signal }) => ({ ...(await readJson<StockGridIndex>(`/api/staff/inventory?${search}`, signal)), search }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}

/** Reads only the pages in view: each begins at its anchor, so the scrollbar may jump anywhere. */
export function useStockPages(index: (StockGridIndex & { search: string }) | undefined) {
  const client = useQueryClient();
  const size = index?.pageSize ?? 200;
  const search = index?.search ?? "";
  const [asked, setAsked] = useState<PagesInView>({ search, from: 0, to: 0, askedAt: 0 });
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  const onRange = useCallback((first: number, last: number) => {
    const next = { search, ...pagesOf(first, last, size), askedAt: performance.now() };
    clearTimeout(rest.current);
    setAsked((was) => (!isSamePages(was, next) && isSteady(was, next) ? next : was));
    rest.current = setTimeout(() => setAsked((was) => (isSamePages(was, next) ? was : next)), restMs);
  }, [search, size]);
  useEffect(() => () => clearTimeout(rest.current), []);
  const { from, to } = asked.search === search ? asked : { from: 0, to: 0 };
  const { pages, problem } = useQueries({
    queries: (index?.anchors.slice(from, to + 1) ?? []).map((place) => {
      const anchor = JSON.stringify(place);
      return {
        queryKey: [...root, "rows", search, anchor],
        queryFn: ({ signal }: { signal: AbortSignal }) => readJson<{ rows: StockRow[] }>(`/api/staff/inventory/rows?${search}&at=${encodeURIComponent(anchor)}`, signal),
        staleTime: 30_000,
      };
    }),
    combine: gathered,
  });
  const rowAt = useCallback((position: number): StockRow | undefined => pages[Math.floor(position / size) - from]?.[position % size], [pages, size, from]);
  /** Shows a change at once; the next read confirms it. */
  const patch = useCallback((row: StockRow, column: StockColumnKey, value: number | string, version: number) => {
    client.setQueriesData<{ rows: StockRow[] }>({ queryKey: [...root, "rows"] }, (page) => page && {
      rows: page.rows.map((one) => (rowKey(one) === rowKey(row) ? withAvailable({ ...one, [column]: value, version }) : one)),
    });
  }, [client]);
  const refresh = useCallback(() => client.invalidateQueries({ queryKey: root }), [client]);
  return { rowAt, onRange, patch, refresh, problem };
}

const gathered = (results: UseQueryResult<{ rows: StockRow[] }>[]) => ({ pages: results.map((result) => result.data?.rows), problem: results.find((result) => result.error)?.error ?? null });
