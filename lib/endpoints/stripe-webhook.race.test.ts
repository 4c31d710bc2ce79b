import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect } from "vitest";
import { POST } from "@/app/api/webhooks/[provider]/route";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { openCounter, placeOrder } from "@/lib/domain/fulfillment/counter.testing";
import { signNotice } from "@/lib/domain/payments/notice-signature";

const secret = "whsec_only_for_tests";
const keys = { STRIPE_SECRET_KEY: "sk_test_alderway", STRIPE_PUBLISHABLE_KEY: "pk_test_alderway", STRIPE_WEBHOOK_SECRET: secret };
Object.assign(process.env, { AUTH_SECRET: "only-for-tests-only-for-tests-only-for-tests", DATABASE_URL: "postgresql://nobody@localhost/nothing" });
beforeAll(() => void Object.assign(process.env, keys));
afterAll(() => { for (const name of Object.keys(keys)) delete process.env[name]; });

const dispute = (id: string, status: string) => JSON.stringify({ id, type: "charge.dispute.updated", created: 1, data: { object: { id: "dp_1", object: "dispute", amount: 1_000, status, reason: "fraudulent", payment_intent: "pi_1" } } });
const signed = (body: string, by = secret, minutesAgo = 0) => signNotice(by, body, new Date(Date.now() - minutesAgo * 60_000));

async function post(body: string, signature: string | null, provider = "stripe"): Promise<[number, unknown]> {
  const headers = new Headers(signature === null ? [] : [["stripe-signature", signature]]);
  const answer = await POST(new Request(`http://shop/api/webhooks/${provider}`, { method: "POST", body, headers }), { params: Promise.resolve({ provider }) });
  const said: unknown = await answer.json();
  return [answer.status, answer.ok ? said : null];
}

const told = async () => (await db.execute<{ status: string }>(sql`select payload ->> 'status' as status from event where kind = 'payment.disputed' order by id`)).rows.map(({ status }) => status);

async function paidAtStripe(): Promise<void> {
  await transaction(async (tx) => {
    const counter = await openCounter(tx);
    const { orderId } = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }]);
    await tx.execute(sql`update payment set gateway = 'stripe', gateway_ref = 'pi_1' where order_id = ${orderId}`);
  });
}

raceTest("what is not signed by Stripe's secret within five minutes is refused, and changes nothing", async () => {
  await paidAtStripe();
  const body = dispute("evt_1", "needs_response");
  for (const signature of [null, "", "t=1,v1=00", signed(body, "whsec_forged"), signed(body, secret, 6), signed(body, secret, -6), signed(dispute("evt_1", "won"))]) expect(await post(body, signature)).toEqual([401, null]);
  expect(await told()).toEqual([]);
});

raceTest("a signed event counts once however often and in whatever order it comes, and beside the signature of an older secret", async () => {
  await paidAtStripe();
  const body = dispute("evt_1", "needs_response");
  const rotating = `${signed(body)},v1=${"0".repeat(64)}`;
  const answers = await Promise.all([post(body, signed(body)), post(body, rotating), post(body, signed(body)), post(dispute("evt_2", "needs_response"), signed(dispute("evt_2", "needs_response")))]);
  expect(answers.map(([status]) => status)).toEqual([200, 200, 200, 200]);
  for (const [id, status] of [["evt_3", "lost"], ["evt_4", "under_review"], ["evt_3", "lost"]] as const) expect((await post(dispute(id, status), signed(dispute(id, status))))[0]).toBe(200);
  expect(await told()).toEqual(["needs_response", "lost"]);
  expect((await db.execute(sql`select from webhook_receipt where provider = 'stripe'`)).rows).toHaveLength(4);
});

raceTest("a signed body that is no event, a huge one, a stranger's provider and a shop without keys are refused in words", async () => {
  expect(await post("not json", signed("not json"))).toEqual([400, null]);
  expect(await post("{}", signed("{}"))).toEqual([400, null]);
  const huge = JSON.stringify({ pad: "x".repeat(300_000) });
  expect(await post(huge, signed(huge))).toEqual([400, null]);
  expect(await post("{}", signed("{}"), "paypal")).toEqual([404, null]);
  for (const name of Object.keys(keys)) delete process.env[name];
  expect(await post("{}", signed("{}"))).toEqual([404, null]);
  Object.assign(process.env, keys);
});
