import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { newId, type TaskId } from "@/lib/kernel/ids";
import { completeTask } from "./complete-task";
import { gtins, hire, openCounter, placeOrder, recount } from "./counter.testing";
import { expireUncollected } from "./expire-uncollected";
import { pickUnit } from "./pick-unit";
import { stageFulfillment } from "./stage-fulfillment";

raceTest("two people who put the last two items of an uncollected order back at once end it", async () => {
  const { counter, ana } = await transaction(async (tx) => {
    const opened = await openCounter(tx, 40);
    return { counter: opened, ana: await hire(tx, "Ana", "fulfillment.work", [opened.portland]) };
  });
  for (let i = 0; i < 12; i++) await transaction(async (tx) => {
    const { orderId, fulfillmentId } = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }, { variantId: counter.mug, quantity: 1 }]);
    for (const scanned of [gtins.lamp, gtins.mug]) await pickUnit(tx, ana, { fulfillmentId, scanId: newId(), scanned });
    await stageFulfillment(tx, ana, { fulfillmentId, shelf: "A1" });
    await tx.execute(sql`select set_config('throughline.clock_shift', '8 days', true)`);
    await expireUncollected(tx, systemPermit("test"), { fulfillmentId });
    await recount(tx, orderId);
  });
  const { rows: tasks } = await db.execute<{ id: TaskId; is_lamp: boolean }>(sql`select id, variant_id = ${counter.lamp} as is_lamp from task where kind = 'put_back' order by fulfillment_id`);
  expect(tasks).toHaveLength(24);
  for (let i = 0; i < tasks.length; i += 2) {
    await Promise.all(tasks.slice(i, i + 2).map((task) => transaction((tx) => completeTask(tx, ana, { taskId: task.id, scanned: task.is_lamp ? gtins.lamp : gtins.mug }))));
  }
  const { rows } = await db.execute<{ status: string; n: number }>(sql`select status, count(*)::int as n from fulfillment group by status`);
  expect(rows).toEqual([{ status: "cancelled", n: 12 }]);
});
