import type { CartMethod } from "@/lib/domain/carts/cart-input";
import { permit, type Permit } from "@/lib/domain/identity/permit";
import type { CartId, CartLineId, CheckoutId, LocationId, VariantId } from "@/lib/kernel/ids";

export type Line = { id: CartLineId; variantId: VariantId; method: CartMethod; storeId: LocationId | null; quantity: number };

/** A guest with a cart, as the model sees one. */
export type Shopper = { cartId: CartId | null; lines: Line[]; checkout: Checkout | null };

export type Checkout = {
  id: CheckoutId; status: "open" | "ready" | "completing";
  /** The cart has not changed since. */
  isCurrent: boolean; hasContact: boolean; hasAddress: boolean; hours: Set<LocationId>; totalMinor: number;
  /** The clock jumped since the goods were held. */
  isExpired: boolean;
  /** Why the last payment led nowhere; told again until something is edited. */
  failure: string | null;
};

export const newShopper = (): Shopper => ({ cartId: null, lines: [], checkout: null });

export const cartOf = ({ cartId }: Shopper): Permit<"cart.use"> => permit({ kind: "guest", deviceId: null, cartId }, "cart.use", { channel: "web" });
export const placing = ({ cartId }: Shopper): Permit<"orders.place"> => permit({ kind: "guest", deviceId: null, cartId }, "orders.place", { channel: "web" });

export const storesOf = ({ lines }: Shopper): LocationId[] => [...new Set(lines.flatMap((line) => line.storeId ?? []))];

/** What the checkout wants of each stock row. */
export function demandOf({ lines }: Shopper, warehouse: LocationId): { variantId: VariantId; locationId: LocationId; quantity: number }[] {
  const demand = new Map<string, { variantId: VariantId; locationId: LocationId; quantity: number }>();
  for (const line of lines) {
    const locationId = line.storeId ?? warehouse;
    const known = demand.get(`${line.variantId}@${locationId}`);
    demand.set(`${line.variantId}@${locationId}`, { variantId: line.variantId, locationId, quantity: line.quantity + (known?.quantity ?? 0) });
  }
  return [...demand.values()];
}
