"use client";

import dynamic from "next/dynamic";
import { useState, type ReactNode } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { addToCart } from "@/lib/actions/cart";
import type { CartMethod } from "@/lib/domain/carts/cart-input";
import type { AddedLine } from "@/lib/domain/carts/cart-view";
import { useCartForm } from "./use-cart-form";

const AddedDrawer = dynamic(() => import("./added-drawer").then((module) => module.AddedDrawer), { ssr: false });

type Props = {
  variantId: string;
  /** Left out where `children` hold fields of these names. */
  method?: CartMethod;
  storeId?: string | null;
  quantity?: number;
  /** "Ready today by 4:15 PM", repeated in the confirmation. */
  promise?: string | null;
  label?: string;
  disabled?: boolean;
  className?: string;
  /** Fields before the button: `quantity`, `method`, `storeId`. */
  children?: ReactNode;
};

/** Adds to the cart without leaving the page; without scripts it posts and leads to the cart. */
export function AddToCartForm({ variantId, method, storeId, quantity, promise, label = "Add to cart", disabled, className, children }: Props) {
  const [added, setAdded] = useState<AddedLine | null>(null);
  const { form, isBusy, refusal } = useCartForm(addToCart, setAdded);
  return (
    <form {...form} className={className}>
      <input type="hidden" name="variantId" value={variantId} />
      {method && <input type="hidden" name="method" value={method} />}
      {storeId && <input type="hidden" name="storeId" value={storeId} />}
      {quantity !== undefined && <input type="hidden" name="quantity" value={quantity} />}
      {children}
      <Button type="submit" size="large" isBusy={isBusy} disabled={disabled} className="w-full">
        {label}
      </Button>
      {refusal && (
        <Banner role="alert" tone="warning" className="mt-3">
          {Object.values(refusal.fields)[0] ?? refusal.message}
        </Banner>
      )}
      {added && <AddedDrawer added={added} promise={promise ?? null} onClose={() => setAdded(null)} />}
    </form>
  );
}
