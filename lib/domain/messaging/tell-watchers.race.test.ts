import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { guest, openShop, stock } from "@/lib/domain/carts/testing";
import { watchStock } from "@/lib/domain/carts/watch-stock";
import { answerQuestion } from "@/lib/domain/catalog/answer-question";
import { askQuestion } from "@/lib/domain/catalog/ask-question";
import { decideReview } from "@/lib/domain/catalog/decide-review";
import { ada, asStaff, staffOf } from "@/lib/domain/identity/people.testing";
import { permit, systemPermit } from "@/lib/domain/identity/permit";
import { newId, type ProductId, type ReviewId } from "@/lib/kernel/ids";
import { sendAnswerMail } from "./send-answer-mail";
import { tellWatchers } from "./tell-watchers";

process.env.AUTH_SECRET ??= "a secret that only tests know, long enough";
process.env.DATABASE_URL ??= "postgresql://nobody@localhost:1/nothing";

const system = systemPermit("test");
const mails = async () => (await db.execute<{ recipient: string; subject: string; plain: string }>(sql`select recipient, subject, plain from message order by recipient`)).rows;

raceTest("two workers at once tell each who waited one time, and keep none of their addresses", async () => {
  await transaction(async (tx) => {
    const shop = await openShop(tx);
    for (const email of ["a@example.com", "b@example.com"]) await watchStock(tx, guest(), { variantId: shop.lamp, storeId: shop.seattle, email });
    await stock(tx, shop.lamp, shop.seattle, 9);
  });
  await Promise.all([tellWatchers(system), tellWatchers(system), tellWatchers(system)]);
  expect(await mails()).toMatchObject([{ recipient: "a@example.com", subject: "Alder lamp is back" }, { recipient: "b@example.com", plain: expect.stringMatching(/Ready .+ at Seattle/) }]);
  expect((await db.execute(sql`select from stock_watch`)).rows).toEqual([]);
});

raceTest("a review that two colleagues decide about at once is counted once, whoever was first; an answer reaches who asked once", async () => {
  const { desk, productId, reviewId, questionId } = await transaction(async (tx) => {
    const shop = await openShop(tx);
    const { rows } = await tx.execute<{ product_id: ProductId }>(sql`select product_id from variant where id = ${shop.lamp}`);
    const productId = rows[0]?.product_id ?? expect.unreachable();
    const reviewId = newId<ReviewId>();
    await tx.execute(sql`insert into review (id, product_id, author_name, rating, title, body) values (${reviewId}, ${productId}, 'Maya L.', 5, 'Bright', 'It lights the whole desk.')`);
    const { questionId } = await askQuestion(tx, permit(await ada(tx), "reviews.write", { channel: "web" }), { productId, body: "Which bulb does it take?" });
    return { desk: asStaff(await staffOf(tx, "merchandiser", [], "Mo Haddad"), "reviews.moderate"), productId, reviewId, questionId };
  });
  const decide = (status: "published" | "hidden") => transaction((tx) => decideReview(tx, desk, { reviewId, status })).then(() => status, () => "refused");
  const decided = await Promise.all([decide("published"), decide("published"), decide("published")]);
  expect(decided.toSorted()).toEqual(["published", "refused", "refused"]);
  await Promise.all([decide("hidden"), decide("hidden")]);
  await transaction((tx) => answerQuestion(tx, desk, { questionId, answer: "A small, warm one." }));
  const { rows: events } = await db.execute<{ id: string }>(sql`select id from event where kind = 'question.answered' and subject = ${`product:${productId}`}`);
  for (const { id } of events) await Promise.all([sendAnswerMail(system, { eventId: Number(id) }), sendAnswerMail(system, { eventId: Number(id) })]);
  expect(await mails()).toMatchObject([{ recipient: "ada@alderway.example", subject: "Your question about Alder lamp", plain: expect.stringContaining("Mo, Alderway Home") }]);
});
