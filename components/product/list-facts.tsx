"use client";

import { createContext, use, type ReactNode } from "react";
import type { CardPromise } from "@/lib/domain/carts/card-promise";

export type ListFacts = {
  /** The chosen store's name; null: none chosen. */
  storeName: string | null;
  promises: Record<string, CardPromise>;
  /** How many of the list the store can hand over. */
  atStore: number | null;
};

const Facts = createContext<ListFacts | null>(null);

export const useListFacts = (): ListFacts | null => use(Facts);

export function ListFactsProvider({ facts, children }: { facts: ListFacts | null; children: ReactNode }) {
  return <Facts value={facts}>{children}</Facts>;
}
