import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { watchedVariant } from "./watch-input";

/** A member does not want to hear of it any more; stopping twice is stopping once. */
export async function stopWatching(tx: Tx, by: Permit<"account.own">, { variantId }: z.output<typeof watchedVariant>): Promise<void> {
  const { rows } = await tx.execute<{ product_id: string }>(sql`
    delete from stock_watch w using variant v where w.variant_id = ${variantId} and w.customer_id = ${by.actor.customerId} and v.id = w.variant_id returning v.product_id`);
  if (rows[0]) await record(tx, by, { kind: "watch.ended", subject: `product:${rows[0].product_id}`, payload: { variantId } });
}
