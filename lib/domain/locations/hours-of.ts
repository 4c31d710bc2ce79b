import { sql, type SQL } from "drizzle-orm";

/** A location's weekly hours (`WeeklyWindow[]` as JSON). */
export const hoursOf = (locationId: SQL): SQL => sql`(
  select coalesce(jsonb_agg(jsonb_build_object('weekday', h.weekday, 'opensMinute', h.opens_minute, 'closesMinute', h.closes_minute) order by h.weekday, h.opens_minute), '[]')
  from location_hours h where h.location_id = ${locationId})`;

/** Its other hours from yesterday on (`HoursException[]` as JSON). */
export const exceptionsOf = (locationId: SQL, timeZone: SQL): SQL => sql`(
  select coalesce(jsonb_agg(jsonb_build_object('day', e.day, 'opensMinute', e.opens_minute, 'closesMinute', e.closes_minute, 'reason', e.reason) order by e.day), '[]')
  from location_exception e where e.location_id = ${locationId} and e.day >= (shop_clock() at time zone ${timeZone})::date - 1)`;
