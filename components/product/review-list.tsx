"use client";

import clsx from "clsx";
import Link from "next/link";
import { useState, useTransition, type MouseEvent } from "react";
import { readJson } from "@/components/shell/shop-facts";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { ReviewDistribution, ReviewPage } from "@/lib/domain/catalog/review";
import { ReviewEntry } from "./review-entry";

type Props = { productId: string; productPath: string; first: ReviewPage; distribution: ReviewDistribution; stars?: number | null };

/** How the stars are spread, which filters, and the reviews. The filters are links, so they work without scripts too. */
export function ReviewList({ productId, productPath, first, distribution, stars: initial = null }: Props) {
  const [stars, setStars] = useState<number | null>(initial);
  const [shown, setShown] = useState(first);
  const [isBusy, start] = useTransition();
  const total = distribution.reduce((sum, one) => sum + one.count, 0);
  const { reviews } = shown;
  const read = (wanted: number | null, after: string | null) =>
    start(async () => {
      const page = await readJson<ReviewPage>(`/api/reviews?product=${productId}${wanted ? `&stars=${wanted}` : ""}${after ? `&after=${after}` : ""}`).catch(() => null);
      if (!page) return toast({ tone: "negative", title: "The reviews did not arrive", detail: "Check the connection and try again." });
      setStars(wanted);
      setShown((former) => (after ? { ...page, reviews: [...former.reviews, ...page.reviews] } : page));
    });
  const choose = (next: number | null) => (event: MouseEvent) => {
    event.preventDefault();
    read(next, null);
  };
  return (
    <div className={clsx("grid gap-4", total > 0 && "lg:grid-cols-[18rem_1fr] lg:gap-16")}>
      {total > 0 && <nav aria-label="Reviews by stars">
        <ul>
          {distribution.map((one) => (
            <li key={one.stars}>
              <Link
                href={`${productPath}/reviews?stars=${one.stars}`} prefetch={false} scroll={false} onClick={choose(stars === one.stars ? null : one.stars)} aria-current={stars === one.stars ? "true" : undefined}
                aria-label={`${one.stars} ${one.stars === 1 ? "star" : "stars"}: ${one.count} ${one.count === 1 ? "review" : "reviews"}`}
                className={clsx("figures flex min-h-11 items-center gap-3 rounded-sm px-2 text-sm hover:bg-ink/6", stars === one.stars && "bg-action-soft")}
              >
                <span className="w-8 text-right">{one.stars} ★</span>
                <span aria-hidden className="h-2 flex-1 overflow-hidden rounded-full bg-ink/8">
                  <span className="block h-full rounded-full bg-accent" style={{ width: total ? `${(one.count / total) * 100}%` : 0 }} />
                </span>
                <span className="w-8 text-muted">{one.count}</span>
              </Link>
            </li>
          ))}
        </ul>
        <p className="mt-1 min-h-11 max-lg:empty:min-h-0">
          {stars !== null && (
            <Link href={`${productPath}/reviews`} prefetch={false} scroll={false} onClick={choose(null)} className="inline-flex min-h-11 items-center px-2 text-sm underline underline-offset-4">
              Show all reviews
            </Link>
          )}
        </p>
      </nav>}
      <div>
        {reviews.length === 0 ? (
          <p className="text-sm text-muted">{stars === null ? "Nobody has reviewed this yet." : `No review with ${stars} ${stars === 1 ? "star" : "stars"}.`}</p>
        ) : (
          <ul className="divide-y divide-line">
            {reviews.map((review) => (
              <li key={review.id} className="py-6 first:pt-0">
                <ReviewEntry review={review} />
              </li>
            ))}
          </ul>
        )}
        {shown.next && (
          <Button look="secondary" isBusy={isBusy} onClick={() => read(stars, shown.next)} className="mt-4">
            More reviews
          </Button>
        )}
      </div>
    </div>
  );
}
