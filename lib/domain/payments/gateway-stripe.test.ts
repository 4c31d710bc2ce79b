import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GatewaySilence, type AuthorizeRequest } from "./gateway";
import { StripeGateway } from "./gateway-stripe";
import { isSignedNotice, signNotice } from "./notice-signature";
import { disputeOf, noticesOf, stripeEvent } from "./stripe-event";
import { startStripe, type StripeServer } from "./stripe-server.testing";

let stripe: StripeServer;
let gateway: StripeGateway;
beforeAll(async () => {
  stripe = await startStripe();
  gateway = new StripeGateway({ secretKey: "sk_test_alderway", apiUrl: stripe.url, siteUrl: "https://shop.example" });
});
afterAll(() => stripe.close());

const wish = (token: string, ...amounts: number[]): AuthorizeRequest => {
  const group = randomUUID();
  return { group, token, currency: "USD", card: { brand: "Visa", last4: "4242" }, returnPath: "/checkout/return", parts: amounts.map((amountMinor, i) => ({ key: `${group}:${i + 1}`, amountMinor })) };
};
const statesOf = (group: string) => [...stripe.intents.values()].filter((intent) => intent.metadata["group"] === group).map((intent) => intent.status);

async function authorized(token: string, amountMinor: number): Promise<string> {
  const answer = await gateway.authorize(wish(token, amountMinor));
  if (answer.status !== "authorized" || !answer.parts[0]) throw new Error(`not authorized: ${answer.status}`);
  return answer.parts[0].ref;
}
const receivedBy = () => [...stripe.intents.values()].reduce((sum, intent) => sum + intent.amount_received, 0);
const heldBy = (ref: string) => [...stripe.intents.values()].filter((intent) => intent.id === ref || intent.metadata["root"] === ref).reduce((sum, intent) => sum + intent.amount_capturable, 0);

describe("authorizing a group at Stripe", () => {
  test("asks for each part by itself, form-encoded, with manual capture, and asking again authorizes nothing more", async () => {
    const asked = wish("pm_card_visa", 12_900, 4_300);
    const first = await gateway.authorize(asked);
    expect(first).toMatchObject({ status: "authorized", parts: [{ key: `${asked.group}:1`, amountMinor: 12_900, expiresAt: new Date(1_900_000_000_000) }, { key: `${asked.group}:2`, amountMinor: 4_300 }] });
    expect(await gateway.authorize(asked)).toEqual(first);
    expect(await gateway.find(asked.group)).toEqual(first);
    expect(statesOf(asked.group)).toEqual(["requires_capture", "requires_capture"]);
    expect(stripe.asked.find(({ fields }) => fields["metadata[group]"] === asked.group && fields["amount"] === "12900")?.fields).toMatchObject({ capture_method: "manual", currency: "usd", confirm: "true", payment_method: "pm_card_visa", return_url: "https://shop.example/checkout/return" });
  });

  test("all parts or none: a declined one gives the others back, and an unknown group is unknown", async () => {
    const asked = wish("pm_card_declined_always", 100, 200);
    expect(await gateway.authorize(asked)).toEqual({ status: "declined", code: "card_declined" });
    expect(await gateway.find(randomUUID())).toEqual({ status: "unknown" });
  });

  test("a bank that asks the shopper is a challenge; after it the missing parts are authorized by whoever looks", async () => {
    const asked = wish("pm_card_asks_bank", 100, 200);
    const answer = await gateway.authorize(asked);
    const [first] = [...stripe.intents.values()].filter((intent) => intent.metadata["group"] === asked.group);
    expect(answer).toEqual({ status: "challenge", url: `https://hooks.stripe.com/${first?.id}` });
    expect(await gateway.find(asked.group)).toEqual(answer);
    stripe.approve(first?.id ?? "", true);
    const second = await gateway.find(asked.group);
    expect(second).toMatchObject({ status: "challenge" });
    stripe.approve([...stripe.intents.values()].at(-1)?.id ?? "", true);
    expect(await gateway.find(asked.group)).toMatchObject({ status: "authorized", parts: [{ amountMinor: 100 }, { amountMinor: 200 }] });
    const refused = wish("pm_card_asks_bank", 300);
    await gateway.authorize(refused);
    stripe.approve([...stripe.intents.values()].at(-1)?.id ?? "", false);
    expect(await gateway.find(refused.group)).toEqual({ status: "declined", code: "challenge_failed" });
  });

  test("a lost answer says nothing; looking again finds what was done and finishes it", async () => {
    const asked = wish("pm_card_visa", 500, 600);
    stripe.disturb(/POST \/v1\/payment_intents$/, "lose");
    await expect(gateway.authorize(asked)).rejects.toThrow(GatewaySilence);
    expect(await gateway.find(asked.group)).toMatchObject({ status: "authorized", parts: [{ amountMinor: 500 }, { amountMinor: 600 }] });
    expect(statesOf(asked.group)).toHaveLength(2);
  });

  test("an abandoned group gives its money back, and a late request of it authorizes nothing", async () => {
    const asked = wish("pm_card_visa", 700);
    await gateway.authorize(asked);
    expect(await gateway.abandon(asked.group)).toEqual({ status: "abandoned" });
    expect(statesOf(asked.group)).toEqual(["canceled"]);
    const late = wish("pm_card_visa", 800);
    await gateway.abandon(late.group);
    expect(await gateway.authorize(late)).toEqual({ status: "declined", code: "abandoned" });
    expect(statesOf(late.group)).toEqual(["canceled"]);
  });

  test("wrong keys, a busy and a broken Stripe are no answer about the money", async () => {
    const stranger = new StripeGateway({ secretKey: "sk_wrong", apiUrl: stripe.url, siteUrl: "https://shop.example" });
    await expect(stranger.authorize(wish("pm_card_visa", 100))).rejects.toThrow("does not accept the keys");
    for (const status of [409, 429, 500]) {
      stripe.disturb(/POST \/v1\/payment_intents$/, status);
      await expect(gateway.authorize(wish("pm_card_visa", 100))).rejects.toThrow(GatewaySilence);
    }
  });
});

