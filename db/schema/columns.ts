import { sql } from "drizzle-orm";
import { integer, timestamp, uuid } from "drizzle-orm/pg-core";
import { newId } from "../../lib/kernel/ids";

/** Primary key: a time-ordered UUID (version 7) made by the application. */
export const id = <T extends string>() => uuid().$type<T>().primaryKey().$defaultFn(() => newId<T>());

export const ref = <T extends string>() => uuid().$type<T>();

/** An instant in UTC; the driver returns a Date. */
export const instant = () => timestamp({ withTimezone: true, mode: "date" });

export const createdAt = () => instant().notNull().default(sql`shop_clock()`);

/** Integer minor units of the row's currency. */
export const minor = () => integer();
