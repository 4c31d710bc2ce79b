import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { isRemote, type Channel } from "@/lib/domain/channel";
import { getKnownStores } from "@/lib/domain/locations/get-known-stores";
import type { CheckoutId, LocationId, VariantId } from "@/lib/kernel/ids";
import { bandOf, shortfallOf, type ShipAvailability } from "./availability";
import { deliveryPromise } from "./delivery-promise";

export type ShipQuestion = { variantIds: readonly VariantId[]; channel: Channel; ownCheckoutId?: CheckoutId | null; quantity?: number };

type Row = { variant_id: VariantId; location_id: LocationId | null; version: number | null; available: number | null; grams: number; now_ms: number };

/**
 * What can be delivered of each variant, in the order asked, and when it would arrive from the place that has most
 * (warehouses first among equals). Several places count together where the routing in force splits. One round trip.
 */
export async function getShipAvailability({ variantIds, channel, ownCheckoutId, quantity = 1 }: ShipQuestion, from: Reader = db): Promise<ShipAvailability[]> {
  if (variantIds.length === 0) return [];
  const { rows } = await from.execute<Row>(sql`
    select v.id as variant_id, best.location_id, best.version, case when r.splits then best.total else best.available end as available, round(extract(epoch from shop_clock()) * 1000)::float8 as now_ms,
      coalesce((select max(p.weight_grams) from parcel p where p.variant_id = v.id), 0) as grams
    from (select coalesce(bool_or(rule ->> 'split' <> 'never'), true) as splits from routing_rule_set s, jsonb_path_query(s.rules, '$.routings[*].rules[*]') rule where s.status = 'published') r
    cross join unnest(${sql.param(variantIds)}::uuid[]) with ordinality v(id, position)
    left join lateral (
      select a.location_id, l.version, a.available, (sum(a.available) over ())::int as total
      from location l
      cross join lateral stock_available_at(v.id, l.id, ${isRemote(channel)}, ${ownCheckoutId ?? null}::uuid) a
      where l.can_ship and l.is_active and (l.paused_until is null or l.paused_until <= shop_clock())
      order by a.available desc, l.kind = 'warehouse' desc, l.id limit 1
    ) best on true
    order by v.position`);
  const versions = new Map(rows.flatMap((row) => (row.location_id && row.version !== null ? [[row.location_id, row.version] as const] : [])));
  const stores = await getKnownStores(versions, from);
  return rows.map((row): ShipAvailability => {
    const units = row.available ?? 0;
    const store = row.location_id ? stores.get(row.location_id) : undefined;
    const promise = store ? deliveryPromise(new Date(row.now_ms), store, row.grams) : null;
    const reason = store === undefined ? "not_sold_here" : (shortfallOf(units, quantity) ?? (promise ? null : "sold_out"));
    return { variantId: row.variant_id, quantity: units, band: bandOf(units), locationId: row.location_id, reason, promise: reason === null ? promise : null };
  });
}