describe("money of an authorization at Stripe", () => {
  test.each(["pm_card_visa", "pm_card_many_captures"])("is captured in parts with %s, each once for its key, and what was not lifted stays held", async (token) => {
    const ref = await authorized(token, 10_000);
    const before = receivedBy();
    expect(await gateway.capture({ ref, amountMinor: 4_000, key: `${ref}:c1` })).toEqual({ status: "succeeded" });
    expect(await gateway.capture({ ref, amountMinor: 4_000, key: `${ref}:c1` })).toEqual({ status: "succeeded" });
    expect(receivedBy() - before).toBe(4_000);
    expect(heldBy(ref)).toBe(6_000);
    expect(await gateway.void({ ref, amountMinor: 1_000, key: `${ref}:v1` })).toEqual({ status: "succeeded" });
    expect(await gateway.void({ ref, amountMinor: 1_000, key: `${ref}:v1` })).toEqual({ status: "succeeded" });
    expect(await gateway.capture({ ref, amountMinor: 5_001, key: `${ref}:c2` })).toEqual({ status: "failed", code: "too_much" });
    expect(await gateway.capture({ ref, amountMinor: 5_000, key: `${ref}:c3` })).toEqual({ status: "succeeded" });
    expect(receivedBy() - before).toBe(9_000);
    expect(await gateway.refund({ ref, amountMinor: 8_500, key: `${ref}:r1` })).toEqual({ status: "succeeded" });
    expect(await gateway.refund({ ref, amountMinor: 8_500, key: `${ref}:r1` })).toEqual({ status: "succeeded" });
    expect(await gateway.refund({ ref, amountMinor: 501, key: `${ref}:r2` })).toEqual({ status: "failed", code: "too_much" });
    expect(await gateway.refund({ ref, amountMinor: 500, key: `${ref}:r3` })).toEqual({ status: "succeeded" });
  });

  test("is lifted whole when nothing of it is left to charge, and cannot be charged then", async () => {
    const ref = await authorized("pm_card_visa", 10_000);
    await gateway.void({ ref, amountMinor: 4_000, key: `${ref}:v1` });
    expect(stripe.intents.get(ref)?.status).toBe("requires_capture");
    await gateway.void({ ref, amountMinor: 6_000, key: `${ref}:v2` });
    expect(stripe.intents.get(ref)?.status).toBe("canceled");
    expect(await gateway.capture({ ref, amountMinor: 1, key: `${ref}:c1` })).toEqual({ status: "failed", code: "expired" });
    expect(await gateway.capture({ ref: "pi_nobody", amountMinor: 1, key: "x" })).toEqual({ status: "failed", code: "not_found" });
  });

  test("a lost answer to a capture or a refund is asked again without doing it twice", async () => {
    const ref = await authorized("pm_card_visa", 1_000);
    const before = receivedBy();
    stripe.disturb(/\/capture$/, "lose");
    await expect(gateway.capture({ ref, amountMinor: 600, key: `${ref}:c1` })).rejects.toThrow(GatewaySilence);
    expect(await gateway.capture({ ref, amountMinor: 600, key: `${ref}:c1` })).toEqual({ status: "succeeded" });
    expect(receivedBy() - before).toBe(600);
    expect(heldBy(ref)).toBe(400);
    stripe.disturb(/POST \/v1\/refunds$/, "lose");
    await expect(gateway.refund({ ref, amountMinor: 600, key: `${ref}:r1` })).rejects.toThrow(GatewaySilence);
    expect(await gateway.refund({ ref, amountMinor: 600, key: `${ref}:r1` })).toEqual({ status: "succeeded" });
    expect(stripe.intents.get(ref)?.latest_charge?.["amount_refunded"]).toBe(600);
  });

  test("is renewed under the same reference, once for its key; a bank may refuse, and an ended one is over", async () => {
    const ref = await authorized("pm_card_visa", 1_000);
    await gateway.void({ ref, amountMinor: 300, key: `${ref}:v1` });
    const renewed = await gateway.renew({ ref, key: `renew:${ref}` });
    expect(renewed).toEqual({ status: "renewed", expiresAt: new Date(1_900_000_000_000) });
    expect(await gateway.renew({ ref, key: `renew:${ref}` })).toEqual(renewed);
    expect([stripe.intents.get(ref)?.status, heldBy(ref)]).toEqual(["canceled", 700]);
    expect(await gateway.capture({ ref, amountMinor: 700, key: `${ref}:c1` })).toEqual({ status: "succeeded" });
    const refusing = await authorized("pm_card_declines_later", 1_000);
    expect(await gateway.renew({ ref: refusing, key: "renew:2" })).toEqual({ status: "failed", code: "declined" });
    const ended = await authorized("pm_card_visa", 1_000);
    stripe.expire(ended);
    expect(await gateway.renew({ ref: ended, key: "renew:3" })).toEqual({ status: "failed", code: "expired" });
  });
});

