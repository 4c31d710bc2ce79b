import { z } from "zod";
import type { BuyBox } from "@/lib/domain/carts/buy-box";
import { listAlternatives } from "@/lib/domain/carts/list-alternatives";
import { getBuyBoxes } from "@/lib/domain/carts/get-buy-boxes";
import { noteProductView } from "@/lib/domain/catalog/note-product-view";
import { noteSearch } from "@/lib/domain/search/note-search";
import { listReviews } from "@/lib/domain/catalog/list-reviews";
import { customerOf } from "@/lib/domain/identity/permit";
import { wallClock } from "@/lib/kernel/clock";
import type { ProductId, VariantId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import { shopper, shopperWithDevice } from "@/lib/session";
import { endpoint, readJson } from "./endpoint";
import { privately, readChosenStore, shopFacts, type ShopFacts } from "./shop";

export type ProductFacts = ShopFacts & { boxes: Record<string, BuyBox>; isMember: boolean };

const fromQuery = (request: Request) => Promise.resolve(Object.fromEntries(new URL(request.url).searchParams));
const idList = <T extends string>(most: number) => z.string().max(most * 37).transform((text) => text.split(",")).pipe(z.array(idOf<T>()).min(1).max(most));

/** Everything of a product page that depends on the store: options with times and fees, shelf, nearest stores. */
export const readProductFacts = endpoint({
  can: "cart.use", channel: "web", actor: shopper, read: fromQuery,
  input: z.object({ variants: idList<VariantId>(100), quantity: z.coerce.number().int().min(1).max(99).default(1) }),
  answer: async (by, { variants, quantity }) => {
    const { full, ...shop } = await shopFacts(by);
    const boxes = await getBuyBoxes({ variantIds: variants, store: full, channel: by.channel, currency: by.currency, quantity, now: wallClock(), customerId: customerOf(by) });
    return privately({ ...shop, isMember: customerOf(by) !== null, boxes: Object.fromEntries(boxes.map((box) => [box.variantId, box])) } satisfies ProductFacts);
  },
});

/** What can be had instead, asked for only where something is sold out. */
export const readAlternatives = endpoint({
  can: "cart.use", channel: "web", actor: shopper, read: fromQuery,
  input: z.object({ variant: idOf<VariantId>() }),
  answer: async (by, { variant }) => privately(await listAlternatives({ variantId: variant, store: await readChosenStore(), channel: by.channel, currency: by.currency })),
});

/** More reviews, all or those with so many stars. The same for everybody. */
export const readReviews = endpoint({
  can: "cart.use", channel: "web", actor: shopper, read: fromQuery,
  input: z.object({ product: idOf<ProductId>(), stars: z.coerce.number().int().min(1).max(5).optional(), after: z.uuid().optional() }),
  answer: async (_by, { product, stars, after }) => Response.json(await listReviews({ productId: product, stars: stars ?? null, after: after ?? null }), { headers: { "cache-control": "public, max-age=60" } }),
});

const seen = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("product"), productId: idOf<ProductId>() }),
  z.object({ kind: z.literal("search"), text: z.string().max(200), results: z.number().int().min(0).max(1_000_000) }),
]);

/** A browser says what it looked at. A member's view is theirs; a guest's is the browser's alone. */
export const noteSeen = endpoint({
  can: "events.record", channel: "web", actor: shopperWithDevice, input: seen, read: (request) => readJson(request, 2048),
  run: async (tx, by, fact) => {
    if (fact.kind === "product") await noteProductView(tx, by, fact);
    else await noteSearch(tx, by, fact);
    return new Response(null, { status: 204 });
  },
});
