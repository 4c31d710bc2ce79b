import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import type { PassId } from "@/lib/kernel/ids";
import { factsOf, placeOrder, refusalOf, shopper, stagedOrder } from "./counter.testing";
import { getPickupPass } from "./get-pickup-pass";
import { handOver } from "./hand-over";
import { makePickupPass } from "./make-pickup-pass";
import { revokePickupPass } from "./revoke-pickup-pass";

const codeOf = async (tx: Tx, id: PassId) => (await tx.execute<{ code: string }>(sql`select code from pickup_pass where id = ${id}`)).rows[0]?.code ?? "";

dbTest("hands over to whoever brings the buyer's pass, once, and writes down who it was", async ({ tx }) => {
  const { ana, placed } = await stagedOrder(tx, 2);
  const mine = { orderId: placed.orderId, fulfillmentId: placed.fulfillmentId };
  const { passId } = await makePickupPass(tx, shopper(), { ...mine, name: "Noor Haddad" });
  const proof = { kind: "pass" as const, code: await codeOf(tx, passId) };
  expect(await getPickupPass(passId, tx)).toMatchObject({ status: "live", code: proof.code, name: "Noor Haddad", buyer: "Maya", units: 2, isReady: true });
  const one = [{ lineId: placed.lines[0]!.lineId, quantity: 1 }];
  expect(await handOver(tx, ana, { fulfillmentId: placed.fulfillmentId, proof, lines: one })).toMatchObject({ isHandedOver: true, isComplete: false });
  expect(await refusalOf(handOver(tx, ana, { fulfillmentId: placed.fulfillmentId, proof }))).toBe("pass_used");
  expect(await refusalOf(revokePickupPass(tx, shopper(), { ...mine, passId }))).toBe("pass_used");
  const { rows } = await tx.execute(sql`select f.handed_over_to as to, f.handed_over_proof as proof, p.used_by_staff_id as by from fulfillment f join pickup_pass p on p.fulfillment_id = f.id where f.id = ${placed.fulfillmentId}`);
  expect(rows).toEqual([{ to: "Noor Haddad", proof: "pass", by: ana.actor.staffId }]);
  expect(await getPickupPass(passId, tx)).toMatchObject({ status: "used", code: null });
  expect(await factsOf(tx, placed.fulfillmentId)).toMatchObject({ status: "ready", handed_over: 1 });
});

dbTest("refuses a pass that was taken back, one of another order, and one that nobody made: those count like wrong codes", async ({ tx }) => {
  const { ana, counter, placed } = await stagedOrder(tx);
  const mine = { orderId: placed.orderId, fulfillmentId: placed.fulfillmentId };
  const other = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }]);
  const { passId } = await makePickupPass(tx, shopper(), { ...mine, name: "Noor Haddad" });
  await revokePickupPass(tx, shopper(), { ...mine, passId });
  await revokePickupPass(tx, shopper(), { ...mine, passId });
  expect(await refusalOf(handOver(tx, ana, { ...mine, proof: { kind: "pass", code: await codeOf(tx, passId) } }))).toBe("pass_revoked");
  expect(await getPickupPass(passId, tx)).toMatchObject({ status: "revoked", code: null });
  const foreign = await makePickupPass(tx, shopper(), { orderId: other.orderId, fulfillmentId: other.fulfillmentId, name: "Sam Roe" });
  expect(await handOver(tx, ana, { ...mine, proof: { kind: "pass", code: await codeOf(tx, foreign.passId) } })).toMatchObject({ isHandedOver: false, code: "wrong_code", left: 4 });
  expect(await handOver(tx, ana, { ...mine, proof: { kind: "pass", code: "0000000000" } })).toMatchObject({ code: "wrong_code", left: 3 });
  expect(await refusalOf(revokePickupPass(tx, shopper(), { ...mine, passId: foreign.passId }))).toBe("not_found");
});

dbTest("makes a few passes at most, for the buyer's own pickup", async ({ tx }) => {
  const { counter, placed } = await stagedOrder(tx);
  const mine = { orderId: placed.orderId, fulfillmentId: placed.fulfillmentId };
  for (const name of ["Noor", "Sam", "Lee"]) await makePickupPass(tx, shopper(), { ...mine, name });
  expect(await refusalOf(makePickupPass(tx, shopper(), { ...mine, name: "Kim" }))).toBe("passes_enough");
  const other = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }]);
  expect(await refusalOf(makePickupPass(tx, shopper(), { ...mine, orderId: other.orderId, name: "Kim" }))).toBe("not_found");
});
