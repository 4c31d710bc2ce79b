import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { machine, openStore } from "@/lib/domain/locations/testing";
import { newId, type FulfillmentId, type OrderLineId } from "@/lib/kernel/ids";
import { allocateStock } from "./allocate-stock";
import { promiseArrived } from "./promise-arrived";
import { receiveStock } from "./receive-stock";
import { releaseAllocation } from "./release-allocation";
import { levelOf, storeWithLamps } from "./testing";

dbTest("units that come for an order are promised to it where they come, once", async ({ tx }) => {
  const source = await storeWithLamps(tx, 3);
  const store = { variantId: source.variantId, locationId: await openStore(tx) };
  const [fulfillmentId, orderLineId] = [newId<FulfillmentId>(), newId<OrderLineId>()];
  await allocateStock(tx, machine, { checkoutId: null, lines: [{ ...source, fulfillmentId, orderLineId, quantity: 2 }] });
  await releaseAllocation(tx, machine, { fulfillmentId, orderLineId, quantity: 2, reason: "sent", sequence: 2 });
  await receiveStock(tx, machine, { lines: [{ ...store, quantity: 2 }] });
  const arrived = { fulfillmentId, locationId: store.locationId, lines: [{ orderLineId, variantId: store.variantId, quantity: 2 }], sequence: 3 };
  await promiseArrived(tx, machine, arrived);
  await promiseArrived(tx, machine, arrived);
  expect(await levelOf(tx, store)).toMatchObject({ onHand: 2, allocated: 2 });
  expect(await levelOf(tx, source)).toMatchObject({ onHand: 3, allocated: 0 });
  const { rows } = await tx.execute(sql`select location_id as at, quantity from allocation where fulfillment_id = ${fulfillmentId}`);
  expect(rows).toEqual([{ at: store.locationId, quantity: 2 }]);
});
