import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import type { FulfillmentLineId } from "@/lib/kernel/ids";
import { permit, systemPermit } from "./identity/permit";
import { openCashPayment } from "./payments/open-cash-payment";
import { settlePayments } from "./payments/settle-payments";
import { getSwapQuote } from "./returns/get-swap-quote";
import { swapGoods } from "./returns/swap-goods";
import { getDrawerReport } from "./till/get-drawer-report";
import { sellAtTill } from "./till/sell-at-till";
import { takeDifference } from "./till/take-difference";
import { cashSale, openTill } from "./till/till.testing";

raceTest("a lamp that was sold for cash is swapped for more at five registers' hands at once: one swap, one difference in the drawer", async () => {
  const till = await transaction((tx) => openTill(tx));
  const { shop, by } = till;
  const { orderId, orderNumber } = await sellAtTill(by, cashSale(till));
  await settlePayments(systemPermit("test"), { orderId });
  const { rows: [line] } = await db.execute<{ id: FulfillmentLineId }>(sql`select l.id from fulfillment_line l join fulfillment f on f.id = l.fulfillment_id where f.order_id = ${orderId}`);
  const works = permit(by.actor, "returns.work", by);
  const back = [{ lineId: line!.id, quantity: 1, reason: "changed_mind" as const, outcome: "restock" as const, note: "" }];
  const swap = async (items: { sku: string; quantity: number }[], key: string) => {
    const quoted = await getSwapQuote(works, { orderNumber, locationId: shop.seattle, back, items }, db);
    const wish = { orderId, locationId: shop.seattle, key, back, items, way: { kind: "carry_out" as const }, dueMinor: quoted?.money.dueMinor ?? -1, backMinor: quoted?.money.backMinor ?? -1 };
    return transaction(async (tx) => {
      const { paymentId, fulfillmentId, ours } = await openCashPayment(tx, by, { aboutId: orderId, amountMinor: wish.dueMinor });
      const taken = await takeDifference(tx, by, { paymentId, receivedMinor: 20_000 });
      return { ...(await swapGoods(tx, works, wish, [{ fulfillmentId, paid: { ours } }])), changeMinor: taken.changeMinor };
    });
  };
  const more = [{ sku: shop.lamp, quantity: 1 }, { sku: shop.mug, quantity: 1 }];
  const all = await Promise.allSettled([...Array.from({ length: 3 }, () => swap(more, "the-same-swap")), ...Array.from({ length: 2 }, () => swap(more, randomUUID()))]);
  const [done, ...others] = all.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  expect(others).toEqual([]);
  const { dueMinor = 0, changeMinor = 0 } = done ?? {};
  expect(dueMinor).toBeGreaterThan(0);
  await settlePayments(systemPermit("test"), { orderId });
  const report = await getDrawerReport(permit(by.actor, "till.unlock", by), till.sessionId, db);
  expect(report?.movements).toMatchObject([{ kind: "exchange", amountMinor: 20_000 - changeMinor }]);
  expect(Math.abs(20_000 - changeMinor - dueMinor)).toBeLessThanOrEqual(2);
  expect((await db.execute(sql`select tender, status, captured_minor as captured from payment where order_id = ${orderId} and amount_minor = ${dueMinor}`)).rows).toEqual([{ tender: "cash", status: "captured", captured: dueMinor }]);
});
