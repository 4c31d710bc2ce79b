import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { partKey } from "@/lib/domain/payments/authorization-ctes";
import { testGateway } from "@/lib/domain/payments/choose-gateway";
import type { PaymentGateway } from "@/lib/domain/payments/gateway";
import { openStockedShop, payment, readyToPay, shopBooks, type Buyer } from "./checkout.testing";
import { attemptOf, claimCompletion, type Claim } from "./claim-completion";
import { completeCheckout } from "./complete-checkout";
import { finishStuckCheckouts } from "./finish-stuck-checkouts";
import { getCheckout } from "./get-checkout";

const sweeper = systemPermit("test");

async function buyerOf(method: "pickup" | "ship" = "pickup"): Promise<Buyer> {
  return transaction(async (tx) => {
    const shop = await openStockedShop(tx);
    return readyToPay(tx, [{ variantId: shop.mug, quantity: 2, method: "pickup", storeId: shop.seattle }, ...(method === "ship" ? [{ variantId: shop.mug, quantity: 1, method, storeId: null }] : [])]);
  });
}

/** The process up to the claim, and then its machine is gone. */
async function crashAfterClaim(buyer: Buyer): Promise<Claim> {
  const seen = await claimCompletion(buyer.by, payment(buyer));
  if (seen.is !== "claimed") throw new Error("expected the claim");
  return seen.claim;
}

const authorize = (claim: Claim, provider: PaymentGateway = testGateway()) => provider.authorize({
  group: attemptOf(claim), token: "success_token", currency: "USD", card: { brand: null, last4: null }, returnPath: "/",
  parts: claim.plan.parts.map((part, i) => ({ key: partKey(attemptOf(claim), i + 1), amountMinor: part.totalMinor })),
});

raceTest("a crash before the gateway was asked gives the checkout back, ready to be paid", async () => {
  const buyer = await buyerOf();
  const claim = await crashAfterClaim(buyer);
  expect(await finishStuckCheckouts(sweeper)).toMatchObject({ finished: 0, undone: 0 });
  expect(await finishStuckCheckouts(sweeper, { olderThanMs: 0 })).toMatchObject({ undone: 1 });
  expect(await getCheckout(buyer.by)).toMatchObject({ status: "ready", failure: { code: "gateway_down" } });
  // A request that arrives late after all finds the door shut.
  expect(await authorize(claim)).toEqual({ status: "declined", code: "abandoned" });
  expect(await completeCheckout(buyer.by, payment(buyer))).toMatchObject({ status: "placed" });
  expect(await testGateway().books()).toMatchObject({ liveAuthorizations: 1 });
});

raceTest("a crash after the authorization is finished into the order, with one authorization for each part", async () => {
  const buyer = await buyerOf("ship");
  await authorize(await crashAfterClaim(buyer));
  expect(await finishStuckCheckouts(sweeper, { olderThanMs: 0 })).toMatchObject({ finished: 1 });
  expect(await shopBooks(db)).toMatchObject({ orders: 1, authorized: 2, created: 0, allocated: 3 });
  expect(await finishStuckCheckouts(sweeper, { olderThanMs: 0 })).toEqual({ finished: 0, undone: 0, waiting: 0, givenBack: 0 });
});

raceTest("a crash between undoing an order and giving its money back is caught up with", async () => {
  const buyer = await buyerOf();
  const claim = await crashAfterClaim(buyer);
  await authorize(claim);
  await db.execute(sql`update checkout set status = 'open', failure_code = 'out_of_stock', completing_since = null where id = ${claim.checkoutId}`);
  expect(await testGateway().books()).toMatchObject({ liveAuthorizations: 1 });
  expect(await finishStuckCheckouts(sweeper, { olderThanMs: 0 })).toMatchObject({ givenBack: 1 });
  expect(await testGateway().books()).toMatchObject({ liveAuthorizations: 0, heldMinor: 0 });
  expect(await shopBooks(db)).toMatchObject({ orders: 0, created: 0 });
});

raceTest("a gateway that is down charges nothing, says so, and the shopper pays when it is back", async () => {
  const buyer = await buyerOf();
  const down = new Error("connection refused");
  const dead = { name: "test", authorize: () => Promise.reject(down), find: () => Promise.reject(down), abandon: () => Promise.reject(down), capture: () => Promise.reject(down), void: () => Promise.reject(down), refund: () => Promise.reject(down), renew: () => Promise.reject(down) } satisfies PaymentGateway;
  await expect(completeCheckout(buyer.by, payment(buyer), dead)).rejects.toMatchObject({ code: "gateway_down" });
  expect(await getCheckout(buyer.by)).toMatchObject({ status: "ready", failure: { code: "gateway_down" } });
  expect(await finishStuckCheckouts(sweeper, { olderThanMs: 0 }, dead)).toMatchObject({ givenBack: 0 });
  expect(await completeCheckout(buyer.by, payment(buyer))).toMatchObject({ status: "placed" });
  expect(await finishStuckCheckouts(sweeper, { olderThanMs: 0 })).toMatchObject({ givenBack: 1 });
  expect(await shopBooks(db)).toMatchObject({ orders: 1, authorized: 1, created: 0 });
});

raceTest("a crash in the middle of placing leaves nothing half written", async () => {
  const buyer = await buyerOf();
  const claim = await crashAfterClaim(buyer);
  await authorize(claim);
  const { placeOrder } = await import("./place-order");
  const answer = await testGateway().find(attemptOf(claim));
  if (answer.status !== "authorized") throw new Error("expected an authorization");
  await expect(transaction(async (tx) => { await placeOrder(tx, buyer.by, claim, answer.parts); throw new Error("power cut"); })).rejects.toThrow("power cut");
  expect(await shopBooks(db)).toMatchObject({ orders: 0, allocated: 0 });
  expect(await finishStuckCheckouts(sweeper, { olderThanMs: 0 })).toMatchObject({ finished: 1 });
  expect(await shopBooks(db)).toMatchObject({ orders: 1, authorized: 1, allocated: 2 });
});
