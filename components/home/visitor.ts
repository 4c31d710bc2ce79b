"use client";

import { useListFacts, type ListFacts } from "@/components/product/list-facts";
import type { StoreGlance } from "@/lib/domain/locations/store-glance";
import type { ProductCard } from "@/lib/domain/search/product-card";

export type HomeFacts = ListFacts & {
  ready: { orderNumber: string; storeName: string; method: "pickup" | "curbside"; items: number }[];
  viewed: { because: string; cards: ProductCard[] } | null;
  nearby: (StoreGlance & { distance: string })[];
};

/** What the front page's handler said; null until it did. */
export function useVisitor(): HomeFacts | null {
  const facts = useListFacts();
  return facts && isHome(facts) ? facts : null;
}

const isHome = (facts: ListFacts): facts is HomeFacts => "ready" in facts;
