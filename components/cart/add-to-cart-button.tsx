import type { CartMethod } from "@/lib/domain/carts/cart-input";
import { AddToCartForm } from "./add-to-cart-form";

type Props = { variantId: string; method: CartMethod; storeId: string | null; quantity: number; promise?: string | null; disabled?: boolean; label?: string; className?: string };

/** The buy box's button, where quantity and fulfillment are chosen elsewhere on the page. */
export function AddToCartButton(props: Props) {
  return <AddToCartForm {...props} />;
}
