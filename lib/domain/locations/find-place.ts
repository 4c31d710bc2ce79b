import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { readPlace, type PlaceQuery } from "./place-query";

export type Place = { label: string; latitude: number; longitude: number };

/**
 * Where a postcode or a city is ("97205", "Portland, OR", "portland maine", "saint lou"); null when nothing fits. A city
 * without a state is the one with the most postcodes; an unfinished name is completed.
 */
export async function findPlace(text: string, from: Reader = db): Promise<Place | null> {
  const readings = readPlace(text);
  for (const reading of readings) {
    const place = await placeOf(reading, from);
    if (place) return place;
  }
  for (const reading of readings) {
    const place = reading.kind === "city" && reading.city.length >= 3 ? await cityLike(reading, from) : null;
    if (place) return place;
  }
  return null;
}

async function placeOf(reading: PlaceQuery, from: Reader): Promise<Place | null> {
  const { rows } = await from.execute<Place>(reading.kind === "postcode"
    ? sql`select city || ', ' || state || ' ' || code as label, latitude, longitude from postcode where code = ${reading.code}`
    : sql`
      select min(city) || ', ' || state as label, avg(latitude) as latitude, avg(longitude) as longitude
      from postcode where lower(city) = ${reading.city} and (${reading.state}::text is null or state = ${reading.state})
      group by state order by count(*) desc, state limit 1`);
  return rows[0] ?? null;
}

async function cityLike({ city, state }: { city: string; state: string | null }, from: Reader): Promise<Place | null> {
  const pattern = `${city.replace(/[\\%_]/g, "\\$&")}%`;
  const { rows } = await from.execute<Place>(sql`
    select min(city) || ', ' || state as label, avg(latitude) as latitude, avg(longitude) as longitude
    from postcode where lower(city) like ${pattern} and (${state}::text is null or state = ${state})
    group by lower(city), state order by count(*) desc, lower(city), state limit 1`);
  return rows[0] ?? null;
}
