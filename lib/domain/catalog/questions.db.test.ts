import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { ada, asStaff, staffOf } from "@/lib/domain/identity/people.testing";
import { permit } from "@/lib/domain/identity/permit";
import { newId, type ProductId } from "@/lib/kernel/ids";
import { answerQuestion } from "./answer-question";
import { askQuestion } from "./ask-question";
import { declineQuestion } from "./decline-question";
import { makeGood } from "./goods.testing";
import { listQuestions } from "./list-questions";
import { listQuestionDesk } from "./list-voices";

const body = "Which bulb does it take?";

dbTest("a question stands on the page once it is answered, under two first names, and leaves it when somebody takes it down", async ({ tx }) => {
  const productId = await aProduct(tx);
  const by = permit(await ada(tx), "reviews.write", { channel: "web" });
  const { questionId } = await askQuestion(tx, by, { productId, body });
  expect(await askQuestion(tx, by, { productId, body }), "a form sent twice asks once").toMatchObject({ questionId });
  expect(await listQuestions(productId, 4, tx)).toEqual({ questions: [], total: 0 });
  const desk = asStaff(await staffOf(tx, "service_agent", [], "Owen Prior"), "reviews.moderate");
  expect((await listQuestionDesk(desk, { status: "open", page: 1 }, tx)).rows).toMatchObject([{ id: questionId, body, answer: null }]);
  await answerQuestion(tx, desk, { questionId, answer: "A small one." });
  await answerQuestion(tx, desk, { questionId, answer: "A small, warm one." });
  expect(await listQuestions(productId, 4, tx)).toMatchObject({ questions: [{ authorName: "Ada A.", body, answer: "A small, warm one.", answeredByName: "Owen" }], total: 1 });
  const { rows } = await tx.execute(sql`select kind, customer_id from event where kind like 'question.%' order by id`);
  expect(rows.map(({ kind }) => kind), "who asked is written to once").toEqual(["question.asked", "question.answered", "question.corrected"]);
  await declineQuestion(tx, desk, { questionId });
  expect(await listQuestions(productId, 4, tx)).toEqual({ questions: [], total: 0 });
  await expect(declineQuestion(tx, desk, { questionId })).rejects.toMatchObject({ code: "illegal_move" });
});

dbTest("somebody with five open questions waits for an answer first", async ({ tx }) => {
  const productId = await aProduct(tx);
  const by = permit(await ada(tx), "reviews.write", { channel: "web" });
  for (const count of [1, 2, 3, 4, 5]) await askQuestion(tx, by, { productId, body: `${body} (${count})` });
  await expect(askQuestion(tx, by, { productId, body })).rejects.toMatchObject({ code: "questions_enough", facts: { most: 5 } });
  await expect(askQuestion(tx, by, { productId: newId<ProductId>(), body })).rejects.toMatchObject({ code: "not_found" });
});

async function aProduct(tx: Tx): Promise<ProductId> {
  const { rows } = await tx.execute<{ product_id: ProductId }>(sql`select product_id from variant where id = ${await makeGood(tx)}`);
  return rows[0]?.product_id ?? expect.unreachable();
}
