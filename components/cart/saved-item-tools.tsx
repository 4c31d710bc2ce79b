"use client";

import { Button } from "@/components/ui/button";
import { moveWishToCart, removeWish } from "@/lib/actions/cart";
import { useCartForm } from "./use-cart-form";

type Props = { variantId: string; title: string; storeId: string | null; canBuy: boolean };

export function SavedItemTools({ variantId, title, storeId, canBuy }: Props) {
  const move = useCartForm(moveWishToCart);
  const remove = useCartForm(removeWish);
  return (
    <div className="-ml-3 flex flex-wrap">
      {canBuy && (
        <form {...move.form}>
          <input type="hidden" name="variantId" value={variantId} />
          <input type="hidden" name="method" value={storeId ? "pickup" : "ship"} />
          {storeId && <input type="hidden" name="storeId" value={storeId} />}
          <Button type="submit" look="quiet" isBusy={move.isBusy} aria-label={`Move ${title} to the cart`} className="text-action">
            Move to cart
          </Button>
        </form>
      )}
      <form {...remove.form}>
        <input type="hidden" name="variantId" value={variantId} />
        <Button type="submit" look="quiet" isBusy={remove.isBusy} aria-label={`Remove ${title} from saved items`} className="text-muted">
          Remove
        </Button>
      </form>
      {move.refusal && <p role="alert" className="w-full pl-3 text-sm text-negative">{move.refusal.message}</p>}
    </div>
  );
}
