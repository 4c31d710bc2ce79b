import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { testGateway } from "@/lib/domain/payments/choose-gateway";
import type { PaymentGateway } from "@/lib/domain/payments/gateway";
import { receiveNotices } from "@/lib/domain/payments/receive-notices";
import { offer, tenPercent } from "@/lib/domain/pricing/promotion.testing";
import { Refusal } from "@/lib/kernel/refusal";
import type { CompleteInput } from "./checkout-input";
import { beginCheckout, fillIn, openStockedShop, payment, readyToPay, shopBooks, type Buyer, type Shop, type Wanted } from "./checkout.testing";
import { completeCheckout } from "./complete-checkout";
import type { Completion } from "./finish-completion";
import { finishStuckCheckouts } from "./finish-stuck-checkouts";
import { getCheckout } from "./get-checkout";
import { prepareCheckout } from "./prepare-checkout";
import { resumeCheckout } from "./resume-checkout";

const sweeper = systemPermit("test");
const lampIn = (shop: Shop): Wanted[] => [{ variantId: shop.lamp, quantity: 1, method: "pickup", storeId: shop.seattle }];
const codeOf = (error: unknown) => (error instanceof Refusal ? error.code : String(error));
/** Asks again with the same key while nobody knows yet, as the browser does. */
async function payUntilClear(buyer: Buyer, asked: CompleteInput): Promise<Completion> {
  const answer = await completeCheckout(buyer.by, asked);
  return answer.status === "unclear" ? payUntilClear(buyer, asked) : answer;
}
const settled = (all: PromiseSettledResult<{ status: string }>[]) => all.map((one) => (one.status === "fulfilled" ? one.value.status : codeOf(one.reason)));

raceTest("fifty buyers for three lamps become exactly three orders, and nobody else's money stays blocked", async () => {
  const shop = await transaction((tx) => openStockedShop(tx, { lamps: 3 }));
  const buyers = await Promise.all(Array.from({ length: 50 }, () => transaction((tx) => readyToPay(tx, lampIn(shop))).catch(() => null)));
  expect(buyers.filter(Boolean)).toHaveLength(3);
  const answers = await Promise.allSettled(buyers.filter((buyer) => buyer !== null).map((buyer) => completeCheckout(buyer.by, payment(buyer))));
  expect(settled(answers)).toEqual(["placed", "placed", "placed"]);
  expect(await shopBooks(db)).toMatchObject({ orders: 3, authorized: 3, allocated: 3, holds: 0, created: 0 });
}, 120_000);

raceTest("fifty buyers whose holds have all run out pay at once for three lamps: three orders, the losers' money given back", async () => {
  const shop = await transaction((tx) => openStockedShop(tx, { lamps: 50 }));
  const buyers = await Promise.all(Array.from({ length: 50 }, () => transaction((tx) => readyToPay(tx, lampIn(shop)))));
  // The goods vanish from the shelf and the holds run out, after everyone saw the payment form.
  await transaction(async (tx) => {
    await tx.execute(sql`update hold set expires_at = shop_clock() - interval '1 second'`);
    await tx.execute(sql`insert into stock_movement (variant_id, location_id, kind, quantity, on_hand_delta, allocated_delta, reason, actor_kind, cause_kind, cause_id)
      values (${shop.lamp}, ${shop.seattle}, 'adjusted', 47, -47, 0, 'theft', 'system', 'test', ${randomUUID()})`);
    await tx.execute(sql`update stock_level set on_hand = 3 where variant_id = ${shop.lamp} and location_id = ${shop.seattle}`);
  });
  const answers = settled(await Promise.allSettled(buyers.map((buyer) => completeCheckout(buyer.by, payment(buyer)))));
  expect(answers.filter((one) => one === "placed")).toHaveLength(3);
  expect(answers.filter((one) => one === "out_of_stock")).toHaveLength(47);
  const books = await shopBooks(db);
  expect(books).toMatchObject({ orders: 3, authorized: 3, allocated: 3, created: 0, openTasks: 47 });
  expect(await testGateway().books()).toMatchObject({ heldMinor: books.authorizedMinor, liveAuthorizations: 3 });
}, 120_000);

