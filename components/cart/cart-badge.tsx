"use client";

import { ShoppingBag } from "lucide-react";
import Link from "next/link";
import { iconButtonStyle } from "@/components/ui/icon-button";
import { useCartBadge } from "./cart-query";

/** The header's way to the cart; the number arrives after the page, into its own corner. */
export function CartBadge() {
  const { data } = useCartBadge();
  const count = data?.count ?? 0;
  return (
    <Link href="/cart" prefetch={false} aria-label={count === 0 ? "Cart" : `Cart, ${count} ${count === 1 ? "item" : "items"}`} className={`${iconButtonStyle} relative`}>
      <ShoppingBag aria-hidden strokeWidth={1.5} />
      {count > 0 && (
        <span aria-hidden className="figures absolute top-1 right-0.5 grid h-4.5 min-w-4.5 place-items-center rounded-full bg-action px-1 text-[0.6875rem] leading-none font-semibold text-on-action">
          {count > 99 ? "99+" : count}
        </span>
      )}
    </Link>
  );
}
