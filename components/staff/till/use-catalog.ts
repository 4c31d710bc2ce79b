"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { readIfReached } from "@/components/staff/counter/read-own";
import { useLive } from "@/components/live/use-live";
import type { CatalogItem } from "@/lib/domain/till/till-view";
import { indexOf, type CatalogIndex } from "./find-item";
import type { TillStore } from "./offline/till-store";

/** Changes come in bursts; one reading serves them all. */
const gatherMs = 1_500;
const about = /^(price|price_list|product|stock|count|transfer|fulfillment|order|return)\./;

export type Catalog = { index: CatalogIndex | null; /** When it was read. */ at: string | null; isStale: boolean };

/** The store's catalog in this browser: a scan is answered from here, prices and stock follow the live stream; without network the last one counts. */
export function useCatalog(locationId: string, store: TillStore | null): Catalog {
  const { data, refetch } = useQuery({
    queryKey: ["till", "catalog"], staleTime: 60_000, refetchInterval: 120_000, networkMode: "always",
    queryFn: async () => {
      const items = await readIfReached<CatalogItem[]>("/api/staff/till/catalog");
      if (!items) {
        const kept = await store?.read("catalog");
        if (!kept) throw new Error("no catalog");
        return { ...kept, isStale: true };
      }
      const read = { at: new Date().toISOString(), items };
      await store?.keep("catalog", read).catch(() => null);
      return { ...read, isStale: false };
    },
  });
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);
  useLive("room=staff", (notice) => {
    if (notice !== null && !(about.test(notice.kind) && (notice.location ?? locationId) === locationId)) return;
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => void refetch(), gatherMs);
  });
  const items = data?.items;
  const index = useMemo(() => (items ? indexOf(items) : null), [items]);
  return { index, at: data?.at ?? null, isStale: data?.isStale ?? false };
}
