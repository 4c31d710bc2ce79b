import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { ProductId } from "@/lib/kernel/ids";
import type { Question } from "./question";

/** Answered questions about a product, the newest answer first, and how many there are. */
export async function listQuestions(productId: ProductId, limit: number, from: Reader = db): Promise<{ questions: Question[]; total: number }> {
  const { rows } = await from.execute<Question & { total: number }>(sql`
    select id, author_name as "authorName", body, answer, answered_by_name as "answeredByName", to_char(answered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, count(*) over ()::int as total
    from product_question where product_id = ${productId} and status = 'answered' order by answered_at desc, id desc limit ${limit}`);
  return { questions: rows.map(({ total: _total, ...question }) => question), total: rows[0]?.total ?? 0 };
}
