import { sql, type SQL } from "drizzle-orm";

/** For a JOIN: what became of the money wished for under a key. It adds up the operations of that key alone, where a join with the view adds up all there are. */
export const wishOf = (key: SQL): SQL => sql`lateral (select * from payment_wish w where w.key = ${key} offset 0)`;
