import type { Invariant } from "@/lib/domain/invariant";

export const locationInvariants: Invariant[] = [
  {
    name: "no hour is booked beyond the capacity of its location, unless staff lowered it",
    sql: `select b.location_id, b.starts_at, sum(b.room) from capacity_booking b join location l on l.id = b.location_id
      where (b.expires_at is null or b.expires_at > shop_clock()) and b.starts_at > shop_clock()
        and not exists (select from event e where e.location_id = b.location_id and e.kind = 'location.changed' and e.payload -> 'changes' ? 'pickupsPerHour')
      group by b.location_id, b.starts_at, l.pickups_per_hour
      having sum(b.room) > l.pickups_per_hour`,
  },
  {
    name: "no delivery window is booked beyond its van, unless staff changed the terms",
    sql: `select b.location_id, b.starts_at, count(*) from capacity_booking b join local_delivery d on d.location_id = b.location_id
      where b.purpose = 'delivery' and (b.expires_at is null or b.expires_at > shop_clock()) and b.starts_at > shop_clock()
        and not exists (select from event e where e.location_id = b.location_id and e.kind = 'location.changed' and e.payload -> 'changes' ? 'localDelivery')
      group by b.location_id, b.starts_at, d.per_window
      having count(*) > d.per_window`,
  },
  {
    name: "two opening windows of a weekday never overlap",
    sql: `select a.location_id, a.weekday from location_hours a join location_hours b on b.location_id = a.location_id and b.weekday = a.weekday
      and a.opens_minute < b.opens_minute and b.opens_minute < a.closes_minute`,
  },
  {
    name: "a booked hour belongs to a fulfillment at the same location that is not cancelled",
    sql: `select b.id from capacity_booking b left join fulfillment f on f.id = b.fulfillment_id
      where b.fulfillment_id is not null and (f.id is null or f.location_id <> b.location_id or f.status = 'cancelled')`,
  },
];
