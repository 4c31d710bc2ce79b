import { Rating } from "@/components/ui/rating";

/** Rating of a card; the line keeps its height where nobody has rated yet. */
export function CardRating({ average, count }: { average: number; count: number }) {
  return <span className="flex h-5 items-center">{count > 0 ? <Rating value={average} count={count} /> : <span className="text-xs text-muted">No reviews yet</span>}</span>;
}
