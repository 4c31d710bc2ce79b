import { z } from "zod";
import { getCartBadge } from "@/lib/domain/carts/get-cart-badge";
import { shopper } from "@/lib/session";
import { endpoint } from "./endpoint";

/** Number and contents of the asking shopper's cart, for the header and the mini cart of every page. */
export const readCartBadge = endpoint({
  can: "cart.use",
  channel: "web",
  input: z.object({}),
  read: () => Promise.resolve({}),
  actor: shopper,
  answer: async (by) => Response.json(await getCartBadge(by), { headers: { "cache-control": "no-store" } }),
});
