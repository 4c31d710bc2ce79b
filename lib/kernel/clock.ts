import { sql } from "drizzle-orm";

/** The database's clock, shifted only by tests; read it after the rows it decides over are locked. */
export const shopClock = sql<Date>`shop_clock()`;

/** The application's clock, for what needs no agreement with the database (display, rate of polling). */
export const wallClock = (): Date => new Date();
