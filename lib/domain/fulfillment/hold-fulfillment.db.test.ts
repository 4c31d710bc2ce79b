import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { newId } from "@/lib/kernel/ids";
import { cancelFulfillmentLine } from "./cancel-fulfillment-line";
import { claimFulfillment } from "./claim-fulfillment";
import { also, eventsOf, factsOf, gtins, hire, levelOf, openCounter, placeOrder, recount, refusalOf } from "./counter.testing";
import { holdFulfillment } from "./hold-fulfillment";
import { listExceptions } from "./list-exceptions";
import { listQueue } from "./list-queue";
import { pickUnit } from "./pick-unit";
import { firstReasons } from "./reject-reason";
import { rejectUnits } from "./reject-units";
import { releaseHold } from "./release-hold";

const hold = { reason: "customer_asked", note: "back on Monday" } as const;

dbTest("rests with its reason and keeps what is picked; whoever claims it afterwards goes on", async ({ tx }) => {
  const counter = await openCounter(tx);
  const ana = await hire(tx, "Ana", "fulfillment.work", [counter.portland]);
  const mia = await hire(tx, "Mia", "fulfillment.manage", [counter.portland], "store_manager");
  const { fulfillmentId } = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }]);
  await pickUnit(tx, ana, { fulfillmentId, scanId: newId(), scanned: gtins.lamp });
  await holdFulfillment(tx, mia, { fulfillmentId, ...hold });
  expect(await factsOf(tx, fulfillmentId)).toMatchObject({ status: "on_hold", claimed_by: null, picked: 1 });
  expect(await refusalOf(claimFulfillment(tx, ana, { fulfillmentId }))).toBe("illegal_move");
  expect((await listQueue(also(ana, "fulfillment.view"), { locationId: null }, tx)).rows).toEqual([]);
  expect(await listExceptions(also(ana, "fulfillment.view"), { locationId: null, show: "on_hold" }, tx)).toMatchObject([{ id: fulfillmentId, why: "Customer asked to wait: back on Monday", who: "Mia", units: 1, until: null }]);
  await releaseHold(tx, mia, { fulfillmentId });
  await releaseHold(tx, mia, { fulfillmentId });
  await claimFulfillment(tx, ana, { fulfillmentId });
  expect(await factsOf(tx, fulfillmentId)).toMatchObject({ status: "picking", picked: 1 });
  expect((await eventsOf(tx, fulfillmentId)).filter((kind) => kind.startsWith("h"))).toEqual(["held", "hold_released"]);
});

dbTest("can be cancelled while it rests, and is no excuse for units that are not there", async ({ tx }) => {
  const counter = await openCounter(tx);
  const ana = await hire(tx, "Ana", "fulfillment.work", [counter.portland]);
  const mia = await hire(tx, "Mia", "fulfillment.manage", [counter.portland], "store_manager");
  const [resting, other, third] = [await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }]), await placeOrder(tx, counter.portland, [{ variantId: counter.mug, quantity: 1 }]), await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }])];
  for (const { fulfillmentId } of [resting, other]) await holdFulfillment(tx, mia, { fulfillmentId, ...hold });
  await rejectUnits(tx, ana, { fulfillmentId: third.fulfillmentId, reasonId: firstReasons.notInStock, note: "", lines: [] });
  expect(await factsOf(tx, resting.fulfillmentId)).toMatchObject({ status: "awaiting_shopper", missing: 1 });
  await cancelFulfillmentLine(tx, also(ana, "orders.service"), { fulfillmentId: other.fulfillmentId, orderLineId: other.lines[0]!.orderLineId, quantity: 1, reason: "Changed their mind" });
  await recount(tx, other.orderId);
  expect(await factsOf(tx, other.fulfillmentId)).toMatchObject({ status: "cancelled" });
  expect(await levelOf(tx, counter.mug, counter.portland)).toMatchObject({ allocated: 0 });
});

dbTest("is refused to another store", async ({ tx }) => {
  const counter = await openCounter(tx);
  const { fulfillmentId } = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }]);
  const bo = await hire(tx, "Bo", "fulfillment.manage", [counter.bend], "store_manager");
  expect(await refusalOf(holdFulfillment(tx, bo, { fulfillmentId, ...hold }))).toBe("wrong_store");
});
