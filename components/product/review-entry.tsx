import { BadgeCheck } from "lucide-react";
import { Rating } from "@/components/ui/rating";
import { largestWidth } from "@/lib/domain/catalog/picture";
import { verifiedWords, type Review } from "@/lib/domain/catalog/review";
import { ProductImage } from "./product-image";

const day = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "UTC" });

export function ReviewEntry({ review }: { review: Review }) {
  const verified = verifiedWords(review.verified);
  return (
    <article>
      <Rating value={review.rating} />
      <h3 className="mt-1.5 font-medium">{review.title}</h3>
      <p className="mt-1 max-w-[68ch] text-sm whitespace-pre-line">{review.body}</p>
      {review.photos.length > 0 && (
        <ul aria-label={`Photos by ${review.authorName}`} className="mt-3 flex flex-wrap gap-2">
          {review.photos.map((src, index) => (
            <li key={src}>
              <a href={src} target="_blank" rel="noreferrer" className="block size-24 overflow-hidden rounded-md bg-sunken lg:size-28">
                <ProductImage picture={{ src, alt: `Photo ${index + 1} by ${review.authorName}, in full size`, width: largestWidth, height: largestWidth }} sizes="112px" className="object-cover" />
              </a>
            </li>
          ))}
        </ul>
      )}
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
