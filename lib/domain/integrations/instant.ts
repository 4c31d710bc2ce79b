import { sql, type SQL } from "drizzle-orm";

/** A column's instant as programs read it: UTC, ISO 8601, to the millisecond. */
export const instantOf = (column: SQL): SQL => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
