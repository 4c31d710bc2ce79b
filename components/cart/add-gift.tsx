"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { addToCart } from "@/lib/actions/cart";
import type { CartMethod } from "@/lib/domain/carts/cart-input";
import { useCartForm } from "./use-cart-form";

/** Puts one unit of an earned gift into the cart, to be had where the first of its goods are. */
export function AddGift({ variantId, title, method, storeId }: { variantId: string; title: string; method: CartMethod; storeId: string | null }) {
  const router = useRouter();
  const { form, isBusy, refusal } = useCartForm(addToCart, () => router.refresh());
  return (
    <form {...form} className="shrink-0 text-right">
      <input type="hidden" name="variantId" value={variantId} />
      <input type="hidden" name="quantity" value="1" />
      <input type="hidden" name="method" value={method} />
      {storeId && <input type="hidden" name="storeId" value={storeId} />}
      <Button type="submit" look="secondary" size="small" isBusy={isBusy}>Add<span className="sr-only"> the gift {title}</span></Button>
      {refusal && <p role="alert" className="mt-1 text-xs text-negative">{refusal.message}</p>}
    </form>
  );
}
