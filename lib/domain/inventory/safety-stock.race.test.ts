import { expect } from "vitest";
import { transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { hire, machine } from "@/lib/domain/locations/testing";
import { pinSafetyStock } from "./decide-safety-stock";
import { learnAllSafetyStock } from "./learn-safety-stock";
import { receiveStock } from "./receive-stock";
import { setSafetyLearning } from "./set-safety-learning";
import { levelOf, storeWithLamps } from "./testing";

raceTest("while eight nights run at once and goods arrive, a figure that a manager pins is never written over", async () => {
  const { place, manager } = await transaction(async (tx) => {
    const found = await storeWithLamps(tx, 10);
    const by = await hire(tx, "store_manager", "inventory.adjust", [found.locationId]);
    await setSafetyLearning(tx, by, { ...found, isAutomatic: true });
    return { place: found, manager: by };
  });
  const pin = transaction((tx) => pinSafetyStock(tx, manager, { ...place, units: 7, reason: "Window display" }));
  const arrivals = Array.from({ length: 8 }, () => transaction((tx) => receiveStock(tx, machine, { lines: [{ ...place, quantity: 1 }] })));
  await Promise.all([pin, ...arrivals, ...Array.from({ length: 8 }, () => learnAllSafetyStock(machine))]);
  await learnAllSafetyStock(machine);
  expect(await transaction((tx) => levelOf(tx, place))).toMatchObject({ safetyStock: 7, onHand: 18 });
});
