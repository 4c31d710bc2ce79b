import { sql } from "drizzle-orm";

/** Whether the order `o` sold gift cards: their codes have left the store, so its sale stands. */
export const sellsCards = sql`exists (select from fulfillment f where f.order_id = o.id and f.method = 'email')`;
