import { z } from "zod";
import type { CartBadge } from "@/lib/domain/carts/cart-view";
import { getCartBadge } from "@/lib/domain/carts/get-cart-badge";
import type { Permit } from "@/lib/domain/identity/permit";
import { getStore } from "@/lib/domain/locations/get-store";
import { storeGlance, type StoreGlance } from "@/lib/domain/locations/store-glance";
import type { StoreSummary } from "@/lib/domain/locations/store-summary";
import { wallClock } from "@/lib/kernel/clock";
import { chosenStoreId, shopper } from "@/lib/session";
import { endpoint } from "./endpoint";

/** What the header of every page shows of this shopper; each page's handler answers it along with its own facts. */
export type ShopFacts = { store: StoreGlance | null; cart: CartBadge };

export async function shopFacts(by: Permit<"cart.use">): Promise<ShopFacts & { full: StoreSummary | null }> {
  const [full, cart] = await Promise.all([readChosenStore(), getCartBadge(by)]);
  return { store: full && storeGlance(full, wallClock()), cart, full };
}

/** The shopper's store while it can be chosen; a store that closed for good is forgotten. */
export async function readChosenStore(): Promise<StoreSummary | null> {
  const id = await chosenStoreId();
  const store = id === null ? null : await getStore({ id });
  return store?.isActive && store.canSell && store.kind !== "warehouse" ? store : null;
}

export const privately = (body: unknown): Response => Response.json(body, { headers: { "cache-control": "no-store" } });

export const readShop = endpoint({
  can: "cart.use", channel: "web", input: z.object({}), read: async () => ({}), actor: shopper,
  answer: async (by) => {
    const { full: _full, ...facts } = await shopFacts(by);
    return privately(facts);
  },
});
