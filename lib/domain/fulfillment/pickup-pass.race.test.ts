import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { hire, moneyOf, shopper, stagedOrder } from "./counter.testing";
import { handOver } from "./hand-over";
import { makePickupPass } from "./make-pickup-pass";
import { revokePickupPass } from "./revoke-pickup-pass";

raceTest("a pass shown at two counters while its buyer takes it back opens one of them or none", async () => {
  const { ana, ben, mine, pass } = await transaction(async (tx) => {
    const staged = await stagedOrder(tx);
    const own = { orderId: staged.placed.orderId, fulfillmentId: staged.placed.fulfillmentId };
    const { passId } = await makePickupPass(tx, shopper(), { ...own, name: "Noor Haddad" });
    const { rows } = await tx.execute<{ code: string }>(sql`select code from pickup_pass where id = ${passId}`);
    return { ana: staged.ana, ben: await hire(tx, "Ben", "fulfillment.work", [staged.counter.portland]), mine: own, pass: { passId, code: rows[0]?.code ?? "" } };
  });
  const [first, second, revoked] = await Promise.allSettled([
    ...[ana, ben].map((by) => transaction((tx) => handOver(tx, by, { ...mine, proof: { kind: "pass", code: pass.code } }))),
    transaction((tx) => revokePickupPass(tx, shopper(), { ...mine, passId: pass.passId })),
  ]);
  const { rows: [facts] } = await transaction((tx) => tx.execute<{ used: boolean; revoked: boolean; status: string }>(sql`
    select p.used_at is not null as used, p.revoked_at is not null as revoked, f.status from pickup_pass p join fulfillment f on f.id = p.fulfillment_id where p.id = ${pass.passId}`));
  expect(facts?.used).toBe(!facts?.revoked);
  expect(facts?.status).toBe(facts?.used ? "handed_over" : "ready");
  expect(revoked?.status).toBe(facts?.revoked ? "fulfilled" : "rejected");
  if (facts?.revoked) for (const tried of [first, second]) expect(tried).toMatchObject({ status: "rejected", reason: { code: "pass_revoked" } });
  expect(await transaction((tx) => moneyOf(tx, mine.orderId))).toEqual(facts?.used ? ["capture 1000"] : []);
});
