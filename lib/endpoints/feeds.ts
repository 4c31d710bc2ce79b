import { z } from "zod";
import { googleHead, googleItem, googleStoreItem, googleTail } from "@/lib/domain/feeds/google-feed";
import { listFeedItems, type FeedPage } from "@/lib/domain/feeds/list-feed-items";
import { listStoreOffers } from "@/lib/domain/feeds/list-store-offers";
import { metaHead, metaLine } from "@/lib/domain/feeds/meta-feed";
import type { VariantId } from "@/lib/kernel/ids";
import { siteUrl } from "@/lib/kernel/site-url";
import { shopper } from "@/lib/session";
import { endpoint } from "./endpoint";

const door = { can: "cart.use", channel: "web", actor: shopper, input: z.object({}), read: () => Promise.resolve({}) } as const;

/** `/feeds/google.xml`: what can be bought online, with the prices and delivery of this moment. */
export const readGoogleFeed = endpoint({
  ...door,
  answer: () => Promise.resolve(feed("application/xml; charset=utf-8", inOneFile(googleHead("Alderway Home", siteUrl()), itemParts((page) => page.items.map((item) => googleItem(item, siteUrl())).join("")), googleTail))),
});

/** `/feeds/google-local-inventory.xml`: what each store has. */
export const readGoogleStoreFeed = endpoint({
  ...door,
  answer: () => Promise.resolve(feed("application/xml; charset=utf-8", inOneFile(googleHead("Alderway Home stores", siteUrl()), storeParts(), googleTail))),
});

/** `/feeds/meta.csv`: the same goods for Meta's catalog. */
export const readMetaFeed = endpoint({
  ...door,
  answer: () => Promise.resolve(feed("text/csv; charset=utf-8", inOneFile(metaHead, itemParts((page) => page.items.map((item) => metaLine(item, siteUrl())).join("")), ""))),
});

async function* itemParts(write: (page: FeedPage) => string): AsyncGenerator<string> {
  let after: VariantId | null = null;
  do {
    const page: FeedPage = await listFeedItems(after);
    yield write(page);
    after = page.next;
  } while (after !== null);
}

async function* storeParts(): AsyncGenerator<string> {
  let after: VariantId | null = null;
  do {
    const page = await listStoreOffers(after);
    yield page.offers.map(googleStoreItem).join("");
    after = page.next;
  } while (after !== null);
}

async function* inOneFile(head: string, parts: AsyncGenerator<string>, tail: string): AsyncGenerator<string> {
  yield head;
  yield* parts;
  yield tail;
}

/** Written while it is read, page by page, so that its size does not matter. */
function feed(type: string, parts: AsyncGenerator<string>): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await parts.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    cancel: async () => void (await parts.return(undefined)),
  });
  return new Response(body, { headers: { "content-type": type, "cache-control": "no-store" } });
}
