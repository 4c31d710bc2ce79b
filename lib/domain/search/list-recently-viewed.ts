import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { asId, type ProductId } from "@/lib/kernel/ids";
import { listProductCards } from "./list-product-cards";
import type { ProductCard } from "./product-card";

/** What this shopper, or this browser for a guest, looked at last, newest first; each product once. */
export async function listRecentlyViewed(by: Permit<"events.record">, limit: number, from: Reader = db): Promise<ProductCard[]> {
  const { actor } = by;
  const mine = actor.kind === "customer" ? sql`customer_id = ${actor.customerId}` : actor.deviceId === null ? null : sql`device_id = ${actor.deviceId} and customer_id is null`;
  if (!mine) return [];
  const { rows } = await from.execute<{ id: string }>(sql`
    select substr(subject, 9) as id from (select subject, at from event where ${mine} and kind = 'product.viewed' and at > shop_clock() - interval '60 days' order by at desc limit 200) e
    group by subject order by max(at) desc limit ${limit}`);
  return listProductCards(rows.map((row) => asId<ProductId>(row.id)), by.currency, from);
}