raceTest("the same key twenty times in parallel is one order and one authorization, and every request hears the same", async () => {
  const shop = await transaction((tx) => openStockedShop(tx));
  const buyer = await transaction((tx) => readyToPay(tx, lampIn(shop)));
  const asked = payment(buyer);
  const answers = await Promise.all(Array.from({ length: 20 }, () => payUntilClear(buyer, asked)));
  expect(new Set(answers.map((answer) => (answer.status === "placed" ? answer.orderNumber : answer.status))).size).toBe(1);
  expect(await shopBooks(db)).toMatchObject({ orders: 1, authorized: 1, allocated: 1 });
  expect(await testGateway().books()).toMatchObject({ liveAuthorizations: 1 });
  await expect(completeCheckout(buyer.by, { ...asked, cardLast4: "1111" })).rejects.toMatchObject({ code: "key_reused" });
});

raceTest("two tabs with keys of their own place one order", async () => {
  const shop = await transaction((tx) => openStockedShop(tx));
  const buyer = await transaction((tx) => readyToPay(tx, lampIn(shop)));
  const answers = await Promise.all([1, 2, 3].map(() => payUntilClear(buyer, payment(buyer))));
  expect(new Set(answers.map((answer) => answer.status === "placed" && answer.orderNumber)).size).toBe(1);
  expect(await testGateway().books()).toMatchObject({ liveAuthorizations: 1 });
});

raceTest("a lost reply is found again: by the shopper's retry, and by the sweeper when nobody comes back", async () => {
  const shop = await transaction((tx) => openStockedShop(tx));
  const [patient, gone] = await transaction(async (tx) => [await readyToPay(tx, lampIn(shop)), await readyToPay(tx, lampIn(shop))] as const);
  const asked = payment(patient, "timeout_token");
  expect(await completeCheckout(patient.by, asked)).toEqual({ status: "unclear" });
  expect(await completeCheckout(gone.by, payment(gone, "timeout_token"))).toEqual({ status: "unclear" });
  expect(await resumeCheckout(patient.by, { checkoutId: patient.checkoutId })).toMatchObject({ status: "placed" });
  expect(await completeCheckout(patient.by, asked)).toMatchObject({ status: "placed" });
  expect(await finishStuckCheckouts(sweeper, { olderThanMs: 0 })).toMatchObject({ finished: 1 });
  expect(await shopBooks(db)).toMatchObject({ orders: 2, authorized: 2, allocated: 2 });
  expect(await testGateway().books()).toMatchObject({ liveAuthorizations: 2 });
});

raceTest("a bank is asked for what is held and for nothing else: not before the hold, not after it ran out", async () => {
  const shop = await transaction((tx) => openStockedShop(tx, { lamps: 2 }));
  const [unheld, late, buyer] = await transaction(async (tx) => {
    const begun = await beginCheckout(tx, lampIn(shop));
    await fillIn(tx, begun, lampIn(shop));
    return [begun, await readyToPay(tx, lampIn(shop)), await readyToPay(tx, lampIn(shop))] as const;
  });
  await db.execute(sql`update hold set expires_at = shop_clock() - interval '1 second' where checkout_id = ${late.checkoutId}`);
  await db.execute(sql`update checkout set hold_expires_at = shop_clock() - interval '1 second' where id = ${late.checkoutId}`);
  const asked: number[] = [];
  const watched = Object.assign(Object.create(testGateway()) as PaymentGateway, { // the real gateway but for one method
    authorize: async (request: Parameters<PaymentGateway["authorize"]>[0]) => {
      asked.push((await shopBooks(db)).holds);
      return testGateway().authorize(request);
    },
  });
  for (const one of [unheld, late]) await expect(completeCheckout(one.by, payment(one), watched)).rejects.toMatchObject({ code: "hold_expired" });
  expect(await completeCheckout(buyer.by, payment(buyer), watched)).toMatchObject({ status: "placed" });
  expect(asked).toEqual([1]);
});

