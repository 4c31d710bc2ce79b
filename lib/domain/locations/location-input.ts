import { z } from "zod";
import type { LocationId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import { hasOverlap } from "./hours";
import { usStates } from "./us-states";
import { isTimeZone } from "./zone-day";

const text = (max: number) => z.string().trim().max(max, `At most ${max} characters.`);
const required = (max: number, message: string) => text(max).min(1, message);
/** An empty field is no zero. */
const filled = <S extends z.ZodType>(schema: S) => z.preprocess((value) => (value === "" || value === null ? undefined : value), schema);
export const wholeNumber = (min: number, max: number) => filled(z.coerce.number("Enter a whole number.").int("Enter a whole number.").min(min, `At least ${min}.`).max(max, `At most ${max}.`));
const minute = wholeNumber(0, 1440);
const limit = z.preprocess((value) => (value === "" || value === undefined ? null : value), wholeNumber(1, 1_000_000).nullable());

/** Everything about a location but its hours. */
export const locationInput = z.object({
  locationId: idOf<LocationId>(),
  version: z.coerce.number().int(),
  name: required(80, "Enter the name."),
  addressLine1: required(120, "Enter the street and number."),
  addressLine2: text(120).default(""),
  city: required(80, "Enter the city."),
  state: z.string().trim().toUpperCase().refine((code) => Object.hasOwn(usStates, code), "Choose a state."),
  postcode: z.string().trim().regex(/^\d{5}(-\d{4})?$/, "Five digits, like 97205."),
  latitude: filled(z.coerce.number("Enter a number.").min(-90, "From -90 to 90.").max(90, "From -90 to 90.")),
  longitude: filled(z.coerce.number("Enter a number.").min(-180, "From -180 to 180.").max(180, "From -180 to 180.")),
  timeZone: z.string().regex(/^[A-Za-z]+(\/[A-Za-z_+-]+)+$/, "A zone like America/Chicago.").refine(isTimeZone, "There is no such time zone."),
  phone: text(30).default(""),
  canSell: z.boolean(),
  canPickup: z.boolean(),
  canCurbside: z.boolean(),
  canShip: z.boolean(),
  canReturn: z.boolean(),
  services: z.array(required(60, "Name the service.")).max(30, "At most 30 services."),
  pickupLeadMinutes: wholeNumber(0, 10_080),
  pickupCutoffMinutes: wholeNumber(0, 1440),
  pickupsPerHour: wholeNumber(0, 1000),
  pickupMaxParcelGrams: limit,
  pickupMaxParcelMm: limit,
  holdDays: wholeNumber(1, 60),
  collectionInstructions: text(500).default(""),
  isActive: z.boolean(),
});

const window = z.object({ weekday: wholeNumber(1, 7), opensMinute: minute, closesMinute: minute })
  .refine((w) => w.opensMinute < w.closesMinute, { path: ["closesMinute"], message: "Closing comes after opening. Past midnight, add a window to the next day." });

/** The whole week; a day without a window is closed. */
export const hoursInput = z.object({ locationId: idOf<LocationId>(), version: z.coerce.number().int(), hours: z.array(window).max(42, "At most six windows a day.") })
  .refine((input) => !hasOverlap(input.hours), { path: ["hours"], message: "Two windows of the same day overlap." });

const day = z.iso.date("Enter a date.");

/** Other hours on one date; both times null: closed. */
export const exceptionInput = z.object({
  locationId: idOf<LocationId>(),
  version: z.coerce.number().int(),
  day,
  opensMinute: minute.nullable(),
  closesMinute: minute.nullable(),
  reason: required(80, "Say why, like “Thanksgiving”."),
}).refine((e) => (e.opensMinute === null) === (e.closesMinute === null), { path: ["closesMinute"], message: "Enter both times, or neither for a closed day." })
  .refine((e) => e.opensMinute === null || e.closesMinute === null || e.opensMinute < e.closesMinute, { path: ["closesMinute"], message: "Closing comes after opening." });

export const exceptionRemovalInput = z.object({ locationId: idOf<LocationId>(), version: z.coerce.number().int(), day });

export const leadTimeInput = locationInput.pick({ locationId: true, version: true, pickupLeadMinutes: true });

export type LeadTimeChange = z.output<typeof leadTimeInput>;
export type LocationChange = z.output<typeof locationInput>;
export type HoursChange = z.output<typeof hoursInput>;
/** Closing at short notice needs no version: it counts whatever was planned for the date. */
type AtAnyVersion<T> = Omit<T, "version"> & { version?: number };
export type ExceptionChange = AtAnyVersion<z.output<typeof exceptionInput>>;
export type ExceptionRemoval = AtAnyVersion<z.output<typeof exceptionRemovalInput>>;
