import { sql, type SQL } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { isBundle } from "@/lib/domain/catalog/is-bundle";
import { isRemote, type Channel } from "@/lib/domain/channel";
import { getKnownStores } from "@/lib/domain/locations/get-known-stores";
import type { StoreSummary } from "@/lib/domain/locations/store-summary";
import type { CheckoutId, LocationId, VariantId } from "@/lib/kernel/ids";
import { bandOf, shortfallOf, waitOf, type ShipAvailability } from "./availability";
import { deliveryPromise, promiseFrom } from "./delivery-promise";
import type { SellAheadKind } from "./sell-ahead";

export type ShipQuestion = { variantIds: readonly VariantId[]; channel: Channel; ownCheckoutId?: CheckoutId | null; quantity?: number; /** Only this place is asked. */ locationId?: LocationId };

/** `ready` and `available` of the place that sells ahead; its `ready` is below zero where others wait already. */
type Ahead = { locationId: LocationId; version: number; kind: SellAheadKind; ready: number; available: number; arrivals: [on: string, units: number][] };
type Row = { variant_id: VariantId; location_id: LocationId | null; version: number | null; ready: number | null; total: number | null; splits: boolean; ahead: Ahead | null; grams: number; now_ms: number };

/** A supplier's order that is late is counted on from so many days ahead, until somebody moves it. */
const lateDays = 3;

/**
 * What can be delivered of each variant, in the order asked, and when it would arrive from the place that has most
 * (warehouses first among equals); where that is not enough, from what is coming, by the day that the supplier says.
 * Only places that some rule in force may ask count, with what the mildest of those leaves them; several count together
 * where the rules split; a bundle comes from one. Rules that depend on an address are asked by the checkout. One round trip.
 */
export async function getShipAvailability({ variantIds, channel, ownCheckoutId, quantity = 1, locationId }: ShipQuestion, from: Reader = db): Promise<ShipAvailability[]> {
  if (variantIds.length === 0) return [];
  const available = sql`stock_available_at(v.id, l.id, ${isRemote(channel)}, ${ownCheckoutId ?? null}::uuid) a left join stock_level s on s.variant_id = v.id and s.location_id = l.id`;
  const { rows } = await from.execute<Row>(sql`
    with rule as materialized (
      select array(select jsonb_array_elements_text(r -> 'kinds')) as kinds, (r ->> 'keepBack')::int as keep_back, r ->> 'split' <> 'never' as splits,
        r -> 'onlyLocationIds' <> '[]' or coalesce(r -> 'onlyGroupIds', '[]') <> '[]' as is_narrow,
        array(select jsonb_array_elements_text(r -> 'onlyLocationIds') union select jsonb_array_elements_text(g -> 'locationIds') from jsonb_array_elements(s.rules -> 'groups') g where (r -> 'onlyGroupIds') ? (g ->> 'id')) as only_ids
      from routing_rule_set s, jsonb_path_query(s.rules, '$.routings[*].rules[*]') r where s.status = 'published'
    ), sender as materialized (
      select l.id, l.kind, l.version, l.time_zone, coalesce(min(rule.keep_back), 0) as keep_back
      from location l left join rule on l.kind = any(rule.kinds) and (not rule.is_narrow or l.id::text = any(rule.only_ids))
      where l.can_ship and l.is_active and (l.paused_until is null or l.paused_until <= shop_clock()) and (${locationId ?? null}::uuid is null or l.id = ${locationId ?? null}::uuid)
        and (rule.kinds is not null or not exists (select from rule))
      group by l.id
    )
    select v.id as variant_id, best.location_id, best.version, best.ready, best.total, r.splits and not ${isBundle(sql`v.id`)} as splits, ahead.facts as ahead, round(extract(epoch from shop_clock()) * 1000)::float8 as now_ms,
      coalesce((select max(p.weight_grams) from sold_parcel p where p.variant_id = v.id), 0) as grams
    from (select coalesce(bool_or(splits), true) as splits from rule) r
    cross join unnest(${sql.param(variantIds)}::uuid[]) with ordinality v(id, position)
    left join lateral (
      select l.id as location_id, l.version, greatest(0, ${ready}) as ready, (sum(greatest(0, ${ready})) over ())::int as total
      from sender l cross join lateral ${available} order by ready desc, l.kind = 'warehouse' desc, l.id limit 1
    ) best on true
    left join lateral (
      select jsonb_build_object('locationId', l.id, 'version', l.version, 'kind', p.kind, 'ready', ${ready}, 'available', a.available - l.keep_back, 'arrivals', ${arrivals}) as facts
      from sell_ahead p join sender l on l.id = p.location_id cross join lateral ${available}
      where p.variant_id = v.id and a.available > l.keep_back order by a.available - l.keep_back desc, l.id limit 1
    ) ahead on true
    order by v.position`);
  const versions = new Map(rows.flatMap((row) => [...(row.location_id && row.version !== null ? [[row.location_id, row.version] as const] : []), ...(row.ahead ? [[row.ahead.locationId, row.ahead.version] as const] : [])]));
  const stores = await getKnownStores(versions, from);
  return rows.map((row) => answerOf(row, quantity, stores));
}

function answerOf(row: Row, quantity: number, stores: ReadonlyMap<LocationId, StoreSummary>): ShipAvailability {
  const now = new Date(row.now_ms);
  const store = row.location_id ? stores.get(row.location_id) : undefined;
  const ready = (row.splits ? row.total : row.ready) ?? 0;
  const ahead = aheadOf(row, ready, now, stores);
  const units = Math.max(ready, ahead ? ahead.base + (row.ahead ? row.ahead.available - row.ahead.ready : 0) : 0);
  const wait = waitOf({ ready, ahead }, quantity);
  const sendsBy = store && ready > 0 ? deliveryPromise(now, store, row.grams) : null;
  const promise = wait ? wait.promise : store ? (sendsBy ?? deliveryPromise(now, store, row.grams)) : null;
  const reason = store === undefined ? "not_sold_here" : (shortfallOf(units, quantity) ?? (promise ? null : "sold_out"));
  return { variantId: row.variant_id, quantity: units, band: bandOf(units), ready, ahead, locationId: wait && row.ahead ? row.ahead.locationId : row.location_id, reason, promise: reason === null ? promise : null, sendsBy };
}

/** What other places have counts too, where a delivery may be split. */
function aheadOf({ ahead, splits, grams }: Row, ready: number, now: Date, stores: ReadonlyMap<LocationId, StoreSummary>): ShipAvailability["ahead"] {
  const store = ahead && stores.get(ahead.locationId);
  if (!ahead || !store || ahead.arrivals.length === 0) return null;
  const base = ahead.ready + (splits ? ready - Math.max(0, ahead.ready) : 0);
  return { kind: ahead.kind, base, arrivals: ahead.arrivals.map(([on, units]) => ({ on, units, promise: promiseFrom(on, now, store, grams) })) };
}

const ready: SQL = sql`(a.available - coalesce(least(s.backorder_cap, s.incoming), 0) - l.keep_back)`;

const arrivals: SQL = sql`(
    select coalesce(json_agg(json_build_array(greatest(o.expected_on, d.today + case when o.expected_on < d.today then ${lateDays}::integer else 0 end), n.ordered + n.over - n.received - n.rejected - n.short) order by o.expected_on, o.id), '[]')
    from purchase_line n join purchase_order o on o.id = n.purchase_order_id cross join (select (shop_clock() at time zone l.time_zone)::date as today) d
    where n.variant_id = v.id and o.location_id = l.id and o.status in ('ordered', 'partly_received') and n.ordered + n.over - n.received - n.rejected - n.short > 0)`;
