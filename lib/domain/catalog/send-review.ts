import type { z } from "zod";
import { transaction } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { ReviewId } from "@/lib/kernel/ids";
import { requireReviewChance } from "./get-review-chance";
import { keepPhoto } from "./keep-photo";
import type { reviewInput } from "./review-input";
import { writeReview } from "./write-review";

/** A review with its photos: no transaction waits while they are encoded, and none is for who may not write. */
export async function sendReview(by: Permit<"reviews.write">, { photos, ...words }: z.output<typeof reviewInput>): Promise<{ reviewId: ReviewId; slug: string }> {
  await requireReviewChance(by, words.productId);
  const kept = await Promise.all(photos.map((photo) => keepPhoto(photo, "photos")));
  return transaction((tx) => writeReview(tx, by, { ...words, photos: [...new Set(kept.filter((src) => src !== null))] }));
}
