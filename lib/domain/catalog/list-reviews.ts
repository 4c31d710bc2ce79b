import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { ProductId } from "@/lib/kernel/ids";
import { reviewPageSize, type Review, type ReviewDistribution, type ReviewPage } from "./review";

/** Published reviews of a product, newest first, all or those with so many stars; `after` is the id of the last one seen. */
export async function listReviews({ productId, stars, after }: { productId: ProductId; stars: number | null; after: string | null }, from: Reader = db): Promise<ReviewPage> {
  const ofStars = stars === null ? sql`true` : sql`r.rating = ${stars}`;
  const { rows } = await from.execute<Review & { total: number }>(sql`
    select r.id, r.author_name as "authorName", r.rating, r.title, r.body, r.photos, r.verified, to_char(r.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at,
      (select count(*)::int from review r where r.product_id = ${productId} and r.status = 'published' and ${ofStars}) as total
    from review r where r.product_id = ${productId} and r.status = 'published' and ${ofStars}
      and ${after === null ? sql`true` : sql`(r.created_at, r.id) < (select created_at, id from review where id = ${after} and product_id = ${productId})`}
    order by r.created_at desc, r.id desc limit ${reviewPageSize + 1}`);
  const reviews = rows.slice(0, reviewPageSize).map(({ total: _total, ...review }) => review);
  return { reviews, total: rows[0]?.total ?? 0, next: rows.length > reviewPageSize ? (reviews.at(-1)?.id ?? null) : null };
}

/** How many published reviews gave five, four, three, two and one star. */
export async function listReviewDistribution(productId: ProductId, from: Reader = db): Promise<ReviewDistribution> {
  const { rows } = await from.execute<{ stars: number; count: number }>(sql`
    select s.stars, count(r.id)::int as count from generate_series(5, 1, -1) as s(stars) left join review r on r.product_id = ${productId} and r.status = 'published' and r.rating = s.stars
    group by s.stars order by s.stars desc`);
  return rows;
}
