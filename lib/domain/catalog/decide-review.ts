import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { CustomerId, ProductId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { reviewMachine, type ReviewStatus } from "./review";
import type { reviewDecision } from "./review-input";

/**
 * Shows a review to everybody or takes it out of sight; the product's stars count what is shown.
 * @throws Refusal `illegal_move` when there is none in a state that allows it
 */
export async function decideReview(tx: Tx, by: Permit<"reviews.moderate">, { reviewId, status }: z.output<typeof reviewDecision>): Promise<{ productId: ProductId }> {
  const { rows } = await tx.execute<{ product_id: ProductId; customer_id: CustomerId | null; before: ReviewStatus }>(sql`
    with old as (select id, product_id, customer_id, rating, status from review where id = ${reviewId} and status = any(${sql.param(reviewMachine.into(status))}::text[]) for update),
    moved as (update review r set status = ${status} from old where r.id = old.id),
    counted as (update product p set rating_count = p.rating_count + step.one, rating_sum = p.rating_sum + step.one * old.rating
      from old, lateral (select case when ${status} = 'published' then 1 when old.status = 'published' then -1 else 0 end as one) step where p.id = old.product_id)
    select product_id, customer_id, status as before from old`);
  const review = rows[0];
  if (!review) throw new Refusal("illegal_move");
  const { product_id: productId, customer_id: customerId, before } = review;
  await record(tx, by, { kind: status === "published" ? "review.published" : "review.hidden", customerId, subject: `product:${productId}`, payload: { productId, reviewId, changes: { status: { before, after: status } } } });
  return { productId };
}
