"use client";

import { useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { firstFacts } from "@/components/shell/shop-facts";
import type { CartBadge } from "@/lib/domain/carts/cart-view";

/** Whoever changes the cart in this browser invalidates this key. */
export const cartKey = ["cart"] as const;

export function useCartBadge() {
  const client = useQueryClient();
  return useQuery({ queryKey: cartKey, queryFn: () => readBadge(client), staleTime: 10_000 });
}

/** At first the page's own handler brings the cart along; later only the cart is asked for. */
async function readBadge(client: QueryClient): Promise<CartBadge> {
  if (client.getQueryData(cartKey) === undefined) return (await firstFacts(client)).cart;
  const response = await fetch("/api/cart", { headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`The cart answered ${response.status}`);
  return fromOwnEndpoint(await response.json());
}

/** Safe: `/api/cart` of the same build answers a `CartBadge` or a status that is not OK. */
const fromOwnEndpoint = (body: unknown): CartBadge => body as CartBadge;
