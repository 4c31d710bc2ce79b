import { z } from "zod";
import { hasOverlap, type WeeklyWindow } from "./hours";
import { locationInput } from "./location-input";

const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const flag = z.preprocess((value) => (typeof value === "string" ? ({ yes: true, true: true, "1": true, no: false, false: false, "0": false, "": undefined } as Record<string, boolean | undefined>)[value.trim().toLowerCase()] ?? (value.trim() === "" ? undefined : value) : value), z.boolean("Write yes or no.").optional());
const blank = (value: unknown) => (value === null || (typeof value === "string" && value.trim() === "") ? undefined : value);
const fields = locationInput.shape;
const maybe = <S extends z.ZodType>(schema: S) => z.preprocess(blank, schema.optional());

/** One row of a locations file. What is left blank stays as it is; a new location needs the columns marked so. */
export const locationImportRow = z.object({
  code: z.preprocess(blank, z.string("Missing.").trim().regex(/^[A-Za-z0-9-]{2,12}$/, "2 to 12 letters, digits or hyphens.").transform((code) => code.toUpperCase())),
  slug: maybe(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Small letters, digits and hyphens.").max(80)),
  kind: maybe(z.enum(["store", "warehouse", "pickup_point"], "store, warehouse or pickup_point.")),
  name: maybe(fields.name), address_line1: maybe(fields.addressLine1), address_line2: maybe(fields.addressLine2), city: maybe(fields.city), state: maybe(fields.state), postcode: maybe(fields.postcode),
  latitude: maybe(fields.latitude), longitude: maybe(fields.longitude), time_zone: maybe(fields.timeZone), phone: maybe(fields.phone),
  can_sell: flag, can_pickup: flag, can_curbside: flag, can_ship: flag, can_return: flag, is_active: flag,
  services: maybe(z.string().transform((value) => value.split(";").map((part) => part.trim()).filter(Boolean)).pipe(fields.services)),
  pickup_lead_minutes: maybe(fields.pickupLeadMinutes), pickup_cutoff_minutes: maybe(fields.pickupCutoffMinutes), pickups_per_hour: maybe(fields.pickupsPerHour), hold_days: maybe(fields.holdDays),
  pickup_max_parcel_grams: maybe(fields.pickupMaxParcelGrams), pickup_max_parcel_mm: maybe(fields.pickupMaxParcelMm), collection_instructions: maybe(fields.collectionInstructions),
  hours: maybe(z.string().transform(readHours)),
});

export type LocationImportRow = z.output<typeof locationImportRow>;

export const locationImportColumns: Record<keyof LocationImportRow, string> = {
  code: "your own code, like PDX (required)", slug: "address name; made from the name when new and blank", kind: "store, warehouse or pickup_point (store)", name: "name (required when new)",
  address_line1: "street and number (required when new)", address_line2: "text", city: "city (required when new)", state: "state, like OR (required when new)", postcode: "ZIP code (required when new)",
  latitude: "degrees (required when new)", longitude: "degrees (required when new)", time_zone: "like America/Los_Angeles (required when new)", phone: "text", can_sell: "yes or no", can_pickup: "yes or no",
  can_curbside: "yes or no", can_ship: "yes or no", can_return: "yes or no", is_active: "yes or no", services: "separated by semicolons", pickup_lead_minutes: "minutes from order to ready",
  pickup_cutoff_minutes: "minutes before closing", pickups_per_hour: "capacity", hold_days: "days an order waits", pickup_max_parcel_grams: "heaviest parcel handed over", pickup_max_parcel_mm: "longest parcel handed over",
  collection_instructions: "what shoppers are told", hours: "like Mon-Sat 10:00-21:00; Sun 11:00-19:00 (a day may come twice)",
};

/** "Mon-Sat 10:00-21:00; Sun 11:00-19:00" as windows of the week. */
function readHours(text: string, context: z.RefinementCtx): WeeklyWindow[] {
  const windows: WeeklyWindow[] = [];
  for (const part of text.split(";").filter((one) => one.trim() !== "")) {
    const match = /^\s*([a-z]{3})(?:\s*-\s*([a-z]{3}))?\s+(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})\s*$/i.exec(part);
    const [, from = "", to = from, openHour, openMinute, closeHour, closeMinute] = match ?? [];
    const [first, last] = [weekdays.indexOf(from.toLowerCase()), weekdays.indexOf(to.toLowerCase())];
    const [opensMinute, closesMinute] = [Number(openHour) * 60 + Number(openMinute), Number(closeHour) * 60 + Number(closeMinute)];
    if (first < 0 || last < first || !(opensMinute < closesMinute) || closesMinute > 1440) {
      context.addIssue({ code: "custom", message: `“${part.trim()}” is not like Mon-Sat 10:00-21:00.` });
      return [];
    }
    for (let day = first; day <= last; day++) windows.push({ weekday: day + 1, opensMinute, closesMinute });
  }
  if (hasOverlap(windows)) context.addIssue({ code: "custom", message: "Two windows of the same day overlap." });
  return windows.sort((a, b) => a.weekday - b.weekday || a.opensMinute - b.opensMinute);
}
