import { BadgeCheck } from "lucide-react";
import { Rating } from "@/components/ui/rating";
import { verifiedWords, type Review } from "@/lib/domain/catalog/review";

const day = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "UTC" });

export function ReviewEntry({ review }: { review: Review }) {
  const verified = verifiedWords(review.verified);
  return (
    <article>
      <Rating value={review.rating} />
      <h3 className="mt-1.5 font-medium">{review.title}</h3>
      <p className="mt-1 max-w-[68ch] text-sm whitespace-pre-line">{review.body}</p>
      <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
        <span>
          {review.authorName}, <time dateTime={review.at}>{day.format(new Date(review.at))}</time>
        </span>
        {verified && (
          <span className="inline-flex items-center gap-1 text-positive">
            <BadgeCheck aria-hidden className="size-4" />
            {verified}
          </span>
        )}
      </p>
    </article>
  );
}
