"use client";

import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { stockGridQuery, type StockGridQuery } from "@/lib/domain/inventory/stock-grid";
import { stockColumns, type StockColumn } from "./stock-columns";

export type StockAddress = {
  query: StockGridQuery;
  /** The filters as the JSON handlers read them. */
  search: string;
  columns: StockColumn[];
  /** Filters that the person set, without the console's store. */
  isNarrowed: boolean;
  change: (next: Partial<Record<"q" | "location" | "category" | "show" | "sort" | "direction" | "cols", string>>) => void;
  /** Everything after the question mark, for a saved view. */
  saved: string;
  open: (saved: string) => void;
};

/** Filters, order and columns live in the URL: a view is an address. `storeId` counts where the address names no place. */
export function useStockAddress(storeId: string | null): StockAddress {
  const params = useSearchParams();
  const text = params.toString();
  return useMemo(() => {
    const given = new URLSearchParams(text);
    const query = stockGridQuery.parse({ ...Object.fromEntries(given), location: given.get("location") || storeId || "all" });
    const wanted = given.get("cols")?.split(".");
    const go = (next: URLSearchParams) => window.history.replaceState(null, "", next.size > 0 ? `?${next}` : window.location.pathname);
    return {
      query,
      search: new URLSearchParams(Object.entries(query)).toString(),
      columns: wanted ? stockColumns.filter(({ key }) => wanted.includes(key)) : stockColumns,
      isNarrowed: query.q !== "" || query.category !== "" || query.show !== "all",
      saved: text,
      open: (saved) => go(new URLSearchParams(saved)),
      change(changes) {
        const next = new URLSearchParams(window.location.search);
        for (const [key, value] of Object.entries(changes)) {
          if (value === "" || (key === "show" && value === "all")) next.delete(key);
          else next.set(key, value);
        }
        go(next);
      },
    };
  }, [text, storeId]);
}
