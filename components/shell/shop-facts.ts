"use client";

import { useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { CartBadge } from "@/lib/domain/carts/cart-view";
import type { StoreGlance } from "@/lib/domain/locations/store-glance";

/** What the header shows of this shopper; every page's own handler answers it too. */
export type ShopFacts = { store: StoreGlance | null; cart: CartBadge };

export const shopKey = ["shop"] as const;
const cartKey = ["cart"] as const;

let announced: Promise<ShopFacts> | null = null;
let own: Promise<ShopFacts> | null = null;

/** The chosen store, for the header and the locator. Undefined until it is known. */
export function useChosenStore(): StoreGlance | null | undefined {
  const client = useQueryClient();
  return useQuery({ queryKey: shopKey, queryFn: async () => (await firstFacts(client)).store, staleTime: 60_000 }).data;
}

/**
 * A page's one handler. Header and cart wait for its answer instead of asking themselves, so a page costs one request.
 * Asked again when the shopper comes back or something in `refreshMs` may have changed.
 */
export function usePageFacts<T extends ShopFacts>(url: string, refreshMs?: number) {
  const client = useQueryClient();
  return useQuery({
    queryKey: ["page", url],
    queryFn: async ({ signal }) => {
      const asked = readJson<T>(url, signal);
      announced = asked;
      const facts = await asked;
      adopt(client, facts);
      return facts;
    },
    staleTime: 2_000,
    refetchInterval: refreshMs,
    placeholderData: (former) => former,
  });
}

/** Header pieces mount before the page's own: they leave it a moment to ask, then take its answer or ask for themselves. */
export async function firstFacts(client: QueryClient): Promise<ShopFacts> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  const fromPage = await announced?.catch(() => null);
  announced = null;
  if (fromPage) return fromPage;
  own ??= readJson<ShopFacts>("/api/shop").finally(() => (own = null));
  const facts = await own;
  adopt(client, facts);
  return facts;
}

function adopt(client: QueryClient, { store, cart }: ShopFacts): void {
  client.setQueryData(shopKey, store);
  client.setQueryData(cartKey, cart);
}

export async function readJson<T>(url: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(url, { signal, headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`${url.split("?")[0]} answered ${response.status}`);
  return response.json();
}