raceTest("a declined card keeps everything, prolongs the hold once, and another card places the order", async () => {
  const shop = await transaction((tx) => openStockedShop(tx, { lamps: 1 }));
  const buyer = await transaction((tx) => readyToPay(tx, lampIn(shop)));
  await db.execute(sql`update hold set expires_at = shop_clock() + interval '1 minute'`);
  await db.execute(sql`update checkout set hold_expires_at = shop_clock() + interval '1 minute'`);
  const asked = payment(buyer, "fail_token");
  await expect(completeCheckout(buyer.by, asked)).rejects.toMatchObject({ code: "card_declined" });
  await expect(completeCheckout(buyer.by, asked)).rejects.toMatchObject({ code: "card_declined" });
  const view = await getCheckout(buyer.by);
  expect(view).toMatchObject({ status: "ready", failure: { code: "card_declined" }, contact: { name: "Maya Lin" } });
  expect(Date.parse(view?.holdExpiresAt ?? "") - Date.parse(view?.now ?? "")).toBeGreaterThan(14 * 60_000);
  const { rows } = await db.execute<{ prolonged: boolean }>(sql`select bool_and(expires_at > shop_clock() + interval '14 minutes') as prolonged from hold`);
  expect(rows[0]?.prolonged).toBe(true);
  expect(await completeCheckout(buyer.by, payment(buyer))).toMatchObject({ status: "placed" });
  expect(await shopBooks(db)).toMatchObject({ orders: 1, authorized: 1, allocated: 1, holds: 0 });
});

raceTest("a bank that asks to confirm places the order only after the person approved", async () => {
  const shop = await transaction((tx) => openStockedShop(tx));
  const [approving, declining] = await transaction(async (tx) => [await readyToPay(tx, lampIn(shop)), await readyToPay(tx, lampIn(shop))] as const);
  for (const [buyer, isApproved] of [[approving, true], [declining, false]] as const) {
    const asked = payment(buyer, "challenge_token");
    const answer = await completeCheckout(buyer.by, asked);
    if (answer.status !== "challenge") throw new Error("expected a challenge");
    expect((await getCheckout(buyer.by))?.challengeUrl).toBe(answer.url);
    expect(await completeCheckout(buyer.by, asked)).toEqual(answer);
    await testGateway().answerChallenge(answer.url.split("/").at(-1) ?? "", isApproved);
  }
  const answers = await Promise.all(Array.from({ length: 12 }, () => resumeCheckout(approving.by, { checkoutId: approving.checkoutId })));
  expect(answers.every((one) => one.status === "placed")).toBe(true);
  await expect(resumeCheckout(declining.by, { checkoutId: declining.checkoutId })).rejects.toMatchObject({ code: "challenge_required" });
  expect((await getCheckout(declining.by))?.status).toBe("ready");
  expect(await testGateway().books()).toMatchObject({ liveAuthorizations: 1 });
});

raceTest("a hold that runs out while the bank thinks loses to nobody as long as the goods are free", async () => {
  const shop = await transaction((tx) => openStockedShop(tx, { lamps: 1 }));
  const buyer = await transaction((tx) => readyToPay(tx, lampIn(shop)));
  expect(await completeCheckout(buyer.by, payment(buyer, "timeout_token"))).toEqual({ status: "unclear" });
  await db.execute(sql`update hold set expires_at = shop_clock() - interval '1 second'`);
  await db.execute(sql`update capacity_booking set expires_at = shop_clock() - interval '1 second' where expires_at is not null`);
  expect(await resumeCheckout(buyer.by, { checkoutId: buyer.checkoutId })).toMatchObject({ status: "placed" });
  expect(await shopBooks(db)).toMatchObject({ orders: 1, allocated: 1, holds: 0 });
});

