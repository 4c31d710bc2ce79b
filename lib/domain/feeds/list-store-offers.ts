import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { getAvailability } from "@/lib/domain/inventory/get-availability";
import { getPrices } from "@/lib/domain/pricing/get-prices";
import { homeCurrency } from "@/lib/kernel/currency";
import type { LocationId, VariantId } from "@/lib/kernel/ids";
import type { StoreOffer } from "./feed-item";

export type OfferPage = { offers: StoreOffer[]; next: VariantId | null };

/** Answers of one page of variants at every store: 100 variants at 1,000 stores are as many as one page may hold. */
const mostAnswers = 100_000;

/** The sold variants after `after` by id at each active store that stocks them. `next` is null on the last page. */
export async function listStoreOffers(after: VariantId | null, from: Reader = db): Promise<OfferPage> {
  const stores = await from.execute<{ id: LocationId; code: string }>(sql`select id, code from location where is_active and kind <> 'warehouse' and can_sell order by code`);
  const size = Math.max(1, Math.min(500, Math.floor(mostAnswers / Math.max(1, stores.rows.length))));
  const { rows } = await from.execute<{ id: VariantId; sku: string }>(sql`
    select v.id, v.sku from variant v join product p on p.id = v.product_id
    where v.status = 'active' and p.status = 'active' and not v.is_gift_card and (${after}::uuid is null or v.id > ${after}::uuid) order by v.id limit ${size}`);
  const ids = rows.map((row) => row.id);
  const prices = await getPrices(ids, { channel: "web", currency: homeCurrency }, from);
  const skuOf = new Map(rows.map((row) => [row.id, row.sku]));
  const codeOf = new Map(stores.rows.map((store) => [store.id, store.code]));
  const answers = await getAvailability({ variantIds: ids, locationIds: [...codeOf.keys()], channel: "web" }, from);
  const offers = answers.flatMap((availability): StoreOffer[] => {
    const [price, sku, storeCode] = [prices.get(availability.variantId), skuOf.get(availability.variantId), codeOf.get(availability.locationId)];
    return price && sku && storeCode && availability.reason !== "not_sold_here" ? [{ variantId: availability.variantId, sku, price, storeCode, availability }] : [];
  });
  return { offers, next: rows.length === size ? (ids.at(-1) ?? null) : null };
}
