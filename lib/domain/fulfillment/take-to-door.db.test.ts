import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { newId } from "@/lib/kernel/ids";
import { also, eventsOf, gtins, hire, openCounter, placeDelivery, refusalOf } from "./counter.testing";
import { getPickup } from "./get-pickup";
import { packFulfillment } from "./pack-fulfillment";
import { pickUnit } from "./pick-unit";
import { shipFulfillment } from "./ship-fulfillment";
import { takeToDoor } from "./take-to-door";
import { turnFromDoor } from "./turn-from-door";

dbTest("staff read on the carrier's page that a parcel comes today: its shopper hears of it, once for each way to the door", async ({ tx }) => {
  const counter = await openCounter(tx);
  const max = await hire(tx, "Max", "fulfillment.manage", [counter.warehouse], "store_manager");
  const { fulfillmentId } = await placeDelivery(tx, counter.warehouse, [{ variantId: counter.lamp, quantity: 1 }]);
  const view = () => getPickup(also(max, "fulfillment.view"), fulfillmentId, tx);
  expect(await refusalOf(takeToDoor(tx, max, { fulfillmentId }))).toBe("illegal_move");
  await pickUnit(tx, also(max, "fulfillment.work"), { fulfillmentId, scanId: newId(), scanned: gtins.lamp });
  await packFulfillment(tx, also(max, "fulfillment.work"), { fulfillmentId });
  await shipFulfillment(tx, also(max, "fulfillment.work"), { fulfillmentId, trackingNumber: "1Z" });
  for (let said = 0; said < 2; said++) await takeToDoor(tx, max, { fulfillmentId });
  expect((await view())?.actions.map(({ name }) => name)).not.toContain("take_to_door");
  expect((await view())?.timeline.find(({ state }) => state === "current")).toMatchObject({ label: "Out for delivery" });
  await turnFromDoor(tx, systemPermit("carrier"), { fulfillmentId });
  expect((await view())?.statusWords).toBe("On its way");
  await takeToDoor(tx, max, { fulfillmentId });
  expect((await eventsOf(tx, fulfillmentId)).filter((kind) => kind === "out_for_delivery")).toHaveLength(2);
});
