import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import { productQuestion } from "@/db/schema/catalog";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { QuestionId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { questionInput } from "./question-input";
import { publicName } from "./review";

/** Somebody with more open questions than this waits for answers first. */
const mostOpen = 5;

/**
 * A member asks about a product; asking the same again is asking once.
 * @throws Refusal `not_found`, `questions_enough`
 */
export async function askQuestion(tx: Tx, by: Permit<"reviews.write">, { productId, body }: z.output<typeof questionInput>): Promise<{ questionId: QuestionId; slug: string }> {
  const { customerId } = by.actor;
  const { rows } = await tx.execute<{ slug: string; name: string; open: number; same: QuestionId | null }>(sql`
    select p.slug, c.name, (select count(*)::int from product_question q where q.customer_id = c.id and q.status = 'open') as open,
      (select q.id from product_question q where q.customer_id = c.id and q.product_id = p.id and q.status = 'open' and q.body = ${body} limit 1) as same
    from customer c, product p where c.id = ${customerId} and p.id = ${productId} and p.status = 'active' for no key update of c`);
  const asked = rows[0];
  if (!asked) throw new Refusal("not_found");
  if (asked.same) return { questionId: asked.same, slug: asked.slug };
  if (asked.open >= mostOpen) throw new Refusal("questions_enough", { most: mostOpen });
  const [made] = await tx.insert(productQuestion).values({ productId, customerId, authorName: publicName(asked.name), body }).returning({ id: productQuestion.id });
  if (!made) throw new Error("a question that was not written");
  await record(tx, by, { kind: "question.asked", subject: `product:${productId}`, payload: { productId, questionId: made.id } });
  return { questionId: made.id, slug: asked.slug };
}
