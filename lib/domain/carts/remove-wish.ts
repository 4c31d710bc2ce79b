import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { Wish } from "./cart-input";

/** Takes a variant off the member's wish list; one that is not there is already gone. */
export async function removeWish(tx: Tx, by: Permit<"account.own">, { variantId }: Wish): Promise<void> {
  const { rows } = await tx.execute<{ product_id: string }>(sql`
    delete from wish_item w using variant v where v.id = w.variant_id and w.customer_id = ${by.actor.customerId} and w.variant_id = ${variantId} returning v.product_id`);
  if (rows[0]) await record(tx, by, { kind: "wish.removed", subject: `product:${rows[0].product_id}`, payload: { variantId } });
}
