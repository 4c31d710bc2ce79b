"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { CartBadge } from "@/lib/domain/carts/cart-view";
import { cartKey } from "./cart-query";

/** On pages that know the cart: the header asks again when its number is of another version. */
export function BadgeSync({ version }: { version: number }) {
  const queries = useQueryClient();
  useEffect(() => {
    const known = queries.getQueryData<CartBadge>(cartKey);
    if (known && known.version !== version) void queries.invalidateQueries({ queryKey: cartKey });
  }, [queries, version]);
  return null;
}
