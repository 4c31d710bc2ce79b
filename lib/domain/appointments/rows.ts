import { sql, type SQL } from "drizzle-orm";
import type { Reader } from "@/db/client";
import type { AppointmentId, AppointmentKindId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { AppointmentKind, AppointmentView } from "./appointment";

export async function readKinds(from: Reader, which: SQL): Promise<AppointmentKind[]> {
  const { rows } = await from.execute<{ kind: AppointmentKind }>(sql`
    select jsonb_build_object('id', k.id, 'locationId', k.location_id, 'name', k.name, 'about', k.about, 'minutes', k.minutes, 'atOnce', k.at_once, 'room', k.room,
      'cutoffMinutes', k.cutoff_minutes, 'daysAhead', k.days_ahead, 'isOn', k.is_on, 'version', k.version) as kind from appointment_kind k where ${which} order by k.name`);
  return rows.map(({ kind }) => kind);
}

/** `which` is a condition on the appointment `a` and its store `l`. */
export async function readAppointments(from: Reader, which: SQL): Promise<AppointmentView[]> {
  const { rows } = await from.execute<{ view: AppointmentView }>(sql`
    select jsonb_build_object('id', a.id, 'number', a.number, 'status', a.status, 'startsAt', a.starts_at, 'endsAt', a.ends_at, 'name', a.name, 'email', a.email, 'phone', a.phone, 'note', a.note, 'version', a.version,
      'kind', jsonb_build_object('id', k.id, 'name', k.name, 'about', k.about, 'minutes', k.minutes), 'bookedBy', s.name,
      'store', jsonb_build_object('id', l.id, 'slug', l.slug, 'name', l.name, 'addressLine1', l.address_line1, 'city', l.city, 'state', l.state, 'postcode', l.postcode, 'phone', l.phone, 'timeZone', l.time_zone)) as view
    from appointment a join appointment_kind k on k.id = a.kind_id join location l on l.id = a.location_id left join staff s on s.id = a.booked_by_staff_id
    where ${which} order by a.starts_at, a.number`);
  return rows.map(({ view }) => ({ ...view, startsAt: new Date(view.startsAt).toISOString(), endsAt: new Date(view.endsAt).toISOString() }));
}

export type LockedAppointment = { id: AppointmentId; kindId: AppointmentKindId; status: AppointmentView["status"]; isPast: boolean; isPastCutoff: boolean; locationId: AppointmentKind["locationId"]; customerId: string | null };

/** @throws Refusal `not_found`, also where it is none of `scope` */
export async function lockAppointment(from: Reader, id: AppointmentId, scope: SQL = sql`true`): Promise<LockedAppointment> {
  const { rows } = await from.execute<LockedAppointment>(sql`
    select a.id, a.kind_id as "kindId", a.status, a.location_id as "locationId", a.customer_id as "customerId", a.starts_at <= shop_clock() as "isPast", a.starts_at - make_interval(mins => k.cutoff_minutes) < shop_clock() as "isPastCutoff"
    from appointment a join appointment_kind k on k.id = a.kind_id where a.id = ${id} and ${scope} for update of a`);
  if (!rows[0]) throw new Refusal("not_found");
  return rows[0];
}
