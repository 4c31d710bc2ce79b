import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { raceTest } from "@/db/testing";
import { testGateway } from "./choose-gateway";
import { GatewaySilence, type AuthorizeRequest } from "./gateway";

const wish = (token: string, amounts: number[]): AuthorizeRequest => {
  const group = randomUUID();
  return { group, token, currency: "USD", parts: amounts.map((amountMinor, i) => ({ key: `${group}:${i + 1}`, amountMinor })), card: { brand: "Visa", last4: "4242" }, returnPath: "/checkout/return" };
};

raceTest("the test gateway authorizes all parts or none, and the same request twice only once", async () => {
  const gateway = testGateway();
  const request = wish("success_token", [1_000, 2_500]);
  const answers = await Promise.all([gateway.authorize(request), gateway.authorize(request), gateway.authorize(request)]);
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await gateway.books()).toMatchObject({ heldMinor: 3_500, liveAuthorizations: 2 });
  await expect(gateway.authorize({ ...request, parts: [{ key: `${request.group}:1`, amountMinor: 9 }] })).rejects.toThrow(/key_reused/);
  expect(await gateway.authorize(wish("fail_token", [1_000]))).toEqual({ status: "declined", code: "card_declined" });
  expect(await gateway.books()).toMatchObject({ heldMinor: 3_500 });
});

raceTest("a lost reply leaves an authorization that find tells the truth about", async () => {
  const gateway = testGateway();
  const request = wish("timeout_token", [700]);
  await expect(gateway.authorize(request)).rejects.toBeInstanceOf(GatewaySilence);
  expect(await gateway.find(request.group)).toMatchObject({ status: "authorized", parts: [{ amountMinor: 700 }] });
  expect(await gateway.find(randomUUID())).toEqual({ status: "unknown" });
});

raceTest("an abandoned group gives its money back and a late request of it authorizes nothing", async () => {
  const gateway = testGateway();
  const early = wish("success_token", [700, 300]);
  await gateway.authorize(early);
  await gateway.abandon(early.group);
  expect(await gateway.books()).toMatchObject({ heldMinor: 0, liveAuthorizations: 0 });
  const late = wish("success_token", [900]);
  await gateway.abandon(late.group);
  expect(await gateway.authorize(late)).toEqual({ status: "declined", code: "abandoned" });
  expect(await gateway.books()).toMatchObject({ heldMinor: 0 });
});

raceTest("a challenge authorizes only when the person approves, and the first answer counts", async () => {
  const gateway = testGateway();
  const request = wish("challenge_token", [1_200]);
  const answer = await gateway.authorize(request);
  if (answer.status !== "challenge") throw new Error("expected a challenge");
  const id = answer.url.split("/").at(-1) ?? "";
  expect(await gateway.books()).toMatchObject({ heldMinor: 0 });
  expect(await gateway.answerChallenge(id, true)).toBe("/checkout/return");
  await gateway.answerChallenge(id, false);
  expect(await gateway.find(request.group)).toMatchObject({ status: "authorized" });
  const refused = await gateway.authorize(wish("challenge_token", [50]));
  if (refused.status !== "challenge") throw new Error("expected a challenge");
  await gateway.answerChallenge(refused.url.split("/").at(-1) ?? "", false);
  expect(await gateway.books()).toMatchObject({ heldMinor: 1_200 });
});

raceTest("captures, voids and refunds happen once per key and never exceed what is left", async () => {
  const gateway = testGateway();
  const answer = await gateway.authorize(wish("success_token", [1_000]));
  if (answer.status !== "authorized") throw new Error("expected an authorization");
  const ref = answer.parts[0]!.ref;
  const key = randomUUID();
  const same = await Promise.all(Array.from({ length: 6 }, () => gateway.capture({ ref, amountMinor: 400, key })));
  expect(same.every((one) => one.status === "succeeded")).toBe(true);
  expect(await gateway.capture({ ref, amountMinor: 401, key })).toEqual({ status: "failed", code: "key_reused" });
  const parallel = await Promise.all(Array.from({ length: 5 }, () => gateway.capture({ ref, amountMinor: 300, key: randomUUID() })));
  expect(parallel.filter((one) => one.status === "succeeded")).toHaveLength(2);
  expect(await gateway.refund({ ref, amountMinor: 1_001, key: randomUUID() })).toEqual({ status: "failed", code: "too_much" });
  expect(await gateway.refund({ ref, amountMinor: 250, key: randomUUID() })).toEqual({ status: "succeeded" });
  expect(await gateway.void({ ref, amountMinor: 1, key: randomUUID() })).toEqual({ status: "failed", code: "too_much" });
  expect(await gateway.books()).toMatchObject({ capturedMinor: 1_000, refundedMinor: 250, heldMinor: 0 });
});
