"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { readOwn } from "@/components/staff/counter/read-own";
import { useLive } from "@/components/live/use-live";
import type { CatalogItem } from "@/lib/domain/till/till-view";
import { indexOf, type CatalogIndex } from "./find-item";

/** Changes come in bursts; one reading serves them all. */
const gatherMs = 1_500;
const about = /^(price|price_list|product|stock|count|transfer|fulfillment|order|return)\./;

/** The store's catalog in this browser: a scan is answered from here, prices and stock follow the live stream. */
export function useCatalog(locationId: string): { index: CatalogIndex | null; isStale: boolean } {
  const { data, refetch, isError } = useQuery({ queryKey: ["till", "catalog"], queryFn: () => readOwn<CatalogItem[]>("/api/staff/till/catalog"), staleTime: 60_000, refetchInterval: 120_000 });
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);
  useLive("room=staff", (notice) => {
    if (notice !== null && !(about.test(notice.kind) && (notice.location ?? locationId) === locationId)) return;
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => void refetch(), gatherMs);
  });
  const index = useMemo(() => (data ? indexOf(data) : null), [data]);
  return { index, isStale: isError };
}