describe("a webhook of Stripe", () => {
  const [body, now] = [JSON.stringify({ id: "evt_1" }), new Date(1_800_000_000_000)];
  const signed = signNotice("whsec_ours", body, now);

  test("is believed when one of its signatures is ours, and not when it is forged, changed or stale", () => {
    expect(isSignedNotice("whsec_ours", body, signed, now)).toBe(true);
    expect(isSignedNotice("whsec_ours", body, `${signed.split(",")[0]},v1=${"0".repeat(64)},${signed.split(",")[1]},v0=${"1".repeat(64)}`, now)).toBe(true);
    expect(isSignedNotice("whsec_other", body, signed, now)).toBe(false);
    expect(isSignedNotice("whsec_ours", `${body} `, signed, now)).toBe(false);
    expect(isSignedNotice("whsec_ours", body, signed, new Date(now.getTime() + 301_000))).toBe(false);
    expect(isSignedNotice("whsec_ours", body, `t=${now.getTime() / 1000 + 1},${signed}`, now)).toBe(false);
    for (const forged of [null, "", "t=1", "v1=00", "t=x,v1=y"]) expect(isSignedNotice("whsec_ours", body, forged, now)).toBe(false);
  });

  test("names the group or the authorization that it is about, or a dispute", () => {
    const event = (type: string, object: object) => stripeEvent.parse({ id: "evt_1", type, created: 1, data: { object } });
    expect(noticesOf(event("payment_intent.payment_failed", { id: "pi_1", object: "payment_intent", metadata: { group: "g" } }))).toEqual([{ id: "evt_1", kind: "group.payment_intent.payment_failed", subject: "g" }]);
    expect(noticesOf(event("payment_intent.canceled", { id: "pi_2", object: "payment_intent", metadata: { root: "pi_1" } }))).toEqual([{ id: "evt_1", kind: "payment_intent.canceled", subject: "pi_1" }]);
    expect(noticesOf(event("charge.refunded", { id: "ch_1", object: "charge", payment_intent: "pi_1" }))).toEqual([{ id: "evt_1", kind: "charge.refunded", subject: "pi_1" }]);
    expect(disputeOf(event("charge.dispute.created", { id: "dp_1", object: "dispute", amount: 500, status: "needs_response", reason: "fraudulent", payment_intent: "pi_1" }))).toEqual({ disputeId: "dp_1", intentId: "pi_1", amountMinor: 500, status: "needs_response", reason: "fraudulent" });
    expect(stripeEvent.safeParse({ id: "evt_1", type: 4 }).success).toBe(false);
  });
});
