import { sql } from "drizzle-orm";
import { boolean, check, date, doublePrecision, index, integer, pgTable, primaryKey, smallint, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { AppointmentId, CheckoutId, FulfillmentId, LocationId, StaffId } from "@/lib/kernel/ids";
import type { BookingPurpose } from "@/lib/domain/locations/capacity";
import { createdAt, id, instant, minor, ref } from "./columns";

export const location = pgTable("location", {
  id: id<LocationId>(),
  slug: text().notNull().unique(),
  code: text().notNull().unique(),
  kind: text().$type<"store" | "warehouse" | "pickup_point">().notNull(),
  name: text().notNull(),
  addressLine1: text().notNull(),
  addressLine2: text().notNull().default(""),
  city: text().notNull(),
  state: text().notNull(),
  postcode: text().notNull(),
  country: text().notNull().default("US"),
  latitude: doublePrecision().notNull(),
  longitude: doublePrecision().notNull(),
  timeZone: text().notNull(),
  phone: text().notNull().default(""),
  canSell: boolean().notNull().default(true),
  canPickup: boolean().notNull().default(true),
  canCurbside: boolean().notNull().default(false),
  canShip: boolean().notNull().default(false),
  canReturn: boolean().notNull().default(true),
  services: text().array().notNull().default(sql`'{}'`),
  /** Minutes from order to ready, while the store is open. */
  pickupLeadMinutes: integer().notNull().default(120),
  /** Orders placed later than this before closing are promised for the next opening. */
  pickupCutoffMinutes: integer().notNull().default(60),
  pickupsPerHour: integer().notNull().default(12),
  /** A single parcel above either limit is refused for pickup here; null means no limit. */
  pickupMaxParcelGrams: integer(),
  pickupMaxParcelMm: integer(),
  holdDays: smallint().notNull().default(7),
  collectionInstructions: text().notNull().default(""),
  isActive: boolean().notNull().default(true),
  /** Takes no new work until then; ends by itself. */
  pausedUntil: instant(),
  pausedAt: instant(),
  pausedReason: text(),
  pausedByStaffId: ref<StaffId>(),
  version: integer().notNull().default(1),
  createdAt: createdAt(),
}, (t) => [
  check("location_time_zone_named", sql`${t.timeZone} ~ '^[A-Za-z]+(/[A-Za-z_+-]+)+$'`),
  check("location_coordinates", sql`${t.latitude} between -90 and 90 and ${t.longitude} between -180 and 180`),
  check("location_pause", sql`(${t.pausedUntil} is null) = (${t.pausedReason} is null) and (${t.pausedUntil} is null) = (${t.pausedAt} is null)`),
  check("location_amounts", sql`${t.pickupLeadMinutes} >= 0 and ${t.pickupCutoffMinutes} >= 0 and ${t.pickupsPerHour} >= 0 and ${t.holdDays} > 0`),
]);

/** Weekly hours, minutes after local midnight; several windows a day are allowed. 1 = Monday … 7 = Sunday (ISO). */
export const locationHours = pgTable("location_hours", {
  locationId: ref<LocationId>().notNull().references(() => location.id),
  weekday: smallint().notNull(),
  opensMinute: smallint().notNull(),
  closesMinute: smallint().notNull(),
}, (t) => [
  primaryKey({ columns: [t.locationId, t.weekday, t.opensMinute] }),
  check("location_hours_range", sql`${t.weekday} between 1 and 7 and ${t.opensMinute} >= 0 and ${t.closesMinute} <= 1440 and ${t.opensMinute} < ${t.closesMinute}`),
]);

/** A dated exception replaces the weekly hours of that local day; null times mean closed all day. */
export const locationException = pgTable("location_exception", {
  locationId: ref<LocationId>().notNull().references(() => location.id),
  day: date({ mode: "string" }).notNull(),
  opensMinute: smallint(),
  closesMinute: smallint(),
  reason: text().notNull(),
}, (t) => [
  primaryKey({ columns: [t.locationId, t.day] }),
  check("location_exception_range", sql`(${t.opensMinute} is null and ${t.closesMinute} is null) or (${t.opensMinute} >= 0 and ${t.closesMinute} <= 1440 and ${t.opensMinute} < ${t.closesMinute})`),
]);

/** How a store delivers with its own van: where to, in which windows, and for what. */
export const localDelivery = pgTable("local_delivery", {
  locationId: ref<LocationId>().primaryKey().references(() => location.id),
  isOn: boolean().notNull().default(true),
  /** Reaches addresses whose ZIP code lies this near, or is one of these. */
  radiusMiles: smallint().notNull(),
  postcodes: text().array().notNull().default(sql`'{}'`),
  windowMinutes: smallint().notNull(),
  /** Addresses that the van reaches in one window. */
  perWindow: smallint().notNull(),
  /** A window can be booked and changed until so long before it begins. */
  cutoffMinutes: smallint().notNull(),
  /** Windows are offered for today and so many days after it. */
  daysAhead: smallint().notNull(),
  feeMinor: minor().notNull(),
  /** Goods from here on are delivered free; null: never. */
  freeFromMinor: minor(),
}, (t) => [
  check("local_delivery_reach", sql`${t.radiusMiles} between 0 and 100 and (${t.radiusMiles} > 0 or cardinality(${t.postcodes}) > 0)`),
  check("local_delivery_amounts", sql`${t.windowMinutes} between 30 and 720 and ${t.perWindow} between 1 and 500 and ${t.cutoffMinutes} between 0 and 2880 and ${t.daysAhead} between 0 and 30 and ${t.feeMinor} >= 0 and ${t.freeFromMinor} >= 0`),
]);

/**
 * The one capacity calendar. A booking with `expiresAt` is a hold of a checkout, live by the database's clock;
 * without it, it belongs to a placed fulfillment or to an appointment.
 */
export const capacityBooking = pgTable("capacity_booking", {
  id: id<string>(),
  locationId: ref<LocationId>().notNull().references(() => location.id),
  purpose: text().$type<BookingPurpose>().notNull(),
  startsAt: instant().notNull(),
  endsAt: instant().notNull(),
  checkoutId: ref<CheckoutId>(),
  fulfillmentId: ref<FulfillmentId>(),
  /** An appointment takes a row for each hour that it touches. */
  appointmentId: ref<AppointmentId>(),
  /** How much of the hour it takes, in orders. */
  room: smallint().notNull().default(1),
  expiresAt: instant(),
}, (t) => [
  index("capacity_booking_slot_idx").on(t.locationId, t.startsAt),
  uniqueIndex("capacity_booking_checkout_key").on(t.checkoutId, t.locationId, t.purpose).where(sql`${t.expiresAt} is not null`),
  uniqueIndex("capacity_booking_fulfillment_key").on(t.fulfillmentId),
  uniqueIndex("capacity_booking_appointment_key").on(t.appointmentId, t.startsAt),
  check("capacity_booking_purpose", sql`${t.purpose} in ('pickup', 'curbside', 'delivery', 'appointment') and (${t.purpose} = 'appointment') = (${t.appointmentId} is not null) and ${t.room} > 0`),
  check("capacity_booking_owner", sql`(${t.expiresAt} is null) = (num_nonnulls(${t.fulfillmentId}, ${t.appointmentId}) = 1)`),
]);

export const postcode = pgTable("postcode", {
  code: text().primaryKey(),
  city: text().notNull(),
  state: text().notNull(),
  latitude: doublePrecision().notNull(),
  longitude: doublePrecision().notNull(),
}, (t) => [index("postcode_city_idx").on(sql`lower(${t.city}) text_pattern_ops`)]);
