import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { openCashPayment } from "@/lib/domain/payments/open-cash-payment";
import { asId, type OrderId, type PaymentId } from "@/lib/kernel/ids";
import { expectedMinor } from "./rows";
import { takeDifference } from "./take-difference";
import { openTill } from "./till.testing";

const undone = new Error("this test makes no whole exchange");

dbTest("a drawer takes the difference of an exchange to the smallest coin, says the change, and takes nothing that is too little or not asked for", async ({ tx }) => {
  const till = await openTill(tx);
  await expect(takeDifference(tx, till.by, { paymentId: asId<PaymentId>(randomUUID()), receivedMinor: 500 })).rejects.toMatchObject({ code: "not_found" });
  await tx.transaction(async (inner) => {
    const { paymentId } = await openCashPayment(inner, till.by, { aboutId: asId<OrderId>(randomUUID()), amountMinor: 1_233 });
    await expect(takeDifference(inner, till.by, { paymentId, receivedMinor: 1_230 })).rejects.toMatchObject({ code: "cash_short", facts: { missing: "$0.05" } });
    expect(await takeDifference(inner, till.by, { paymentId, receivedMinor: 2_000 })).toEqual({ dueMinor: 1_235, changeMinor: 765 });
    expect(await expectedMinor(till.sessionId, inner)).toBe(11_235);
    throw undone;
  }).catch((error: unknown) => {
    if (error !== undone) throw error;
  });
});
