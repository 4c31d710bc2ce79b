"use client";

import { createContext, use, type ReactNode } from "react";
import { pageFactsMark, usePageFacts, type ShopFacts } from "@/components/shell/shop-facts";
import type { CardPromise } from "@/lib/domain/carts/card-promise";

/** What a published list learns after it was shown. */
export type ListFacts = ShopFacts & { promises: Record<string, CardPromise>; pickupDay: string | null; atStore: number | null };

const Facts = createContext<{ facts: ListFacts | null; areMissing: boolean }>({ facts: null, areMissing: false });

/** Null until they arrive. */
export const useListFacts = (): ListFacts | null => use(Facts).facts;

/** They were asked for and did not come. */
export const useAreFactsMissing = (): boolean => use(Facts).areMissing;

/** Asks the list's one handler about everything inside. */
export function ListFactsProvider({ productIds, category, url, children }: { productIds: string[]; category?: string; url?: string; children: ReactNode }) {
  const address = url ?? `/api/listing?products=${productIds.join(",")}${category ? `&category=${category}` : ""}`;
  const { data, isError } = usePageFacts<ListFacts>(address, 120_000);
  return (
    <Facts value={{ facts: data ?? null, areMissing: isError && data === undefined }}>
      <span {...pageFactsMark} />
      {children}
    </Facts>
  );
}
