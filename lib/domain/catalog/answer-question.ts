import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { CustomerId, ProductId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { questionMachine, type QuestionStatus } from "./question";
import type { answerInput } from "./question-input";

/**
 * Answers a question under one's first name, or puts an answer right: from then on both stand on the product's page.
 * @throws Refusal `not_found`
 */
export async function answerQuestion(tx: Tx, by: Permit<"reviews.moderate">, { questionId, answer }: z.output<typeof answerInput>): Promise<{ productId: ProductId }> {
  const from = [...questionMachine.into("answered"), "answered"];
  const { rows } = await tx.execute<{ product_id: ProductId; customer_id: CustomerId; before: string | null; status: QuestionStatus }>(sql`
    with old as (select id, product_id, customer_id, answer, status from product_question where id = ${questionId} and status = any(${sql.param(from)}::text[]) for update),
    answered as (update product_question q set status = 'answered', answer = ${answer}, answered_by_staff_id = ${by.actor.staffId}, answered_by_name = ${by.actor.name.split(" ")[0] ?? ""}, answered_at = shop_clock()
      from old where q.id = old.id)
    select product_id, customer_id, answer as before, status from old`);
  const question = rows[0];
  if (!question) throw new Refusal("not_found");
  const { product_id: productId, customer_id: customerId, before } = question;
  if (before === answer && question.status === "answered") return { productId };
  await record(tx, by, { kind: question.status === "open" ? "question.answered" : "question.corrected", customerId, subject: `product:${productId}`, payload: { productId, questionId, changes: { answer: { before, after: answer } } } });
  return { productId };
}
