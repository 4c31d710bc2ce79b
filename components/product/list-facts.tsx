"use client";

import { createContext, use, type ReactNode } from "react";
import { pageFactsMark, usePageFacts, type ShopFacts } from "@/components/shell/shop-facts";
import type { CardPromise } from "@/lib/domain/carts/card-promise";

/** What a published list learns after it was shown. */
export type ListFacts = ShopFacts & { promises: Record<string, CardPromise>; pickupDay: string | null; atStore: number | null };

const Facts = createContext<ListFacts | null>(null);

export const useListFacts = (): ListFacts | null => use(Facts);

/** Asks the list's one handler about everything inside. */
export function ListFactsProvider({ productIds, category, url, children }: { productIds: string[]; category?: string; url?: string; children: ReactNode }) {
  const address = url ?? `/api/listing?products=${productIds.join(",")}${category ? `&category=${category}` : ""}`;
  const { data } = usePageFacts<ListFacts>(address, 120_000);
  return (
    <Facts value={data ?? null}>
      <span {...pageFactsMark} />
      {children}
    </Facts>
  );
}
