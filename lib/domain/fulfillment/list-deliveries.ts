import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import { getStore } from "@/lib/domain/locations/get-store";
import { dayAt, instantAt } from "@/lib/domain/locations/zone-day";
import type { LocationId } from "@/lib/kernel/ids";
import { allowedActions } from "./allowed-actions";
import { inRouteOrder, type DeliveryDay, type DeliveryStop } from "./delivery-run";
import type { FulfillmentMethod } from "./fulfillment-state";
import type { LineCounters } from "./line-progress";
import { staffStatusWords } from "./timeline";

type Row = Omit<DeliveryStop, "statusWords" | "actions" | "units"> & { method: FulfillmentMethod; counters: LineCounters[]; claimedBy: { id: string; name: string } | null };

/** A day of a store's own van, by window and in the order of the route; today, with all that is left from before, where no day is named. Null when the store is not the reader's. */
export async function listDeliveries(by: Permit<"fulfillment.view">, { locationId, day }: { locationId: LocationId; day: string | null }, from: Reader = db): Promise<DeliveryDay | null> {
  const store = (storeScope(by)?.includes(locationId) ?? true) ? await getStore({ id: locationId }, from) : null;
  if (!store) return null;
  const { rows: [clock] } = await from.execute<{ ms: number; per_window: number | null }>(sql`select round(extract(epoch from shop_clock()) * 1000)::float8 as ms, (select per_window from local_delivery where location_id = ${locationId}) as per_window`);
  const nowMs = clock?.ms ?? Date.now();
  const today = dayAt(store.timeZone, nowMs);
  const shown = day ?? today;
  const isToday = shown === today;
  const [fromMs, untilMs] = [instantAt(store.timeZone, shown, 0), instantAt(store.timeZone, shown, 1440)];
  const { rows } = await from.execute<{ stop: Row }>(sql`
    select jsonb_build_object('id', f.id, 'number', f.number, 'method', f.method, 'status', f.status, 'slot', jsonb_build_object('startsAt', f.slot_starts_at, 'endsAt', f.slot_ends_at),
      'customer', jsonb_build_object('name', coalesce(f.ship_to ->> 'name', o.contact_name), 'phone', o.phone), 'shipTo', f.ship_to,
      'point', (select jsonb_build_object('latitude', p.latitude, 'longitude', p.longitude) from postcode p where p.code = left(f.ship_to ->> 'postcode', 5)),
      'claimedBy', case when f.claimed_by_staff_id is not null then jsonb_build_object('id', f.claimed_by_staff_id, 'name', coalesce(c.name, 'A colleague')) end,
      'driver', case when t.staff_id is not null then jsonb_build_object('id', t.staff_id, 'name', coalesce(s.name, 'A colleague')) end,
      'trip', case when t.id is not null then jsonb_build_object('leftAt', t.left_at, 'endedAt', t.ended_at, 'outcome', t.outcome, 'proof', t.proof, 'note', t.note, 'photoSrc', t.photo_src) end,
      'tries', (select count(*) from delivery_trip e where e.fulfillment_id = f.id and e.outcome = 'attempted'), 'lines', x.lines, 'counters', x.counters, 'needsTwoPeople', x.two_people, 'weightGrams', x.grams) as stop
    from fulfillment f join "order" o on o.id = f.order_id left join staff c on c.id = f.claimed_by_staff_id
    left join lateral (select * from delivery_trip t where t.fulfillment_id = f.id order by t.left_at desc limit 1) t on true
    left join staff s on s.id = t.staff_id
    cross join lateral (
      select jsonb_agg(jsonb_build_object('title', concat_ws(', ', p.title, nullif(v.title, '')), 'quantity', fl.quantity - fl.cancelled - fl.moved) order by fl.id) filter (where fl.quantity > fl.cancelled + fl.moved) as lines,
        jsonb_agg(jsonb_build_object('quantity', fl.quantity, 'picked', fl.picked, 'ready', fl.ready, 'handedOver', fl.handed_over, 'cancelled', fl.cancelled, 'moved', fl.moved, 'missing', fl.missing) order by fl.id) as counters,
        bool_or(v.needs_two_people) as two_people, coalesce(sum((fl.quantity - fl.cancelled - fl.moved) * (select coalesce(sum(g.weight_grams), 0) from parcel g where g.variant_id = v.id)), 0)::int as grams
      from fulfillment_line fl join variant v on v.id = fl.variant_id join product p on p.id = v.product_id where fl.fulfillment_id = f.id
    ) x
    where f.location_id = ${locationId} and f.method = 'local_delivery' and f.status <> 'cancelled'
      and f.slot_starts_at < ${new Date(untilMs).toISOString()}::timestamptz and (f.slot_starts_at >= ${new Date(fromMs).toISOString()}::timestamptz or ${isToday} and f.status <> 'delivered')
    order by f.slot_starts_at, f.number limit 300`);
  const byWindow = new Map<string, DeliveryStop[]>();
  for (const stop of rows.map((row) => stopOf(row.stop, { ...store, by }))) byWindow.set(stop.slot.startsAt, [...(byWindow.get(stop.slot.startsAt) ?? []), stop]);
  return {
    day: shown, now: new Date(nowMs).toISOString(), timeZone: store.timeZone, storeName: store.name, perWindow: clock?.per_window ?? 0,
    windows: [...byWindow.values()].flatMap((stops) => (stops[0] ? [{ ...stops[0].slot, stops: inRouteOrder(stops, store) }] : [])),
  };
}

function stopOf({ method, counters, claimedBy, slot, lines, ...row }: Row, place: { id: string; name: string; by: Permit<"fulfillment.view"> }): DeliveryStop {
  const kept = lines ?? [];
  return {
    ...row, lines: kept, units: kept.reduce((sum, line) => sum + line.quantity, 0), statusWords: staffStatusWords(row.status, method),
    slot: { startsAt: new Date(slot.startsAt).toISOString(), endsAt: new Date(slot.endsAt).toISOString() },
    actions: allowedActions({ method, status: row.status, locationId: place.id, storeName: place.name, claimedBy, lines: counters }, place.by.actor),
  };
}
