import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { ada, asStaff, staffOf } from "@/lib/domain/identity/people.testing";
import { permit } from "@/lib/domain/identity/permit";
import { newId, type CustomerId, type ProductId, type ReviewId, type VariantId } from "@/lib/kernel/ids";
import { decideReview } from "./decide-review";
import { getReviewChance } from "./get-review-chance";
import { makeGood, makePlace } from "./goods.testing";
import { listReviewDistribution, listReviews } from "./list-reviews";
import { listReviewDesk } from "./list-voices";
import { writeReview } from "./write-review";

const words = { rating: 4, title: "Bright enough", body: "It stands on my desk and lights the whole of it.", photos: [`/media/uploads/${"a".repeat(32)}.webp`] };
const shown = { stars: null, after: null };

dbTest("who bought it in a store may review it as such, and everybody reads it once the staff have", async ({ tx }) => {
  const lamp = await aLamp(tx);
  const member = await ada(tx);
  const by = permit(member, "reviews.write", { channel: "web" });
  await sell(tx, { ...lamp, customerId: member.customerId, channel: "store", method: "carry_out" });
  await writeReview(tx, by, { ...words, productId: lamp.productId });
  expect(await listReviews({ productId: lamp.productId, ...shown }, tx)).toEqual({ reviews: [], total: 0, next: null });
  expect(await starsOf(tx, lamp.productId)).toEqual({ count: 0, sum: 0 });

  const desk = asStaff(await staffOf(tx, "merchandiser"), "reviews.moderate");
  const { rows: [waiting] } = await listReviewDesk(desk, { status: "waiting", page: 1 }, tx);
  expect(waiting).toMatchObject({ authorName: "Ada A.", verified: "store", product: "Alder lamp", photos: words.photos });
  const reviewId = waiting?.id as ReviewId; // ids of the desk are those of reviews
  await decideReview(tx, desk, { reviewId, status: "published" });
  expect((await listReviews({ productId: lamp.productId, ...shown }, tx)).reviews).toMatchObject([{ authorName: "Ada A.", rating: 4, verified: "store", photos: words.photos }]);
  expect((await listReviewDistribution(lamp.productId, tx)).find(({ stars }) => stars === 4)).toEqual({ stars: 4, count: 1 });
  expect(await starsOf(tx, lamp.productId)).toEqual({ count: 1, sum: 4 });

  await expect(decideReview(tx, desk, { reviewId, status: "published" })).rejects.toMatchObject({ code: "illegal_move" });
  await decideReview(tx, desk, { reviewId, status: "hidden" });
  expect(await starsOf(tx, lamp.productId)).toEqual({ count: 0, sum: 0 });
  await decideReview(tx, desk, { reviewId, status: "published" });
  expect(await starsOf(tx, lamp.productId)).toEqual({ count: 1, sum: 4 });
});

dbTest("nobody reviews what they have not got: neither strangers nor who waits for a parcel, and nobody twice", async ({ tx }) => {
  const lamp = await aLamp(tx);
  const member = await ada(tx);
  const by = permit(member, "reviews.write", { channel: "web" });
  const write = () => writeReview(tx, by, { ...words, productId: lamp.productId });
  await expect(write()).rejects.toMatchObject({ code: "not_bought" });
  await sell(tx, { ...lamp, customerId: newId<CustomerId>(), channel: "web", method: "carry_out" });
  await expect(write()).rejects.toMatchObject({ code: "not_bought" });
  const parcel = await sell(tx, { ...lamp, customerId: member.customerId, channel: "web", method: "ship" });
  await expect(write()).rejects.toMatchObject({ code: "not_bought" });
  await tx.execute(sql`update fulfillment set status = 'delivered', delivered_at = shop_clock() where id = ${parcel}`);
  expect(await getReviewChance(by, lamp.productId, tx)).toMatchObject({ verified: "online", own: null });
  await write();
  await expect(write()).rejects.toMatchObject({ code: "already_reviewed" });
  await expect(writeReview(tx, by, { ...words, productId: newId<ProductId>() })).rejects.toMatchObject({ code: "not_found" });
});

async function aLamp(tx: Tx): Promise<{ variantId: VariantId; productId: ProductId }> {
  const variantId = await makeGood(tx);
  const { rows } = await tx.execute<{ product_id: ProductId }>(sql`select product_id from variant where id = ${variantId}`);
  return { variantId, productId: rows[0]?.product_id ?? expect.unreachable() };
}

const starsOf = async (tx: Tx, id: ProductId) => (await tx.execute<{ count: number; sum: number }>(sql`select rating_count as count, rating_sum as sum from product where id = ${id}`)).rows[0];

type Sale = { variantId: VariantId; customerId: CustomerId; channel: "web" | "store"; method: "carry_out" | "ship" };

/** One unit, free of charge, handed over or on its way. */
async function sell(tx: Tx, { variantId, customerId, channel, method }: Sale): Promise<string> {
  const [orderId, line, part, place] = [newId(), newId(), newId(), await makePlace(tx)];
  const status = method === "ship" ? "shipped" : "handed_over";
  await tx.execute(sql`insert into "order" (id, number, checkout_id, customer_id, channel, contact_name, email, currency, subtotal_minor, discount_minor, charges_minor, tax_minor, total_minor)
    values (${orderId}, ${orderId}, ${newId()}, ${customerId}, ${channel}, 'Ada', 'ada@alderway.example', 'USD', 0, 0, 0, 0, 0)`);
  await tx.execute(sql`insert into order_line (id, order_id, variant_id, sku, title, quantity, unit_price_minor, total_minor) values (${line}, ${orderId}, ${variantId}, 'L', 'Lamp', 1, 0, 0)`);
  await tx.execute(sql`insert into fulfillment (id, order_id, number, location_id, method, status, currency, total_minor, promised_at, handed_over_at, handed_over_to, handed_over_proof, shipped_at)
    values (${part}, ${orderId}, ${part}, ${place}, ${method}, ${status}, 'USD', 0, shop_clock(), shop_clock(), 'Ada', 'id', shop_clock())`);
  await tx.execute(sql`insert into fulfillment_line (id, fulfillment_id, order_line_id, variant_id, quantity, picked, ready, handed_over, total_minor) values (${newId()}, ${part}, ${line}, ${variantId}, 1, 1, 1, 1, 0)`);
  return part;
}
