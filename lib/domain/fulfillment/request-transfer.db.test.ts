import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { hire, openCounter, placeOrder } from "./counter.testing";
import { firstReasons } from "./reject-reason";
import { requestTransfer } from "./request-transfer";

const wholePart = { reasonId: firstReasons.notFound, note: "", lines: [] };

dbTest("asks a place that has it to send it, keeps what was found, and its shelf is counted", async ({ tx }) => {
  const counter = await openCounter(tx);
  const placed = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 2 }, { variantId: counter.mug, quantity: 1 }]);
  const ana = await hire(tx, "Ana", "fulfillment.work", [counter.portland]);
  const { reroutedTo, deadline } = await requestTransfer(tx, ana, { ...wholePart, fulfillmentId: placed.fulfillmentId, lines: [{ lineId: placed.lines[0]!.lineId, quantity: 1 }] });
  expect(deadline).toBeNull();
  const { rows } = await tx.execute(sql`
    select f.status, f.total_minor as "totalMinor", l.name as at, a.quantity as promised from fulfillment f join allocation a on a.fulfillment_id = f.id join location l on l.id = a.location_id
    where f.order_id = ${placed.orderId} and a.variant_id = ${counter.lamp} order by f.number`);
  expect(rows).toEqual([{ status: "open", totalMinor: 2000, at: "Portland Pearl", promised: 1 }, { status: "in_transit_to_store", totalMinor: 1000, at: "Kent", promised: 1 }]);
  expect(reroutedTo).toHaveLength(1);
  expect((await tx.execute(sql`select 1 from stock_count where location_id = ${counter.portland} and status = 'open'`)).rows).toHaveLength(1);
});

dbTest("where no other place has all of it, nothing is changed and the associate is told", async ({ tx }) => {
  const counter = await openCounter(tx);
  const placed = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 2 }]);
  await tx.execute(sql`update location set can_ship = false`);
  const ana = await hire(tx, "Ana", "fulfillment.work", [counter.portland]);
  await tx.execute(sql`savepoint before`);
  await expect(requestTransfer(tx, ana, { ...wholePart, fulfillmentId: placed.fulfillmentId })).rejects.toMatchObject({ code: "no_transfer", facts: { store: "Portland Pearl" } });
  await tx.execute(sql`rollback to savepoint before`);
  expect((await tx.execute(sql`select status from fulfillment where order_id = ${placed.orderId}`)).rows).toEqual([{ status: "open" }]);
});

dbTest("a delivery is never sent to a store", async ({ tx }) => {
  const counter = await openCounter(tx);
  const placed = await placeOrder(tx, counter.warehouse, [{ variantId: counter.lamp, quantity: 1 }], "ship", { chargeMinor: 0, shipTo: { state: "OR", postcode: "97205" } });
  const ana = await hire(tx, "Ana", "fulfillment.work", [counter.warehouse]);
  await tx.execute(sql`savepoint before`);
  await expect(requestTransfer(tx, ana, { ...wholePart, fulfillmentId: placed.fulfillmentId })).rejects.toMatchObject({ code: "illegal_move" });
  await tx.execute(sql`rollback to savepoint before`);
});
