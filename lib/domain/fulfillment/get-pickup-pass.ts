import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { PassId } from "@/lib/kernel/ids";
import type { PassPage } from "./pickup-pass";

/** What whoever has the link may see: where, when and the code. The caller has read the link's signature. Null when there is none. */
export async function getPickupPass(id: PassId, from: Reader = db): Promise<PassPage | null> {
  const { rows } = await from.execute<{ page: PassPage }>(sql`
    select jsonb_build_object('name', p.name, 'isReady', f.status = 'ready', 'buyer', split_part(o.contact_name, ' ', 1), 'readyBy', f.promised_at, 'collectBy', f.collect_by,
      'status', s.status, 'code', case when s.status = 'live' then p.code end,
      'units', (select sum(fl.quantity - fl.cancelled - fl.moved - fl.missing - fl.handed_over)::int from fulfillment_line fl where fl.fulfillment_id = f.id),
      'store', jsonb_build_object('name', l.name, 'slug', l.slug, 'timeZone', l.time_zone, 'addressLine1', l.address_line1, 'city', l.city, 'state', l.state, 'postcode', l.postcode, 'phone', l.phone, 'instructions', l.collection_instructions)) as page
    from pickup_pass p join fulfillment f on f.id = p.fulfillment_id join location l on l.id = f.location_id join "order" o on o.id = f.order_id
    cross join lateral (select case when p.used_at is not null then 'used' when p.revoked_at is not null then 'revoked' when f.status in ('handed_over', 'cancelled', 'expired') then 'over' else 'live' end as status) s
    where p.id = ${id}`);
  return rows[0]?.page ?? null;
}
