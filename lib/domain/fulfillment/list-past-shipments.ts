import { sql, type SQL } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { getKnownStores } from "@/lib/domain/locations/get-known-stores";
import { dayAt } from "@/lib/domain/locations/zone-day";
import type { LocationId, OrderId, VariantId } from "@/lib/kernel/ids";
import type { PastShipment } from "./back-test";
import type { Wanted } from "./routing-plan";

type Row = { order_id: OrderId; number: string; at_ms: number; state: string; heaviest: number; lines: Wanted[]; km: Record<string, number | null> };
type Level = { variant_id: VariantId; location_id: LocationId; free: number };
type Movement = Level & { at_ms: number };
type PlaceRow = { id: LocationId; code: string; name: string; kind: "warehouse" | "store"; state: string; version: number };

/**
 * What was ordered for delivery, the oldest first, with the stock as it was just before: from today's levels the ledger is
 * walked back. Holds of that moment and changed safety stock are not known any more. `which` is a condition on the order `o`.
 */
export async function listPastShipments(which: SQL, from: Reader): Promise<PastShipment[]> {
  const { rows } = await from.execute<Row>(shipmentsOf(which));
  const { rows: places } = await from.execute<PlaceRow>(sql`select id, code, name, case when kind = 'warehouse' then 'warehouse' else 'store' end as kind, state, version from location where is_active and can_ship`);
  const variants = [...new Set(rows.flatMap(({ lines }) => lines.map(({ variantId }) => variantId)))];
  const since = new Date(Math.min(...rows.map(({ at_ms }) => at_ms), Date.now()) - slackMs).toISOString();
  const ids = sql.param(places.map(({ id }) => id));
  const { rows: levels } = await from.execute<Level>(sql`
    select s.variant_id, s.location_id, stock_free(s, 0, false) - s.safety_stock as free from stock_level s where s.variant_id = any(${sql.param(variants)}::uuid[]) and s.location_id = any(${ids}::uuid[])`);
  const { rows: movements } = await from.execute<Movement>(sql`
    select m.variant_id, m.location_id, round(extract(epoch from m.at) * 1000)::float8 as at_ms,
      m.on_hand_delta - m.allocated_delta - case when m.to_state <> 'sellable' then m.quantity else 0 end + case when m.from_state <> 'sellable' then m.quantity else 0 end as free
    from stock_movement m where m.at >= ${since}::timestamptz and m.variant_id = any(${sql.param(variants)}::uuid[]) and m.location_id = any(${ids}::uuid[]) order by m.at desc, m.id desc`);
  const { rows: sent } = await from.execute<{ location_id: LocationId; at_ms: number }>(sql`
    select location_id, round(extract(epoch from created_at) * 1000)::float8 as at_ms from fulfillment
    where method = 'ship' and status <> 'cancelled' and created_at >= ${since}::timestamptz - interval '1 day' and location_id = any(${ids}::uuid[])`);
  const { rows: booked } = await from.execute<{ location_id: LocationId; at_ms: number; starts_ms: number; room: number }>(sql`
    select b.location_id, round(extract(epoch from coalesce(f.created_at, p.created_at)) * 1000)::float8 as at_ms, round(extract(epoch from b.starts_at) * 1000)::float8 as starts_ms, b.room
    from capacity_booking b left join fulfillment f on f.id = b.fulfillment_id left join appointment p on p.id = b.appointment_id
    where b.expires_at is null and b.starts_at >= ${since}::timestamptz - interval '1 day' and b.location_id = any(${ids}::uuid[])`);
  const stores = await getKnownStores(new Map(places.map(({ id, version }) => [id, version])), from);
  const stock = new Map(levels.map((level) => [`${level.variant_id} ${level.location_id}`, level.free]));
  const undo = walkBack(stock, movements);
  return rows.map((row): PastShipment => {
    undo(row.at_ms - slackMs);
    return {
      orderId: row.order_id, number: row.number, placedAtMs: row.at_ms, state: row.state, heaviestGrams: row.heaviest, lines: row.lines,
      candidates: places.flatMap((place) => {
        const store = stores.get(place.id);
        const available = new Map(row.lines.map(({ variantId }) => [variantId, Math.max(0, stock.get(`${variantId} ${place.id}`) ?? 0)]));
        if (!store || [...available.values()].every((units) => units === 0)) return [];
        const day = dayAt(store.timeZone, row.at_ms);
        const shippedToday = sent.filter(({ location_id, at_ms }) => location_id === place.id && at_ms < row.at_ms - slackMs && dayAt(store.timeZone, at_ms) === day).length;
        const bookedToday = booked.reduce((sum, one) => (one.location_id === place.id && one.at_ms < row.at_ms - slackMs && dayAt(store.timeZone, one.starts_ms) === day ? sum + one.room : sum), 0);
        return [{ id: place.id, code: place.code, name: place.name, kind: place.kind, isSameState: place.state === row.state, distanceKm: row.km[place.id] ?? null, available, shippedToday, bookedToday, store }];
      }),
    };
  }).reverse();
}

/** An order and its promises in the ledger are one statement, but not of one microsecond. */
const slackMs = 2_000;

/** Takes back, in place, every movement from a moment on; moments come from the newest to the oldest. */
function walkBack(stock: Map<string, number>, movements: readonly Movement[]): (untilMs: number) => void {
  let next = 0;
  return (untilMs) => {
    for (let each = movements[next]; each && each.at_ms >= untilMs; each = movements[++next]) {
      const key = `${each.variant_id} ${each.location_id}`;
      stock.set(key, (stock.get(key) ?? 0) - each.free);
    }
  };
}

const shipmentsOf = (which: SQL): SQL => sql`
  with shipment as (
    select o.id, o.number, o.placed_at, max(f.ship_to ->> 'state') as state, max(left(f.ship_to ->> 'postcode', 5)) as postcode, array_agg(f.id) as parts
    from "order" o join fulfillment f on f.order_id = o.id and f.method = 'ship' and f.paid_by_fulfillment_id is null and f.ship_to is not null where ${which} group by o.id
  )
  select s.id as order_id, s.number, round(extract(epoch from s.placed_at) * 1000)::float8 as at_ms, s.state, lines.heaviest, lines.lines, km.km
  from shipment s
  cross join lateral (
    select max(w.heaviest) as heaviest, jsonb_agg(jsonb_build_object('variantId', fl.variant_id, 'productId', v.product_id, 'quantity', fl.quantity, 'unitMinor', round(ol.total_minor::numeric / ol.quantity), 'grams', w.grams) order by fl.id) as lines
    from fulfillment_line fl join order_line ol on ol.id = fl.order_line_id join variant v on v.id = fl.variant_id,
      lateral (select coalesce(sum(p.weight_grams), 0)::int as grams, coalesce(max(p.weight_grams), 0)::int as heaviest from parcel p where p.variant_id = v.id) w
    where fl.fulfillment_id = any(s.parts)
  ) lines
  left join lateral (select p.latitude, p.longitude from postcode p where p.code = s.postcode and p.state = s.state union all select avg(p.latitude), avg(p.longitude) from postcode p where p.state = s.state limit 1) target on true
  cross join lateral (select jsonb_object_agg(l.id, round(distance_km(l.latitude, l.longitude, target.latitude, target.longitude)::numeric, 1)) as km from location l where l.is_active and l.can_ship) km
  where lines.lines is not null
  order by s.placed_at desc, s.id desc`;
