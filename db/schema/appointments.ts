import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgSequence, pgTable, smallint, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { AppointmentId, AppointmentKindId, CustomerId, LocationId, StaffId } from "@/lib/kernel/ids";
import type { AppointmentStatus } from "@/lib/domain/appointments/appointment-state";
import { createdAt, id, instant, ref } from "./columns";
import { location } from "./locations";

export const appointmentNumber = pgSequence("appointment_number", { startWith: 1001 });

/** What a store's people take time for. */
export const appointmentKind = pgTable("appointment_kind", {
  id: id<AppointmentKindId>(),
  locationId: ref<LocationId>().notNull().references(() => location.id),
  name: text().notNull(),
  /** What happens, and what to bring. */
  about: text().notNull().default(""),
  minutes: smallint().notNull(),
  /** So many at the same time. */
  atOnce: smallint().notNull().default(1),
  /** As much of each of its hours as so many orders take. */
  room: smallint().notNull().default(1),
  /** Booked and changed until so long before it begins. */
  cutoffMinutes: integer().notNull(),
  daysAhead: smallint().notNull(),
  isOn: boolean().notNull().default(true),
  version: integer().notNull().default(1),
}, (t) => [
  uniqueIndex("appointment_kind_name_key").on(t.locationId, sql`lower(${t.name})`),
  check("appointment_kind_amounts", sql`${t.minutes} between 15 and 480 and ${t.atOnce} between 1 and 50 and ${t.room} between 1 and 50 and ${t.cutoffMinutes} between 0 and 20160 and ${t.daysAhead} between 1 and 90`),
]);

/** One visit of one person. Its hours stand in the capacity calendar. */
export const appointment = pgTable("appointment", {
  id: id<AppointmentId>(),
  number: text().notNull().unique().default(sql`'AP-' || nextval('appointment_number')`),
  kindId: ref<AppointmentKindId>().notNull().references(() => appointmentKind.id),
  locationId: ref<LocationId>().notNull().references(() => location.id),
  status: text().$type<AppointmentStatus>().notNull().default("booked"),
  startsAt: instant().notNull(),
  endsAt: instant().notNull(),
  name: text().notNull(),
  email: text().notNull(),
  phone: text().notNull().default(""),
  note: text().notNull().default(""),
  customerId: ref<CustomerId>(),
  bookedByStaffId: ref<StaffId>(),
  version: integer().notNull().default(1),
  createdAt: createdAt(),
  closedAt: instant(),
}, (t) => [
  index("appointment_day_idx").on(t.locationId, t.startsAt),
  index("appointment_kind_idx").on(t.kindId, t.startsAt),
  index("appointment_customer_idx").on(t.customerId),
  check("appointment_time", sql`${t.startsAt} < ${t.endsAt} and (${t.status} = 'booked') = (${t.closedAt} is null)`),
]);
