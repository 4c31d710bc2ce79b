import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { machine } from "./locations/testing";
import { sendPurchaseMail } from "./messaging/send-purchase-mail";
import { cancelPurchase } from "./purchasing/end-purchase";
import { draftLamps, openTrade, orderLamps } from "./purchasing/purchasing.testing";

raceTest("a supplier is mailed the order once, and once that it was called off; a dropped draft is nobody's business", async () => {
  await transaction(async (tx) => {
    const trade = await openTrade(tx);
    await cancelPurchase(tx, trade.planner, { purchaseOrderId: await orderLamps(tx, trade, 12), reason: "Too many" });
    await cancelPurchase(tx, trade.planner, { purchaseOrderId: await draftLamps(tx, trade, 6), reason: "Too many" });
  });
  const { rows: told } = await db.execute<{ id: number }>(sql`select id::float8 as id from event where kind in ('purchase.ordered', 'purchase.cancelled') order by id`);
  await Promise.all([...told, ...told].map(({ id }) => sendPurchaseMail(machine, { eventId: id })));
  const { rows } = await db.execute<{ template: string; recipient: string; plain: string }>(sql`select template, recipient, plain from message order by template`);
  expect(rows).toMatchObject([{ template: "purchase_cancelled" }, { template: "purchase_ordered", recipient: "sales@northlight.example", plain: expect.stringContaining("Quantity 12") }]);
});
