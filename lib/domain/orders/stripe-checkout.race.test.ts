import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { takeStripeEvent } from "@/lib/endpoints/stripe-webhook";
import { systemPermit } from "@/lib/domain/identity/permit";
import { StripeGateway } from "@/lib/domain/payments/gateway-stripe";
import { requestCapture } from "@/lib/domain/payments/request-capture";
import { requestRefund } from "@/lib/domain/payments/request-refund";
import { settlePayments } from "@/lib/domain/payments/settle-payments";
import { startStripe, type StripeServer } from "@/lib/domain/payments/stripe-server.testing";
import { aGiftCard, balanceOf } from "@/lib/domain/payments/value.testing";
import type { FulfillmentId, OrderId } from "@/lib/kernel/ids";
import { applyGiftCard } from "./apply-gift-card";
import type { CompleteInput } from "./checkout-input";
import { openStockedShop, readyToPay, type Buyer, type Shop, type Wanted } from "./checkout.testing";
import { completeCheckout } from "./complete-checkout";
import { finishStuckCheckouts } from "./finish-stuck-checkouts";

const system = systemPermit("test");
const mixed = (shop: Shop): Wanted[] => [{ variantId: shop.lamp, quantity: 1, method: "pickup", storeId: shop.seattle }, { variantId: shop.mug, quantity: 2, method: "ship", storeId: null }];
const paid = (buyer: Buyer, token: `pm_${string}`): CompleteInput => ({ checkoutId: buyer.checkoutId, token, cardBrand: "Visa", cardLast4: "4242", idempotencyKey: randomUUID() });

let stripe: StripeServer;
let gateway: StripeGateway;
beforeAll(async () => {
  stripe = await startStripe();
  gateway = new StripeGateway({ secretKey: "sk_test_alderway", apiUrl: stripe.url, siteUrl: "https://shop.example" });
});
afterAll(() => stripe.close());

const heldMinor = () => [...stripe.intents.values()].reduce((sum, intent) => sum + intent.amount_capturable, 0);
const partOf = async () => (await db.execute<{ id: FulfillmentId; order_id: OrderId; ref: string; amount: number }>(sql`
  select f.id, f.order_id, p.gateway_ref as ref, p.amount_minor as amount from fulfillment f join payment p on p.fulfillment_id = f.id and p.tender = 'card' where f.method = 'pickup'`)).rows[0]!;

raceTest("an order paid at Stripe is charged part by part, refunded, and its dispute reaches a person once, in whatever order it is told", async () => {
  const buyer = await transaction(async (tx) => readyToPay(tx, mixed(await openStockedShop(tx))));
  expect(await completeCheckout(buyer.by, paid(buyer, "pm_card_visa"), gateway)).toMatchObject({ status: "placed" });
  expect(heldMinor()).toBe(buyer.totalMinor);
  const part = await partOf();
  await transaction((tx) => requestCapture(tx, system, { fulfillmentId: part.id, amountMinor: part.amount, reason: "handed over", key: `capture:${part.id}` }));
  await transaction((tx) => requestRefund(tx, system, { fulfillmentId: part.id, amountMinor: 1_000, reason: "return", key: `refund:${part.id}` }));
  await Promise.all([1, 2, 3].map(() => settlePayments(system, { orderId: part.order_id }, gateway)));
  expect(stripe.intents.get(part.ref)).toMatchObject({ status: "succeeded", amount_received: part.amount, latest_charge: { amount_refunded: 1_000 } });

  const dispute = (id: string, status: string) => takeStripeEvent({ id, type: "charge.dispute.updated", created: 1, data: { object: { id: "dp_1", object: "dispute", amount: 5_000, status, reason: "product_not_received", payment_intent: part.ref } } });
  await Promise.all(["evt_a", "evt_b", "evt_a"].map((id) => dispute(id, "needs_response")));
  await dispute("evt_d", "lost");
  await dispute("evt_c", "under_review");
  const { rows } = await db.execute<{ status: string }>(sql`select payload ->> 'status' as status from event where kind = 'payment.disputed' order by id`);
  expect(rows.map((row) => row.status)).toEqual(["needs_response", "lost"]);
  const { rows: tasks } = await db.execute<{ kind: string }>(sql`select kind from task where kind = 'payment_disputed'`);
  expect(tasks).toHaveLength(2);
  expect(await takeStripeEvent({ id: "nonsense" })).toBeNull();
});

raceTest("a bank that asks, a shopper who never comes back, and a process that dies leave no money held and the gift card whole", async () => {
  const before = heldMinor();
  const world = await transaction(async (tx) => ({ shop: await openStockedShop(tx), card: await aGiftCard(tx, 2_000) }));
  const buyer = await transaction((tx) => readyToPay(tx, mixed(world.shop)));
  await transaction((tx) => applyGiftCard(tx, buyer.by, { checkoutId: buyer.checkoutId, code: world.card.code }));
  stripe.disturb(/POST \/v1\/payment_intents$/, "lose");
  expect(await completeCheckout(buyer.by, paid(buyer, "pm_card_asks_bank"), gateway)).toEqual({ status: "unclear" });
  expect(await balanceOf(db, world.card.storedValueId)).toBe(0);
  expect(await finishStuckCheckouts(system, { olderThanMs: 0 }, gateway)).toMatchObject({ waiting: 1 });
  await db.execute(sql`update checkout set completing_since = shop_clock() - interval '1 hour' where status = 'completing'`);
  expect(await finishStuckCheckouts(system, {}, gateway)).toMatchObject({ undone: 1 });
  expect([heldMinor() - before, await balanceOf(db, world.card.storedValueId)]).toEqual([0, 2_000]);
  expect(await completeCheckout(buyer.by, paid(buyer, "pm_card_visa"), gateway)).toMatchObject({ status: "placed" });
  expect(heldMinor() - before).toBe(buyer.totalMinor - 2_000);
});
