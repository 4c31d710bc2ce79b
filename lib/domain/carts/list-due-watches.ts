import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { isAvailable } from "@/lib/domain/inventory/availability";
import { availabilityWords, shipWords } from "@/lib/domain/inventory/availability-words";
import { getAvailability } from "@/lib/domain/inventory/get-availability";
import { getShipAvailability } from "@/lib/domain/inventory/get-ship-availability";
import { getStore } from "@/lib/domain/locations/get-store";
import type { CustomerId, LocationId, StockWatchId, VariantId } from "@/lib/kernel/ids";

type Watch = { id: StockWatchId; variantId: VariantId; email: string; customerId: CustomerId | null; locationId: LocationId | null; slug: string; title: string; image: string | null };
export type DueWatch = Watch & { /** "Ready today by 4 PM at South Loop", "Delivery Fri, Nov 27". */ how: string };

/** Variants looked at in one run. */
const most = 200;

/** Whose wait is over: the one who asked first, and of each variant no more people at a time than units can be had. */
export async function listDueWatches(_by: Permit<"system.run">, from: Reader = db): Promise<DueWatch[]> {
  const { rows } = await from.execute<Watch>(sql`
    with wanted as (select variant_id from stock_watch group by variant_id order by min(created_at) limit ${most})
    select w.id, w.variant_id as "variantId", w.email, w.customer_id as "customerId", w.location_id as "locationId", p.slug, p.title || case when v.title = '' then '' else ', ' || lower(v.title) end as title,
      (select m.src from media m where m.product_id = p.id order by (m.variant_id = v.id) desc nulls last, m.position limit 1) as image
    from wanted join stock_watch w using (variant_id) join variant v on v.id = w.variant_id join product p on p.id = v.product_id where v.status = 'active' and p.status = 'active'
    order by w.created_at, w.id`);
  const variantIds = [...new Set(rows.map(({ variantId }) => variantId))];
  const locationIds = [...new Set(rows.flatMap(({ locationId }) => locationId ?? []))];
  const shipped = await getShipAvailability({ variantIds, channel: "web" }, from);
  const here = await getAvailability({ variantIds, locationIds, channel: "web" }, from);
  const stores = new Map(await Promise.all(locationIds.map(async (id) => [id, await getStore({ id }, from)] as const)));
  const told = new Map<VariantId, number>();
  return rows.flatMap((watch) => {
    const ship = shipped.find((one) => one.variantId === watch.variantId);
    const there = here.find((one) => one.variantId === watch.variantId && one.locationId === watch.locationId);
    const store = watch.locationId && stores.get(watch.locationId);
    const collected = there && store && isAvailable(there) ? `${availabilityWords(there, 1, store)} at ${store.name}` : null;
    const delivered = ship?.reason === null ? shipWords(ship, 1) : null;
    const how = collected ?? delivered;
    const before = told.get(watch.variantId) ?? 0;
    if (!how || before >= Math.max(collected ? (there?.quantity ?? 0) : 0, delivered ? (ship?.quantity ?? 0) : 0)) return [];
    told.set(watch.variantId, before + 1);
    return [{ ...watch, how }];
  });
}
