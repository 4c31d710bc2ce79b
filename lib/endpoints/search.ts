import { z } from "zod";
import { listCardPromises } from "@/lib/domain/carts/list-card-promises";
import type { CardPromise } from "@/lib/domain/carts/card-promise";
import { pickupDay } from "@/lib/domain/locations/pickup-day";
import { countAtStore } from "@/lib/domain/search/count-at-store";
import { listSuggestions } from "@/lib/domain/search/list-suggestions";
import { listVariantIds } from "@/lib/domain/search/list-variant-ids";
import type { ProductCard } from "@/lib/domain/search/product-card";
import { mostShown, readSearch, writeCursor } from "@/lib/domain/search/search-query";
import { searchProducts } from "@/lib/domain/search/search-products";
import { wallClock } from "@/lib/kernel/clock";
import type { ProductId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import { shopper } from "@/lib/session";
import { endpoint } from "./endpoint";
import { privately, readChosenStore, shopFacts, type ShopFacts } from "./shop";

const fromQuery = (request: Request) => Promise.resolve(Object.fromEntries(new URL(request.url).searchParams));
const slug = z.string().regex(/^[a-z0-9-]{1,120}$/);

/** What may follow what is typed so far. The same for everybody, so browsers may keep it a while. */
export const readSuggestions = endpoint({
  can: "cart.use", channel: "web", actor: shopper, read: fromQuery,
  input: z.object({ q: z.string().max(200).transform((text) => text.replaceAll("\u0000", "")) }),
  answer: async (_by, { q }) => Response.json(await listSuggestions(q), { headers: { "cache-control": "public, max-age=60" } }),
});

export type ListingFacts = ShopFacts & { pickupDay: string | null; promises: Record<string, CardPromise>; atStore: number | null };

/** What a published list cannot know: how each product can be had at the chosen store, and how many of the category it has. */
export const readListing = endpoint({
  can: "cart.use", channel: "web", actor: shopper, read: fromQuery,
  input: z.object({ products: z.string().max(mostShown * 37).transform((text) => text.split(",").filter(Boolean)).pipe(z.array(idOf<ProductId>()).max(mostShown)), category: slug.optional() }),
  answer: async (by, { products, category }) => {
    const [{ full, ...shop }, listed] = await Promise.all([shopFacts(by), listVariantIds(products)]);
    const [promises, atStore] = await Promise.all([
      listCardPromises({ products: listed, store: full, channel: by.channel }),
      category !== undefined && full ? countAtStore(category, full.id) : null,
    ]);
    return privately({ ...shop, pickupDay: full && pickupDay(full, wallClock()), promises, atStore } satisfies ListingFacts);
  },
});

export type MoreResults = { cards: ProductCard[]; promises: Record<string, CardPromise>; next: string | null };

/** The page after a cursor, for "show more". */
export const readMoreResults = endpoint({
  can: "cart.use", channel: "web", actor: shopper, read: (request) => Promise.resolve({ params: [...new URL(request.url).searchParams] }),
  input: z.object({ params: z.array(z.tuple([z.string().max(60), z.string().max(300)])).max(80) }),
  answer: async (by, { params }) => {
    const store = await readChosenStore();
    const result = await searchProducts(readSearch(params, null, by.currency), { storeId: store?.id ?? null });
    const promises = await listCardPromises({ products: result.cards, store, channel: by.channel });
    return privately({ cards: result.cards, promises, next: result.next && writeCursor(result.next) } satisfies MoreResults);
  },
});
