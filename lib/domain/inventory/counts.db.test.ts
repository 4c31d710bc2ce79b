import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { hire, openStore, shopper, writeOrder } from "@/lib/domain/locations/testing";
import { allocateStock } from "./allocate-stock";
import { lockCount } from "./lock-count";
import { moveUnsellable } from "./move-unsellable";
import { openCount } from "./open-count";
import { releaseAllocation } from "./release-allocation";
import { settleCount } from "./settle-count";
import { submitCount } from "./submit-count";
import { levelOf, storeWithLamps } from "./testing";

dbTest("a blind count, once approved, writes its difference", async ({ tx }) => {
  const place = await storeWithLamps(tx, 5);
  const associate = await hire(tx, "associate", "inventory.count", [place.locationId]);
  const manager = await hire(tx, "store_manager", "inventory.approve", [place.locationId]);
  const countId = await openCount(tx, associate, { ...place, reason: "looks wrong" });
  await submitCount(tx, associate, { countId, counted: 3 });
  await settleCount(tx, manager, { countId, decision: "approved" });
  expect(await levelOf(tx, place)).toMatchObject({ onHand: 3 });
  await expect(settleCount(tx, manager, { countId, decision: "approved" })).rejects.toMatchObject({ code: "illegal_move" });
});

dbTest("units that left between counting and approving stay gone", async ({ tx }) => {
  const place = await storeWithLamps(tx, 5);
  const admin = await hire(tx, "admin", "inventory.count", "all");
  const countId = await openCount(tx, admin, { ...place, reason: "cycle" });
  await submitCount(tx, admin, { countId, counted: 4 });
  const order = await writeOrder(tx, [{ ...place, quantity: 1 }]);
  await allocateStock(tx, shopper, order);
  await settleCount(tx, await hire(tx, "admin", "inventory.approve", "all"), { countId, decision: "approved" });
  expect(await levelOf(tx, place)).toMatchObject({ onHand: 4, allocated: 1 });
});

dbTest("promises that the count leaves without stock come first", async ({ tx }) => {
  const place = await storeWithLamps(tx, 3);
  const admin = await hire(tx, "admin", "inventory.count", "all");
  const approver = await hire(tx, "admin", "inventory.approve", "all");
  const order = await writeOrder(tx, [{ ...place, quantity: 2 }]);
  await allocateStock(tx, shopper, order);
  const countId = await openCount(tx, admin, { ...place, reason: "cycle" });
  await submitCount(tx, admin, { countId, counted: 1 });
  await expect(settleCount(tx, approver, { countId, decision: "approved" })).rejects.toMatchObject({ code: "below_promised", facts: { orders: [order.number] } });
  expect(await lockCount(tx, approver, countId)).toMatchObject({ onHandAfter: 1, shortBy: 1 });
  const [line] = order.lines;
  await releaseAllocation(tx, approver, { fulfillmentId: line!.fulfillmentId, orderLineId: line!.orderLineId, quantity: 1, reason: "count", sequence: 1 });
  await tx.execute(sql`update fulfillment_line set quantity = 1`);
  await tx.execute(sql`update order_line set quantity = 1`);
  await settleCount(tx, approver, { countId, decision: "approved" });
  expect(await levelOf(tx, place)).toMatchObject({ onHand: 1, allocated: 1 });
});

dbTest("set-aside units that were not found leave their state", async ({ tx }) => {
  const place = await storeWithLamps(tx, 3);
  const admin = await hire(tx, "admin", "inventory.count", "all");
  await moveUnsellable(tx, admin, { ...place, quantity: 3, from: "sellable", to: "damaged", reason: "wet" });
  const countId = await openCount(tx, admin, { ...place, reason: "cycle" });
  await submitCount(tx, admin, { countId, counted: 1 });
  await settleCount(tx, await hire(tx, "admin", "inventory.approve", "all"), { countId, decision: "approved" });
  expect(await levelOf(tx, place)).toMatchObject({ onHand: 1, damaged: 1 });
});

dbTest("one open count for a shelf; a failed pick joins it", async ({ tx }) => {
  const place = await storeWithLamps(tx, 3);
  const associate = await hire(tx, "associate", "inventory.count", [place.locationId]);
  const order = await writeOrder(tx, [{ ...place, quantity: 1 }]);
  await allocateStock(tx, shopper, order);
  const countId = await openCount(tx, associate, { ...place, reason: "looks wrong" });
  await expect(openCount(tx, associate, { ...place, reason: "again" })).rejects.toMatchObject({ code: "duplicate_count" });
  expect(await openCount(tx, associate, { ...place, reason: "missing_at_pick", fulfillmentId: order.lines[0]!.fulfillmentId })).toBe(countId);
});

dbTest("a rejected count changes nothing; another store's count is not there", async ({ tx }) => {
  const place = await storeWithLamps(tx, 3);
  const associate = await hire(tx, "associate", "inventory.count", [place.locationId]);
  const countId = await openCount(tx, associate, { ...place, reason: "looks wrong" });
  const stranger = await hire(tx, "associate", "inventory.count", [await openStore(tx)]);
  await expect(submitCount(tx, stranger, { countId, counted: 0 })).rejects.toMatchObject({ code: "not_found" });
  await submitCount(tx, associate, { countId, counted: 0 });
  await expect(submitCount(tx, associate, { countId, counted: 1 })).rejects.toMatchObject({ code: "illegal_move" });
  await settleCount(tx, await hire(tx, "store_manager", "inventory.approve", [place.locationId]), { countId, decision: "rejected" });
  expect(await levelOf(tx, place)).toMatchObject({ onHand: 3 });
});
