import { sql, type SQL } from "drizzle-orm";

/** One lock for each hour of a location, until the transaction ends: whoever counts bookings in order to add one holds it. */
export const slotLock = (locationId: SQL, startsAt: SQL): SQL =>
  sql`pg_advisory_xact_lock(hashtextextended('slot ' || (${locationId})::uuid || ' ' || floor(extract(epoch from (${startsAt})::timestamptz) / 3600), 0))`;
