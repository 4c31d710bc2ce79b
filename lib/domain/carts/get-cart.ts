import type { SQL } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { getAvailability } from "@/lib/domain/inventory/get-availability";
import { getShipAvailability } from "@/lib/domain/inventory/get-ship-availability";
import type { LocationId } from "@/lib/kernel/ids";
import { getCartFacts, type CartScope } from "./get-cart-facts";
import type { CartView } from "./cart-view";
import { composeCart } from "./compose-cart";
import { ownCart } from "./rows";

/**
 * The shopper's cart: grouped by fulfillment with promises, each line with its problem and ways out, quoted with tax
 * (estimated for a delivery). Three round trips. Null when there is no cart. `nearStoreId`: the store the browser chose.
 */
export async function getCart(by: Permit<"cart.use">, from: Reader = db, nearStoreId: LocationId | null = null): Promise<CartView | null> {
  return cartWhere(ownCart(by), { channel: by.channel, currency: by.currency, nearStoreId }, from);
}

/** The cart that a condition on `cart` selects; the caller has proved that its reader may see it. */
export async function cartWhere(which: SQL, scope: CartScope, from: Reader): Promise<CartView | null> {
  const facts = await getCartFacts(which, scope, from);
  if (!facts) return null;
  const variantIds = [...new Set(facts.lines.map((line) => line.variantId))];
  const shipped = await getShipAvailability({ variantIds, channel: scope.channel }, from);
  const atStores = await getAvailability({ variantIds, locationIds: facts.stores.map((store) => store.id), channel: scope.channel, shipped }, from);
  const byPlace = new Map(atStores.map((a) => [`${a.variantId}@${a.locationId}`, a]));
  const byVariant = new Map(shipped.map((a) => [a.variantId, a]));
  return composeCart(facts, { at: (variantId, store) => byPlace.get(`${variantId}@${store.id}`) ?? null, shipped: (variantId) => byVariant.get(variantId) ?? null, claimed: new Map() }, scope.channel);
}
