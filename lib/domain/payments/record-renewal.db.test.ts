import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { listExpiringAuthorizations } from "./list-expiring-authorizations";
import { orderPaidBy } from "./payments.testing";
import { recordRenewal } from "./record-renewal";
import { requestVoid } from "./request-void";

const by = systemPermit("test");
const soon = { status: "renewed", expiresAt: new Date("2040-01-01T00:00:00Z") } as const;

dbTest("a refusal counts once, also when a renewal is told late", async ({ tx }) => {
  const order = await orderPaidBy(tx, { ref: randomUUID(), key: randomUUID(), amountMinor: 900 });
  await tx.execute(sql`update payment set expires_at = shop_clock() + interval '1 day'`);
  const [due] = await listExpiringAuthorizations(tx);
  if (!due) throw new Error("nothing is due");
  expect(await recordRenewal(tx, by, { ...due, answer: { status: "failed", code: "declined" } })).toEqual({ orderId: order.orderId, fulfillmentId: order.fulfillmentId, amountMinor: 900, code: "declined" });
  expect(await recordRenewal(tx, by, { ...due, answer: { status: "failed", code: "declined" } })).toBeNull();
  expect(await recordRenewal(tx, by, { ...due, answer: soon })).toBeNull();
  const { rows } = await tx.execute(sql`select kind from event where kind like 'payment.%'`);
  expect(rows).toEqual([{ kind: "payment.lapsed" }]);
  expect(await listExpiringAuthorizations(tx)).toEqual([]);
});

dbTest("nobody is troubled when the rest was given back while the bank was asked", async ({ tx }) => {
  const order = await orderPaidBy(tx, { ref: randomUUID(), key: randomUUID(), amountMinor: 900 });
  await tx.execute(sql`update payment set expires_at = shop_clock() + interval '1 day'`);
  const [due] = await listExpiringAuthorizations(tx);
  if (!due) throw new Error("nothing is due");
  await requestVoid(tx, by, { ...order, reason: "cancelled", key: "void:1" });
  expect(await recordRenewal(tx, by, { ...due, answer: { status: "failed", code: "nothing_left" } })).toBeNull();
});
