import { z } from "zod";
import { emailInput, personName } from "@/lib/domain/identity/account-forms";
import { wholeNumber } from "@/lib/domain/locations/location-input";
import type { AppointmentId, AppointmentKindId, LocationId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import type { AppointmentStatus } from "./appointment-state";

export type AppointmentKind = { id: AppointmentKindId; locationId: LocationId; name: string; about: string; minutes: number; atOnce: number; room: number; cutoffMinutes: number; daysAhead: number; isOn: boolean; version: number };

/** When somebody could come. Instants are ISO strings. */
export type AppointmentTime = { startsAt: string; endsAt: string; left: number };

/** An appointment as its shopper and the store see it. */
export type AppointmentView = {
  id: AppointmentId; number: string; status: AppointmentStatus; startsAt: string; endsAt: string; name: string; email: string; phone: string; note: string; version: number;
  kind: { id: AppointmentKindId; name: string; about: string; minutes: number };
  store: { id: LocationId; slug: string; name: string; addressLine1: string; city: string; state: string; postcode: string; phone: string; timeZone: string };
  /** Who wrote it down, where the shopper did not. */
  bookedBy: string | null;
};

/** The appointments of a store's day, in their order. */
export type AppointmentDay = { day: string; now: string; timeZone: string; storeName: string; rows: AppointmentView[] };

const one = <T>(value: T | T[] | undefined): T | undefined => (Array.isArray(value) ? value[0] : value);
export const appointmentQuery = z.object({ day: z.preprocess(one, z.iso.date().nullable().catch(null)) });

const line = (max: number) => z.string().trim().max(max, `At most ${max} characters.`);
const instant = z.string().refine((value) => !Number.isNaN(Date.parse(value)), "Choose one of the offered times.").transform((value) => new Date(value));

export const bookingInput = z.object({
  kindId: idOf<AppointmentKindId>(),
  /** "startsAt/endsAt", as one radio button says it. */
  slot: z.string("Choose one of the offered times.").transform((value) => value.split("/")[0] ?? "").pipe(instant),
  name: personName,
  email: emailInput.transform((email) => email.toLowerCase()),
  phone: line(30).default(""),
  note: line(300).default(""),
});
export type Booking = z.output<typeof bookingInput>;

/** By the link of its mails, or as the member whose it is. */
export const appointmentProof = z.object({ token: z.string().max(400).optional(), appointmentId: idOf<AppointmentId>().optional() });
export type AppointmentProof = z.output<typeof appointmentProof>;
export const moveInput = appointmentProof.extend({ slot: bookingInput.shape.slot });

export const oneAppointment = z.object({ appointmentId: idOf<AppointmentId>() });
export const closeInput = oneAppointment.extend({ as: z.enum(["kept", "missed"]) });

export const kindInput = z.object({
  locationId: idOf<LocationId>(),
  /** Empty: a new one. */
  kindId: z.preprocess((value) => (value === "" ? null : value), idOf<AppointmentKindId>().nullable()),
  version: z.coerce.number().int(),
  name: line(60).min(2, "Name it, like “Design consultation”."),
  about: line(300).default(""),
  minutes: wholeNumber(15, 480),
  atOnce: wholeNumber(1, 50),
  room: wholeNumber(1, 50),
  cutoffMinutes: wholeNumber(0, 20_160),
  daysAhead: wholeNumber(1, 90),
  isOn: z.boolean(),
});
export type KindChange = z.output<typeof kindInput>;

/** "45 minutes", "1 hour", "1 hour 30 minutes" */
export function lengthWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 && `${hours} ${hours === 1 ? "hour" : "hours"}`, rest > 0 && `${rest} minutes`].filter(Boolean).join(" ");
}
