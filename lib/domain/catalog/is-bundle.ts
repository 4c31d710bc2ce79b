import { sql, type SQL } from "drizzle-orm";

/** Whether a variant is made of others, which have the stock. */
export const isBundle = (variantId: SQL): SQL => sql`exists (select from bundle_part where bundle_variant_id = ${variantId})`;
