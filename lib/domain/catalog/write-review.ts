import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type ProductId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import { Refusal } from "@/lib/kernel/refusal";

export const reviewInput = z.object({
  productId: idOf<ProductId>(),
  rating: z.coerce.number().int("Choose one to five stars.").min(1, "Choose one to five stars.").max(5, "Choose one to five stars."),
  title: z.string().trim().min(1, "Sum it up in a few words.").max(120, "Use at most 120 characters."),
  body: z.string().trim().min(1, "Tell us how it is.").max(4000, "Use at most 4,000 characters."),
});

/**
 * A member's review, one for each product; written again it replaces the former. It is marked verified when the
 * member's order was handed over in a store or delivered. Names are shown as "Ada L.".
 * @throws Refusal `not_found`
 */
export async function writeReview(tx: Tx, by: Permit<"reviews.write">, input: z.output<typeof reviewInput>): Promise<void> {
  const { customerId } = by.actor;
  const { rows } = await tx.execute<{ id: string }>(sql`
    with bought as (
      select case when bool_or(o.channel in ('store', 'kiosk')) then 'store' else 'online' end as place
      from "order" o join order_line l on l.order_id = o.id join variant v on v.id = l.variant_id join fulfillment_line f on f.order_line_id = l.id
      where o.customer_id = ${customerId} and v.product_id = ${input.productId} and f.handed_over > 0 having count(*) > 0
    ), old as (
      select rating, status from review where product_id = ${input.productId} and customer_id = ${customerId}
    ), written as (
      insert into review (id, product_id, customer_id, author_name, rating, title, body, verified)
      select ${newId()}, p.id, c.id, regexp_replace(c.name, '^(\S+)\s+(?:.*\s)?(\S)\S*$', '\1 \2.'), ${input.rating}, ${input.title}, ${input.body}, (select place from bought)
      from product p, customer c where p.id = ${input.productId} and c.id = ${customerId}
      on conflict (product_id, customer_id) do update set rating = excluded.rating, title = excluded.title, body = excluded.body, verified = excluded.verified, created_at = shop_clock()
      returning id, status
    ), counted as (
      update product set
        rating_count = rating_count + case when (select status from written) = 'published' and not exists (select from old where status = 'published') then 1 else 0 end,
        rating_sum = rating_sum + case when (select status from written) = 'published' then ${input.rating} - coalesce((select rating from old where status = 'published'), 0) else 0 end
      where id = ${input.productId} and exists (select from written)
    )
    select id from written`);
  if (!rows[0]) throw new Refusal("not_found");
  await record(tx, by, { kind: "review.written", subject: `product:${input.productId}`, payload: { productId: input.productId, reviewId: rows[0].id, rating: input.rating } });
}
