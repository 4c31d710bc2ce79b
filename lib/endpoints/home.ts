import { z } from "zod";
import { listCardPromises } from "@/lib/domain/carts/list-card-promises";
import type { CardPromise } from "@/lib/domain/carts/card-promise";
import { getPersonalization } from "@/lib/domain/customers/get-personalization";
import { listReadyPickups, type ReadyPickup } from "@/lib/domain/customers/list-ready-pickups";
import { listStoresNear } from "@/lib/domain/locations/list-stores-near";
import { pickupDay } from "@/lib/domain/locations/pickup-day";
import { storeGlance, type StoreGlance } from "@/lib/domain/locations/store-glance";
import { distanceWords } from "@/lib/domain/locations/store-summary";
import { listRecentlyViewed } from "@/lib/domain/search/list-recently-viewed";
import { listRelated } from "@/lib/domain/search/list-related";
import { listVariantIds } from "@/lib/domain/search/list-variant-ids";
import type { ProductCard } from "@/lib/domain/search/product-card";
import { wallClock } from "@/lib/kernel/clock";
import type { ProductId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import { requirePermit, shopper } from "@/lib/session";
import { endpoint } from "./endpoint";
import { privately, shopFacts, type ShopFacts } from "./shop";

export type HomeFacts = ShopFacts & {
  promises: Record<string, CardPromise>;
  pickupDay: string | null;
  atStore: null;
  ready: ReadyPickup[];
  /** Like what was looked at last; `because` names it. */
  viewed: { because: string; cards: ProductCard[] } | null;
  nearby: (StoreGlance & { distance: string })[];
};

/** What the front page learns about its visitor: a waiting order, why something may please, stores around theirs. */
export const readHome = endpoint({
  can: "cart.use", channel: "web", actor: shopper,
  read: (request) => Promise.resolve(Object.fromEntries(new URL(request.url).searchParams)),
  input: z.object({ products: z.string().max(4000).default("").transform((text) => text.split(",").filter(Boolean)).pipe(z.array(idOf<ProductId>()).max(60)) }),
  answer: async (by, { products }, request) => {
    const [{ full, ...shop }, seen, listed] = await Promise.all([shopFacts(by), lastSeen(request), listVariantIds(products)]);
    const [promises, ready, like, near] = await Promise.all([
      listCardPromises({ products: listed, store: full, channel: by.channel }),
      requirePermit("orders.track").then((may) => listReadyPickups(may)),
      seen ? listRelated(seen.id, 4, by.currency) : [],
      full ? listStoresNear(full, 4) : [],
    ]);
    const now = wallClock();
    return privately({
      ...shop, promises: like.length > 0 ? { ...promises, ...(await listCardPromises({ products: like, store: full, channel: by.channel })) } : promises,
      pickupDay: full && pickupDay(full, now), atStore: null, ready,
      viewed: seen && like.length === 4 ? { because: seen.title, cards: like } : null,
      nearby: near.map((store) => ({ ...storeGlance(store, now), distance: distanceWords(store.distanceKm) })),
    } satisfies HomeFacts);
  },
});

/** What this shopper looked at last; nothing for one who wants no suggestions by it, be it said here or by the browser (Global Privacy Control). */
async function lastSeen(request: Request): Promise<ProductCard | undefined> {
  if (request.headers.get("sec-gpc") === "1") return undefined;
  const may = await requirePermit("events.record");
  const [isWanted, [seen]] = await Promise.all([getPersonalization(may), listRecentlyViewed(may, 1)]);
  return isWanted ? seen : undefined;
}
