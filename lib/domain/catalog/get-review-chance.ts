import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { ProductId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { Review, ReviewStatus } from "./review";

/** Whether this member may write about a product: where they got it first, in whatever channel, and what they wrote already. */
export type ReviewChance = { name: string; slug: string; verified: Review["verified"]; own: ReviewStatus | null };

/** Null when there is no such product on sale. What is still under way has not been used. */
export async function getReviewChance(by: Permit<"reviews.write">, productId: ProductId, from: Reader = db): Promise<ReviewChance | null> {
  const { rows } = await from.execute<ReviewChance>(sql`
    select c.name, p.slug, (select r.status from review r where r.product_id = p.id and r.customer_id = c.id) as own,
      (select case when o.channel = 'store' then 'store' else 'online' end
        from "order" o join fulfillment f on f.order_id = o.id join fulfillment_line l on l.fulfillment_id = f.id join variant v on v.id = l.variant_id
          left join order_line ol on ol.id = l.order_line_id left join order_bundle b on b.id = ol.bundle_id left join variant made on made.id = b.variant_id
        where o.customer_id = c.id and p.id in (v.product_id, made.product_id) and l.handed_over > 0 and (f.method not in ('ship', 'local_delivery') or f.status = 'delivered')
        order by o.placed_at, o.id limit 1) as verified
    from product p, customer c where p.id = ${productId} and p.status = 'active' and c.id = ${by.actor.customerId}`);
  return rows[0] ?? null;
}

/** @throws Refusal `not_found`, `not_bought`, `already_reviewed` */
export async function requireReviewChance(by: Permit<"reviews.write">, productId: ProductId, from: Reader = db): Promise<ReviewChance> {
  const chance = await getReviewChance(by, productId, from);
  if (!chance) throw new Refusal("not_found");
  if (chance.own) throw new Refusal("already_reviewed");
  if (!chance.verified) throw new Refusal("not_bought");
  return chance;
}
