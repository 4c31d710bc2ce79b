import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { openCount } from "@/lib/domain/inventory/open-count";
import { submitCount } from "@/lib/domain/inventory/submit-count";
import { newId, type TaskId } from "@/lib/kernel/ids";
import { approveCount } from "./approve-count";
import { cancelFulfillmentLine } from "./cancel-fulfillment-line";
import { completeTask } from "./complete-task";
import { also, gtins, hire, levelOf, openCounter, placeOrder, recount } from "./counter.testing";
import { pickUnit } from "./pick-unit";

dbTest("puts back what is still there, where a count since then found fewer", async ({ tx }) => {
  const counter = await openCounter(tx);
  const ana = await hire(tx, "Ana", "fulfillment.work", [counter.portland]);
  const max = await hire(tx, "Max", "inventory.approve", [counter.portland], "store_manager");
  const placed = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 3 }]);
  for (let i = 0; i < 3; i++) await pickUnit(tx, ana, { fulfillmentId: placed.fulfillmentId, scanId: newId(), scanned: gtins.lamp });
  await cancelFulfillmentLine(tx, also(ana, "orders.service"), { fulfillmentId: placed.fulfillmentId, orderLineId: placed.lines[0]!.orderLineId, quantity: 3, reason: "Changed their mind" });
  await recount(tx, placed.orderId);
  const countId = await openCount(tx, also(ana, "inventory.count"), { variantId: counter.lamp, locationId: counter.portland, reason: "cycle" });
  await submitCount(tx, also(ana, "inventory.count"), { countId, counted: 1 });
  await approveCount(tx, max, { countId });
  expect(await levelOf(tx, counter.lamp, counter.portland)).toMatchObject({ on_hand: 1, put_back: 1 });

  const { rows: [task] } = await tx.execute<{ id: TaskId }>(sql`select id from task where fulfillment_id = ${placed.fulfillmentId} and kind = 'put_back'`);
  if (!task) throw new Error("no task");
  await completeTask(tx, ana, { taskId: task.id, scanned: gtins.lamp });
  expect(await levelOf(tx, counter.lamp, counter.portland)).toMatchObject({ on_hand: 1, put_back: 0 });
  const { rows } = await tx.execute<{ status: string }>(sql`select status from task where id = ${task.id}`);
  expect(rows).toEqual([{ status: "done" }]);
});
