import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { hire, shopper, writeOrder } from "@/lib/domain/locations/testing";
import { newId } from "@/lib/kernel/ids";
import { allocateStock } from "./allocate-stock";
import { takeOff } from "./take-off";
import { levelOf, storeWithLamps } from "./testing";

dbTest("takes off what nobody was promised, once for one cause, and leaves every promise its unit", async ({ tx }) => {
  const place = await storeWithLamps(tx, 5);
  const manager = await hire(tx, "store_manager", "inventory.adjust", [place.locationId]);
  await allocateStock(tx, shopper, await writeOrder(tx, [{ ...place, quantity: 2 }]));
  const lost = { ...place, reason: "lost", causeId: newId<string>(), sequence: 1 };
  expect(await takeOff(tx, manager, { ...lost, quantity: 1, to: "written_off" })).toBe(1);
  expect(await takeOff(tx, manager, { ...lost, quantity: 1, to: "written_off" })).toBe(0);
  expect(await levelOf(tx, place)).toMatchObject({ onHand: 4, allocated: 2 });
  expect(await takeOff(tx, manager, { ...lost, quantity: null, to: "quality_check" })).toBe(2);
  expect(await takeOff(tx, manager, { ...lost, sequence: 2, quantity: null, to: "quality_check" })).toBe(0);
  expect(await levelOf(tx, place)).toMatchObject({ onHand: 4, allocated: 2, qualityCheck: 2 });
});
