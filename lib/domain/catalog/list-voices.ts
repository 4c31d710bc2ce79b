import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { voicePageSize, type Desk, type QuestionAtDesk, type QuestionDeskQuery, type ReviewAtDesk, type ReviewDeskQuery } from "./voice-query";

/** Reviews for those who read them before everybody does: what waits, the oldest first; what is decided, the newest first. */
export async function listReviewDesk(_by: Permit<"reviews.moderate">, { status, page }: ReviewDeskQuery, from: Reader = db): Promise<Desk<ReviewAtDesk>> {
  const { rows } = await from.execute<ReviewAtDesk & { total: number }>(sql`
    with found as (select r.*, count(*) over ()::int as total from review r where r.status = ${status} order by ${inTurn(status === "waiting")} limit ${voicePageSize} offset ${(page - 1) * voicePageSize})
    select r.id, r.author_name as "authorName", r.rating, r.title, r.body, r.photos, r.verified, r.status, r.total, ${instantOf} as at, p.id as "productId", p.slug, p.title as product
    from found r join product p on p.id = r.product_id order by ${inTurn(status === "waiting")}`);
  return deskOf(rows);
}

/** Questions the same way. */
export async function listQuestionDesk(_by: Permit<"reviews.moderate">, { status, page }: QuestionDeskQuery, from: Reader = db): Promise<Desk<QuestionAtDesk>> {
  const { rows } = await from.execute<QuestionAtDesk & { total: number }>(sql`
    with found as (select r.*, count(*) over ()::int as total from product_question r where r.status = ${status} order by ${inTurn(status === "open")} limit ${voicePageSize} offset ${(page - 1) * voicePageSize})
    select r.id, r.author_name as "authorName", r.body, r.status, r.answer, r.answered_by_name as "answeredByName", r.total, ${instantOf} as at, p.id as "productId", p.slug, p.title as product
    from found r join product p on p.id = r.product_id order by ${inTurn(status === "open")}`);
  return deskOf(rows);
}

const inTurn = (isWaiting: boolean) => (isWaiting ? sql`r.created_at, r.id` : sql`r.created_at desc, r.id desc`);
const instantOf = sql`to_char(r.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const deskOf = <T>(rows: (T & { total: number })[]): Desk<T> => ({ rows, total: rows[0]?.total ?? 0 });
