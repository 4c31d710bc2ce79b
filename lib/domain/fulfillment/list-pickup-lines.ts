import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { bundleOf } from "./bundle-of";
import { byPickPath } from "./pick-path";
import type { PickupLine } from "./pickup-view";

/** The lines of a fulfillment in the order in which to walk, with what the shelf should hold. */
export async function listPickupLines(id: FulfillmentId, from: Reader = db): Promise<PickupLine[]> {
  const { rows } = await from.execute<{ line: PickupLine }>(sql`
    select jsonb_build_object('id', fl.id, 'orderLineId', fl.order_line_id, 'variantId', v.id, 'title', p.title, 'variantTitle', v.title, 'sku', v.sku, 'gtin', v.gtin, 'image', m.image,
      'quantity', fl.quantity, 'picked', fl.picked, 'ready', fl.ready, 'handedOver', fl.handed_over, 'returned', fl.returned, 'cancelled', fl.cancelled, 'moved', fl.moved, 'missing', fl.missing, 'totalMinor', fl.total_minor,
      'aisle', coalesce(s.aisle, ''), 'bay', coalesce(s.bay, ''), 'onHand', coalesce(s.on_hand, 0), 'elsewhere', coalesce(e.places, '[]'), 'needsTwoPeople', v.needs_two_people,
      'parcels', coalesce(w.parcels, 0), 'weightGrams', coalesce(w.grams, 0), 'bundle', ${bundleOf(sql`ol.bundle_id`)}) as line
    from fulfillment_line fl join order_line ol on ol.id = fl.order_line_id
    join fulfillment f on f.id = fl.fulfillment_id
    join location l on l.id = f.location_id
    join variant v on v.id = fl.variant_id
    join product p on p.id = v.product_id
    left join stock_level s on s.variant_id = v.id and s.location_id = f.location_id
    left join lateral (
      select jsonb_build_object('src', i.src, 'alt', i.alt, 'width', i.width, 'height', i.height, 'background', i.background) as image from media i
      where i.product_id = p.id order by (i.variant_id = v.id) desc nulls last, i.position limit 1
    ) m on true
    left join lateral (select count(*)::int as parcels, sum(weight_grams)::int as grams from parcel where variant_id = v.id) w on true
    left join lateral (
      select jsonb_agg(jsonb_build_object('storeName', n.name, 'available', n.available) order by n.km) as places from (
        select o.name, a.available, distance_km(l.latitude, l.longitude, o.latitude, o.longitude) as km
        from stock_available_of(v.id, false, null) a join location o on o.id = a.location_id
        where a.available > 0 and o.id <> f.location_id and o.is_active and o.kind = 'store' order by km limit 3
      ) n
    ) e on true
    where fl.fulfillment_id = ${id}`);
  return rows.map((row) => row.line).sort(byPickPath);
}
