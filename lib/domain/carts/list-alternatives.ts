import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Channel } from "@/lib/domain/channel";
import type { StoreSummary } from "@/lib/domain/locations/store-summary";
import { listRelated } from "@/lib/domain/search/list-related";
import type { ProductCard } from "@/lib/domain/search/product-card";
import type { Currency } from "@/lib/kernel/currency";
import type { ProductId, VariantId } from "@/lib/kernel/ids";
import type { CardPromise } from "./card-promise";
import { listCardPromises } from "./list-card-promises";

export type Alternative = { card: ProductCard; promise: CardPromise };

/** So many alike are looked at for those that can be had. */
const alike = 16;
const offered = 3;

/** Most like what is sold out among what can be collected at the chosen store or delivered; what is at the store comes first. */
export async function listAlternatives({ variantId, store, channel, currency }: { variantId: VariantId; store: StoreSummary | null; channel: Channel; currency: Currency }, from: Reader = db): Promise<Alternative[]> {
  const { rows } = await from.execute<{ product_id: ProductId }>(sql`select product_id from variant where id = ${variantId}`);
  const productId = rows[0]?.product_id;
  if (!productId) return [];
  const cards = (await listRelated(productId, alike, currency, from)).filter(({ priceMinor }) => priceMinor !== null);
  const promises = await listCardPromises({ products: cards, store, channel }, from);
  const had = cards.flatMap((card): Alternative[] => {
    const promise = promises[card.id];
    return promise && (promise.isAtStore || promise.isDelivered) ? [{ card, promise }] : [];
  });
  return had.sort((a, b) => Number(b.promise.isAtStore) - Number(a.promise.isAtStore)).slice(0, offered);
}
