import type { Tx } from "@/db/client";
import { review } from "@/db/schema/catalog";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { ReviewId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { requireReviewChance } from "./get-review-chance";
import { publicName } from "./review";
import type { NewReview } from "./review-input";

/**
 * A member writes about what they bought, online or in a store, once; it waits until the staff have read it.
 * @throws Refusal `not_found`, `not_bought`, `already_reviewed`
 */
export async function writeReview(tx: Tx, by: Permit<"reviews.write">, { productId, photos, ...words }: NewReview): Promise<{ reviewId: ReviewId; slug: string }> {
  const { name, slug, verified } = await requireReviewChance(by, productId, tx);
  const { customerId } = by.actor;
  const [made] = await tx.insert(review).values({ productId, customerId, authorName: publicName(name), verified, photos: [...photos], ...words })
    .onConflictDoNothing({ target: [review.productId, review.customerId] }).returning({ id: review.id });
  if (!made) throw new Refusal("already_reviewed");
  await record(tx, by, { kind: "review.written", subject: `product:${productId}`, payload: { productId, reviewId: made.id, rating: words.rating } });
  return { reviewId: made.id, slug };
}
