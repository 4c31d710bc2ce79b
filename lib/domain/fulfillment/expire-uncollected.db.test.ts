import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import type { TaskId } from "@/lib/kernel/ids";
import { completeTask } from "./complete-task";
import { also, eventsOf, factsOf, gtins, levelOf, moneyOf, refusalOf, stagedOrder } from "./counter.testing";
import { expireUncollected } from "./expire-uncollected";
import { remindOfPickup } from "./remind-of-pickup";
import { resendReady } from "./resend-ready";
import { stageFulfillment } from "./stage-fulfillment";
import { undoStep } from "./undo-step";

const system = systemPermit("clock");

dbTest("reminds once, gives up after the holding days, and sells again only what was put back by scan", async ({ tx }) => {
  const { counter, ana, placed } = await stagedOrder(tx);
  const { fulfillmentId } = placed;
  expect(await remindOfPickup(tx, system, { fulfillmentId })).toBe(false);
  await clockForward(tx, "6 days");
  expect(await remindOfPickup(tx, system, { fulfillmentId })).toBe(true);
  expect(await remindOfPickup(tx, system, { fulfillmentId })).toBe(false);
  expect(await expireUncollected(tx, system, { fulfillmentId })).toBeNull();
  await clockForward(tx, "8 days");
  expect(await expireUncollected(tx, system, { fulfillmentId })).toEqual({ orderId: placed.orderId });
  await tx.execute(sql`update order_line set cancelled = quantity where order_id = ${placed.orderId}`);
  expect(await factsOf(tx, fulfillmentId)).toMatchObject({ status: "expired", cancelled: 1 });
  expect(await levelOf(tx, counter.lamp, counter.portland)).toMatchObject({ on_hand: 5, allocated: 0, put_back: 1 });
  expect(await moneyOf(tx, placed.orderId)).toEqual(["void 1000"]);
  const { rows: [task] } = await tx.execute<{ id: TaskId }>(sql`select id from task where fulfillment_id = ${fulfillmentId} and kind = 'put_back'`);
  if (!task) throw new Error("no task");
  expect(await refusalOf(completeTask(tx, ana, { taskId: task.id, scanned: gtins.mug }))).toBe("wrong_item");
  await completeTask(tx, ana, { taskId: task.id, scanned: gtins.lamp });
  await completeTask(tx, ana, { taskId: task.id, scanned: gtins.lamp });
  expect(await levelOf(tx, counter.lamp, counter.portland)).toMatchObject({ put_back: 0 });
  expect(await factsOf(tx, fulfillmentId)).toMatchObject({ status: "cancelled" });
});

dbTest("takes a staging back within ten seconds, and says ready again when it is staged again", async ({ tx }) => {
  const { ana, placed } = await stagedOrder(tx);
  await undoStep(tx, ana, { fulfillmentId: placed.fulfillmentId, step: "stage" });
  expect(await factsOf(tx, placed.fulfillmentId)).toMatchObject({ status: "picking", ready: 0, shelf: null });
  await stageFulfillment(tx, ana, { fulfillmentId: placed.fulfillmentId, shelf: "B2" });
  await stageFulfillment(tx, ana, { fulfillmentId: placed.fulfillmentId, shelf: "B4" });
  expect(await factsOf(tx, placed.fulfillmentId)).toMatchObject({ status: "ready", shelf: "B4" });
  expect((await eventsOf(tx, placed.fulfillmentId)).slice(3)).toEqual(["ready", "step_undone", "unready", "ready"]);
  await clockForward(tx, "11 seconds");
  expect(await refusalOf(undoStep(tx, ana, { fulfillmentId: placed.fulfillmentId, step: "stage" }))).toBe("undo_expired");
});

dbTest("sends the ready message again on request, a few times at most", async ({ tx }) => {
  const { ana, placed } = await stagedOrder(tx);
  for (let i = 0; i < 3; i++) await resendReady(tx, also(ana, "orders.service"), { fulfillmentId: placed.fulfillmentId });
  expect(await refusalOf(resendReady(tx, also(ana, "orders.service"), { fulfillmentId: placed.fulfillmentId }))).toBe("too_many_attempts");
});

const clockForward = (tx: Tx, by: string) => tx.execute(sql`select set_config('throughline.clock_shift', ${by}, true)`);
