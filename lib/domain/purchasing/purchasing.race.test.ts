import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { costReceipt } from "./cost-receipt";
import { draftSuggested } from "./draft-suggested";
import { closeShort } from "./end-purchase";
import { orderPurchase } from "./order-purchase";
import { draftLamps, noCharges, openTrade, orderLamps, receive, scan, stateOf, stockOf } from "./purchasing.testing";
import { receiveDelivery } from "./receive-delivery";

raceTest("two receivers who scan at once never receive more than was ordered, and no scan counts twice", async () => {
  const { trade, id } = await transaction(async (tx) => {
    const opened = await openTrade(tx);
    return { trade: opened, id: await orderLamps(tx, opened, 5) };
  });
  const scans = Array.from({ length: 8 }, () => scan(trade, id));
  const answers = await Promise.allSettled([...scans, ...scans].map((one) => transaction((tx) => receiveDelivery(tx, trade.receiver, one))));
  for (const answer of answers.filter((one) => one.status === "rejected")) expect(answer.reason).toMatchObject({ code: "already_received" });
  await transaction(async (tx) => {
    expect(await stockOf(tx, trade)).toEqual({ onHand: 5, incoming: 0 });
    expect(await stateOf(tx, id)).toBe("received");
  });
});

raceTest("a unit that arrives while the rest is given up is received or short, never both", async () => {
  const rounds = await transaction(async (tx) => {
    const trade = await openTrade(tx);
    return Promise.all([1, 2, 3, 4, 5].map(async () => ({ trade, id: await orderLamps(tx, trade, 1) })));
  });
  for (const { trade, id } of rounds) {
    const [arriving, closing] = await Promise.allSettled([
      transaction((tx) => receiveDelivery(tx, trade.receiver, scan(trade, id))),
      transaction((tx) => closeShort(tx, trade.planner, { purchaseOrderId: id, reason: "Late" })),
    ]);
    expect([arriving, closing].filter((one) => one.status === "fulfilled")).toHaveLength(1);
  }
  const { trade } = rounds[0]!;
  expect(await transaction((tx) => stockOf(tx, trade))).toMatchObject({ incoming: 0 });
});

raceTest("two planners who tick the same at once order it once, and an order sent five times goes out once", async () => {
  const trade = await transaction((tx) => openTrade(tx));
  const picks = [{ variantId: trade.lamp, units: 12 }];
  await Promise.all([1, 2, 3].map(() => transaction((tx) => draftSuggested(tx, trade.planner, { locationId: trade.warehouse, picks }))));
  const drafts = await db.execute<{ id: Parameters<typeof stateOf>[1]; ordered: number }>(sql`select p.id, l.ordered from purchase_order p join purchase_line l on l.purchase_order_id = p.id`);
  expect(drafts.rows).toMatchObject([{ ordered: 12 }]);
  const purchaseOrderId = drafts.rows[0]!.id;
  await Promise.all([1, 2, 3, 4, 5].map(() => transaction((tx) => orderPurchase(tx, trade.planner, { purchaseOrderId, expectedOn: "2099-01-31" }))));
  expect(await transaction((tx) => stockOf(tx, trade))).toEqual({ onHand: 0, incoming: 12 });
  const told = await db.execute(sql`select from event where kind = 'purchase.ordered'`);
  expect(told.rows).toHaveLength(1);
});

raceTest("two deliveries costed at once each move the average", async () => {
  const { trade, ids } = await transaction(async (tx) => {
    const opened = await openTrade(tx);
    const orders = [await orderLamps(tx, opened, 10), await orderLamps(tx, opened, 10)];
    const first = await draftLamps(tx, opened, 10);
    await orderPurchase(tx, opened.planner, { purchaseOrderId: first, expectedOn: "2099-01-31" });
    await receive(tx, opened, first, 10);
    await costReceipt(tx, opened.planner, { purchaseOrderId: first, ...noCharges });
    for (const id of orders) await receive(tx, opened, id, 10);
    return { trade: opened, ids: orders };
  });
  await Promise.all(ids.map((purchaseOrderId) => transaction((tx) => costReceipt(tx, trade.planner, { purchaseOrderId, ...noCharges, freight: 1_000 }))));
  const { rows } = await db.execute<{ micros: number }>(sql`select average_micros::float8 as micros from variant_cost where variant_id = ${trade.lamp}`);
  expect(rows[0]?.micros).toBeGreaterThan(4_500_000);
  const moved = await db.execute(sql`select from goods_receipt_line where average_before_micros = 4000000`);
  expect(moved.rows).toHaveLength(1);
});
