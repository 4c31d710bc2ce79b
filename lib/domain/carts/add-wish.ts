import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { Refusal } from "@/lib/kernel/refusal";
import type { Wish } from "./cart-input";

/** Puts a variant on the member's wish list; wishing twice is wishing once. @throws Refusal `not_found` */
export async function addWish(tx: Tx, by: Permit<"account.own">, { variantId }: Wish): Promise<void> {
  const { rows } = await tx.execute<{ product_id: string; is_new: boolean }>(sql`
    with item as (select id, product_id from variant where id = ${variantId}),
    wished as (insert into wish_item (customer_id, variant_id) select ${by.actor.customerId}, id from item on conflict do nothing returning variant_id)
    select item.product_id, exists (select from wished) as is_new from item`);
  const item = rows[0];
  if (!item) throw new Refusal("not_found");
  if (item.is_new) await record(tx, by, { kind: "wish.added", subject: `product:${item.product_id}`, payload: { variantId } });
}
