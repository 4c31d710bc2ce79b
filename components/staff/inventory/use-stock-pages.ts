"use client";

import { keepPreviousData, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { withAvailable, type StockGridIndex, type StockRow } from "@/lib/domain/inventory/stock-grid";
import { rowKey, type StockColumnKey } from "./stock-columns";

export class ReadProblem extends Error {}

export async function readJson<T>(url: string, signal?: AbortSignal): Promise<T> {
  const answer = await fetch(url, { signal: signal ?? null, headers: { accept: "application/json" } });
  if (answer.ok) return (await answer.json()) as T; // our own handler's answer, of the type both sides import
  const problem = (await answer.json().catch(() => ({}))) as { title?: string }; // problem details (RFC 9457), or not JSON at all
  throw new ReadProblem(problem.title ?? "The server did not answer as expected.");
}

const root = ["stock"] as const;
/** Rows beyond the edge of the view that are read before they are needed. */
const ahead = 80;

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
export function useStockPages(index: (StockGridIndex & { search: string }) | undefined, first: number, last: number) {
  const client = useQueryClient();
  const size = index?.pageSize ?? 200;
  const search = index?.search ?? "";
  const pages = useMemo(() => {
    const from = Math.max(0, Math.floor((first - ahead) / size));
    const to = Math.min(index ? index.anchors.length - 1 : -1, Math.floor((last + ahead) / size));
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
  }, [first, last, size, index]);
  const results = useQueries({
    queries: pages.map((page) => {
      const anchor = JSON.stringify(index?.anchors[page] ?? null);
      return {
        queryKey: [...root, "rows", search, anchor],
        queryFn: ({ signal }: { signal: AbortSignal }) => readJson<{ rows: StockRow[] }>(`/api/staff/inventory/rows?${search}&at=${encodeURIComponent(anchor)}`, signal),
        staleTime: 30_000,
      };
    }),
  });
  const rowAt = (position: number): StockRow | undefined => results[pages.indexOf(Math.floor(position / size))]?.data?.rows[position % size];
  const failed = results.find((result) => result.error);
  /** Shows a change at once; the next read confirms it. */
  const patch = useCallback((row: StockRow, column: StockColumnKey, value: number | string, version: number) => {
    client.setQueriesData<{ rows: StockRow[] }>({ queryKey: [...root, "rows"] }, (page) => page && {
      rows: page.rows.map((one) => (rowKey(one) === rowKey(row) ? withAvailable({ ...one, [column]: value, version }) : one)),
    });
  }, [client]);
  const refresh = useCallback(() => client.invalidateQueries({ queryKey: root }), [client]);
  return { rowAt, patch, refresh, problem: failed?.error ?? null };
}
