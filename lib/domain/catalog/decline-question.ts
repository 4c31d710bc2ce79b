import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { CustomerId, ProductId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { questionMachine, type QuestionStatus } from "./question";
import type { questionChoice } from "./question-input";

/** Takes a question that is none out of sight, answered or not. @throws Refusal `illegal_move` */
export async function declineQuestion(tx: Tx, by: Permit<"reviews.moderate">, { questionId }: z.output<typeof questionChoice>): Promise<{ productId: ProductId }> {
  const { rows } = await tx.execute<{ product_id: ProductId; customer_id: CustomerId; before: QuestionStatus }>(sql`
    with old as (select id, product_id, customer_id, status from product_question where id = ${questionId} and status = any(${sql.param(questionMachine.into("declined"))}::text[]) for update),
    declined as (update product_question q set status = 'declined' from old where q.id = old.id)
    select product_id, customer_id, status as before from old`);
  const question = rows[0];
  if (!question) throw new Refusal("illegal_move");
  const { product_id: productId, customer_id: customerId, before } = question;
  await record(tx, by, { kind: "question.declined", customerId, subject: `product:${productId}`, payload: { productId, questionId, changes: { status: { before, after: "declined" } } } });
  return { productId };
}
