import type { Invariant } from "@/lib/domain/invariant";

export const appointmentInvariants: Invariant[] = [
  {
    name: "a booked appointment has its hours in the capacity calendar, and nothing else has",
    sql: `select a.id from appointment a where a.status = 'booked' and a.ends_at > shop_clock() and not exists (select from capacity_booking b where b.appointment_id = a.id and b.starts_at <= a.starts_at and b.ends_at > a.starts_at and b.location_id = a.location_id)
      union all
      select b.appointment_id from capacity_booking b left join appointment a on a.id = b.appointment_id where b.appointment_id is not null and (a.id is null or a.status = 'cancelled')`,
  },
  {
    name: "no more appointments of a kind at the same time than the store has people for, unless staff changed the kind",
    sql: `select a.id, count(*) from appointment a join appointment_kind k on k.id = a.kind_id join appointment b on b.kind_id = a.kind_id and b.status = 'booked' and b.starts_at <= a.starts_at and b.ends_at > a.starts_at
      where a.status = 'booked' and k.version = 1 group by a.id, k.at_once having count(*) > k.at_once`,
  },
];
