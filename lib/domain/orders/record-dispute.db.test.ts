import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { orderPaidBy } from "@/lib/domain/payments/payments.testing";
import { recordDispute } from "./record-dispute";

dbTest("a dispute of an order is written once for each of its states, and one of a stranger's payment not at all", async ({ tx }) => {
  const { orderId } = await orderPaidBy(tx, { ref: "pi_1", key: "checkout:key:1", amountMinor: 5_000 });
  await tx.execute(sql`update payment set gateway = 'stripe'`);
  const by = systemPermit("test");
  const dispute = { disputeId: "dp_1", intentId: "pi_1", amountMinor: 5_000, status: "needs_response", reason: "fraudulent" };
  expect(await recordDispute(tx, by, { ...dispute, intentId: "pi_2" })).toEqual({ isNew: false });
  expect(await recordDispute(tx, by, dispute)).toEqual({ isNew: true });
  expect(await recordDispute(tx, by, dispute)).toEqual({ isNew: false });
  expect(await recordDispute(tx, by, { ...dispute, status: "won" })).toEqual({ isNew: true });
  expect(await recordDispute(tx, by, { ...dispute, status: "under_review" })).toEqual({ isNew: false });
  const { rows } = await tx.execute<{ kind: string }>(sql`select kind from task where order_id = ${orderId}`);
  expect(rows).toEqual([{ kind: "payment_disputed" }]);
});
