import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { testGateway } from "@/lib/domain/payments/choose-gateway";
import type { PaymentGateway } from "@/lib/domain/payments/gateway";
import { cancelOrder } from "./cancel-order";
import { as, openStockedShop, payment, readyToPay } from "./checkout.testing";
import { completeCheckout } from "./complete-checkout";
import { getOrder } from "./get-order";
import { renewAuthorizations } from "./renew-authorizations";

const by = systemPermit("test");

/** A pickup that has waited so long that its authorization ends in a few hours. */
async function waitingOrder() {
  const buyer = await transaction(async (tx) => {
    const shop = await openStockedShop(tx);
    return readyToPay(tx, [{ variantId: shop.mug, quantity: 1, method: "pickup", storeId: shop.seattle }]);
  });
  const done = await completeCheckout(buyer.by, payment(buyer));
  if (done.status !== "placed") throw new Error("expected an order");
  await endIn("5 hours");
  return { ...done, by: as(buyer.by, "orders.track") };
}

async function endIn(time: string): Promise<void> {
  await db.execute(sql`update test_gateway.authorization set expires_at = clock_timestamp() + ${time}::interval`);
  await db.execute(sql`update payment set expires_at = shop_clock() + ${time}::interval`);
}

const daysLeft = async () => {
  const { rows } = await db.execute<{ shop: number; bank: number; asked: number; told: number }>(sql`
    select extract(day from p.expires_at - shop_clock())::int as shop, extract(day from a.expires_at - clock_timestamp())::int as bank,
      (select count(*)::int from test_gateway.operation where kind = 'renew') as asked, (select count(*)::int from event where kind = 'payment.renewed') as told
    from payment p join test_gateway.authorization a on a.id = p.gateway_ref::uuid`);
  return rows[0];
};

raceTest("an authorization near its end is renewed once, whatever crashes and however many workers look", async () => {
  await waitingOrder();
  const real = testGateway();
  const crashing = Object.assign(Object.create(real), { renew: async (request: Parameters<PaymentGateway["renew"]>[0]) => real.renew(request).then(() => Promise.reject(new Error("killed before it was written down"))) }) as PaymentGateway;
  expect(await renewAuthorizations(by, crashing)).toEqual({ renewed: 0, lapsed: 0, waiting: 1 });
  expect(await daysLeft()).toMatchObject({ shop: 0, bank: 29, asked: 1, told: 0 });
  await Promise.all([1, 2, 3, 4].map(() => renewAuthorizations(by)));
  expect(await daysLeft()).toEqual({ shop: 29, bank: 29, asked: 1, told: 1 });
  expect(await renewAuthorizations(by)).toEqual({ renewed: 0, lapsed: 0, waiting: 0 });
});

raceTest("what the bank will not renew becomes one task, one mail to send and a sentence on the order", async () => {
  const order = await waitingOrder();
  await db.execute(sql`update test_gateway.authorization set expires_at = clock_timestamp() - interval '1 minute'`);
  const results = await Promise.all([1, 2, 3].map(() => renewAuthorizations(by)));
  expect(results.every((result) => result.renewed === 0)).toBe(true);
  expect(await renewAuthorizations(by)).toEqual({ renewed: 0, lapsed: 0, waiting: 0 });
  const { rows: tasks } = await db.execute(sql`select kind, status, order_id from task`);
  expect(tasks).toEqual([{ kind: "payment_lapsed", status: "open", order_id: order.orderId }]);
  const { rows: mails } = await db.execute<{ jobs: number }>(sql`
    select (select count(*)::int from graphile_worker.jobs j where j.key = e.id || ':send_order_mail') as jobs from event e where e.kind = 'payment.lapsed'`);
  expect(mails).toEqual([{ jobs: 1 }]);
  const money = (await getOrder(order.by, order.orderNumber))?.money;
  expect(money?.words[0]).toContain("no longer held by your bank");
  expect(money?.authorizedMinor).toBe(0);
  expect(money?.lapsedMinor).toBeGreaterThan(0);
});

raceTest("nothing is asked for an order that is over, or long before the end", async () => {
  const order = await waitingOrder();
  await endIn("5 days");
  expect(await renewAuthorizations(by)).toEqual({ renewed: 0, lapsed: 0, waiting: 0 });
  await endIn("5 hours");
  await transaction((tx) => cancelOrder(tx, order.by, { orderId: order.orderId, reason: "changed my mind" }));
  expect(await renewAuthorizations(by)).toEqual({ renewed: 0, lapsed: 0, waiting: 0 });
});