raceTest("hold expiry against payment: when the goods went to another buyer, the money is given back and a person is told", async () => {
  const shop = await transaction((tx) => openStockedShop(tx, { lamps: 1 }));
  const slow = await transaction((tx) => readyToPay(tx, lampIn(shop)));
  expect(await completeCheckout(slow.by, payment(slow, "timeout_token"))).toEqual({ status: "unclear" });
  await db.execute(sql`update hold set expires_at = shop_clock() - interval '1 second'`);
  const quick = await transaction((tx) => readyToPay(tx, lampIn(shop)));
  const [first, second] = await Promise.allSettled([completeCheckout(quick.by, payment(quick)), resumeCheckout(slow.by, { checkoutId: slow.checkoutId })]);
  expect(settled([first, second])).toEqual(["placed", "out_of_stock"]);
  expect((await getCheckout(slow.by))).toMatchObject({ status: "open", failure: { code: "out_of_stock" }, contact: { name: "Maya Lin" } });
  expect(await shopBooks(db)).toMatchObject({ orders: 1, authorized: 1, allocated: 1, created: 0, openTasks: 1 });
  expect(await testGateway().books()).toMatchObject({ liveAuthorizations: 1 });
});

raceTest("sweepers and shoppers finishing the same checkout at once place it once", async () => {
  const shop = await transaction((tx) => openStockedShop(tx));
  const buyer = await transaction((tx) => readyToPay(tx, lampIn(shop)));
  await completeCheckout(buyer.by, payment(buyer, "timeout_token"));
  await Promise.allSettled([...Array.from({ length: 4 }, () => finishStuckCheckouts(sweeper, { olderThanMs: 0 })), ...Array.from({ length: 4 }, () => resumeCheckout(buyer.by, { checkoutId: buyer.checkoutId }))]);
  expect(await shopBooks(db)).toMatchObject({ orders: 1, authorized: 1, allocated: 1 });
});

raceTest("the bank's notice, the shopper's way back and a press in another tab finish one checkout at the same moment: one order", async () => {
  const shop = await transaction((tx) => openStockedShop(tx));
  const buyer = await transaction((tx) => readyToPay(tx, lampIn(shop)));
  const asked = payment(buyer, "challenge_token");
  const answer = await completeCheckout(buyer.by, asked);
  if (answer.status !== "challenge") throw new Error("expected a challenge");
  await testGateway().answerChallenge(answer.url.split("/").at(-1) ?? "", true);
  await db.execute(sql`update checkout set completing_since = shop_clock() - interval '10 seconds'`);
  const notices = await testGateway().undeliveredNotices(10);
  await Promise.all([1, 2].map(() => transaction((tx) => receiveNotices(tx, sweeper, { provider: "test", notices }))));
  expect((await db.execute(sql`select key from graphile_worker.jobs where task_identifier = 'finish_stuck_checkouts'`)).rows).toEqual([{ key: `finish:${buyer.checkoutId}` }]);
  const [told, ...shown] = await Promise.all([
    finishStuckCheckouts(sweeper, { checkoutId: buyer.checkoutId }), resumeCheckout(buyer.by, { checkoutId: buyer.checkoutId }), resumeCheckout(buyer.by, { checkoutId: buyer.checkoutId }), completeCheckout(buyer.by, asked),
  ]);
  expect(told).toMatchObject({ finished: 1 });
  expect(new Set(shown.map((one) => (one.status === "placed" ? one.orderNumber : one.status))).size).toBe(1);
  expect(await shopBooks(db)).toMatchObject({ orders: 1, authorized: 1, allocated: 1, holds: 0 });
  expect(await testGateway().books()).toMatchObject({ liveAuthorizations: 1, heldMinor: buyer.totalMinor });
});

raceTest("a coupon for one use serves one of two orders paid at once; the other's money is given back", async () => {
  const shop = await transaction((tx) => openStockedShop(tx));
  await transaction((tx) => offer(tx, { ...tenPercent("ONCE"), usageLimit: 1 }));
  const buyers = await transaction(async (tx) => {
    const both = [await readyToPay(tx, lampIn(shop)), await readyToPay(tx, lampIn(shop))];
    for (const buyer of both) {
      await tx.execute(sql`update checkout set codes = '{ONCE}', status = 'open' where id = ${buyer.checkoutId}`);
      await prepareCheckout(tx, buyer.by, { checkoutId: buyer.checkoutId });
    }
    return both;
  });
  const answers = settled(await Promise.allSettled(buyers.map((buyer) => completeCheckout(buyer.by, payment(buyer)))));
  expect(answers.toSorted()).toEqual(["coupon_used_up", "placed"]);
  expect(await testGateway().books()).toMatchObject({ liveAuthorizations: 1 });
});
