"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { ReviewEntry } from "@/components/product/review-entry";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { decideReview } from "@/lib/actions/reviews";
import type { ReviewAtDesk as Row } from "@/lib/domain/catalog/voice-query";

const done = { published: "Everybody sees it now", hidden: "Nobody sees it now" } as const;

/** A review as it will stand on the page, and what may be decided about it. */
export function ReviewAtDesk({ review }: { review: Row }) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const decide = (status: keyof typeof done) => start(async () => {
    const outcome = await decideReview({ reviewId: review.id, status }).catch(() => null);
    toast(outcome?.ok ? { title: done[status] } : { tone: "negative", title: outcome?.message ?? "No connection. Nothing changed; try again." });
    router.refresh();
  });
  return (
    <div className="grid gap-4 py-5 lg:grid-cols-[1fr_auto] lg:gap-10">
      <div className="min-w-0">
        <Link href={`/products/${review.slug}`} prefetch={false} className="inline-flex min-h-11 items-center text-sm text-muted underline underline-offset-4 lg:mb-2 lg:min-h-0">{review.product}</Link>
        <ReviewEntry review={review} />
      </div>
      <div className="flex gap-3 self-start">
        {review.status !== "published" && <Button isBusy={isBusy} onClick={() => decide("published")} aria-label={`Publish “${review.title}”`}>Publish</Button>}
        {review.status !== "hidden" && <Button look="secondary" isBusy={isBusy} onClick={() => decide("hidden")} aria-label={`Hide “${review.title}”`}>Hide</Button>}
      </div>
    </div>
  );
}
