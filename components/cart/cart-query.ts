"use client";

import { useQuery } from "@tanstack/react-query";
import type { CartBadge } from "@/lib/domain/carts/cart-view";

/** Whoever changes the cart in this browser invalidates this key. */
export const cartKey = ["cart"] as const;

export function useCartBadge() {
  return useQuery({ queryKey: cartKey, queryFn: readBadge, staleTime: 10_000 });
}

async function readBadge(): Promise<CartBadge> {
  const response = await fetch("/api/cart", { headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`The cart answered ${response.status}`);
  return response.json();
}
