import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { hire, levelOf, openCounter, placeOrder } from "@/lib/domain/fulfillment/counter.testing";
import { newId } from "@/lib/kernel/ids";
import { takeOff } from "./take-off";

dbTest("takes off what nobody was promised, once for one cause, and leaves every promise its unit", async ({ tx }) => {
  const { portland, lamp } = await openCounter(tx);
  const ana = await hire(tx, "Ana", "fulfillment.work", [portland]);
  await placeOrder(tx, portland, [{ variantId: lamp, quantity: 2 }]);
  const lost = { variantId: lamp, locationId: portland, reason: "lost", causeId: newId(), sequence: 1 };
  expect(await takeOff(tx, ana, { ...lost, quantity: 1, to: "written_off" })).toBe(1);
  expect(await takeOff(tx, ana, { ...lost, quantity: 1, to: "written_off" })).toBe(0);
  expect(await levelOf(tx, lamp, portland)).toMatchObject({ on_hand: 4, allocated: 2 });
  expect(await takeOff(tx, ana, { ...lost, quantity: null, to: "quality_check" })).toBe(2);
  expect(await takeOff(tx, ana, { ...lost, sequence: 2, quantity: null, to: "quality_check" })).toBe(0);
  expect(await levelOf(tx, lamp, portland)).toMatchObject({ on_hand: 4, allocated: 2, quality_check: 2 });
});
