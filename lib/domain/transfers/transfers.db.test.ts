import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { completeTask } from "@/lib/domain/fulfillment/complete-task";
import { allocateStock } from "@/lib/domain/inventory/allocate-stock";
import { getAvailability } from "@/lib/domain/inventory/get-availability";
import { holdStock } from "@/lib/domain/inventory/hold-stock";
import { hire, inMinutes, makeLamp, openStore, shopper, writeOrder } from "@/lib/domain/locations/testing";
import { newId, type CheckoutId, type TaskId } from "@/lib/kernel/ids";
import { cancelTransfer } from "./cancel-transfer";
import { closeTransfer } from "./close-transfer";
import { createTransfer } from "./create-transfer";
import { packUnits } from "./pack-units";
import { receiveUnits, rejectUnits } from "./receive-units";
import { reportExtra } from "./report-extra";
import { reportUnder } from "./report-under";
import { sendTransfer } from "./send-transfer";
import { setTransferLine } from "./set-transfer-line";
import { draft, lineIdOf, openRoute, receive, scan, send, stateOf, stockAt, twice } from "./transfers.testing";

dbTest("lamps go from the warehouse to the shop: draft, sent, partly received, received, closed", async ({ tx }) => {
  const route = await openRoute(tx);
  const drafted = await draft(tx, route);
  expect(await stateOf(tx, drafted.transferId)).toBe("draft");
  expect(await sendTransfer(tx, route.sender, { transferId: drafted.transferId, as: "listed" })).toEqual({ units: 5 });
  expect(await stateOf(tx, drafted.transferId)).toBe("sent");
  await receive(tx, route, drafted, 2);
  expect(await stateOf(tx, drafted.transferId)).toBe("partially_received");
  await receive(tx, route, drafted, 3);
  expect(await stateOf(tx, drafted.transferId)).toBe("received");
  await closeTransfer(tx, route.shopManager, drafted);
  await closeTransfer(tx, route.shopManager, drafted);
  expect(await stateOf(tx, drafted.transferId)).toBe("closed");
  expect(await stockAt(tx, route.lamp, route.warehouse)).toMatchObject({ onHand: 5, incoming: 0 });
  expect(await stockAt(tx, route.lamp, route.shop)).toMatchObject({ onHand: 5, incoming: 0 });
});

dbTest("units on the way are sellable nowhere and incoming at the shop", async ({ tx }) => {
  const route = await openRoute(tx, 5);
  await send(tx, route, 5);
  expect(await stockAt(tx, route.lamp, route.warehouse)).toMatchObject({ onHand: 0, incoming: 0 });
  expect(await stockAt(tx, route.lamp, route.shop)).toMatchObject({ onHand: 0, incoming: 5 });
  const found = await getAvailability({ variantIds: [route.lamp], locationIds: [route.warehouse, route.shop], channel: "web" }, tx);
  expect(found.map((place) => place.quantity)).toEqual([0, 0]);
});

dbTest("each step is a line of the ledger that names the transfer, and an event that names who did it", async ({ tx }) => {
  const route = await openRoute(tx);
  await receive(tx, route, await send(tx, route), 2);
  const ledger = await tx.execute(sql`select kind, on_hand_delta, reason from stock_movement where cause_kind = 'transfer' order by id`);
  expect(ledger.rows).toEqual([{ kind: "transferred", on_hand_delta: -5, reason: "sent to Pearl District" }, { kind: "transferred", on_hand_delta: 2, reason: "received from Warehouse" }]);
  const told = await tx.execute<{ kind: string; actor_id: string }>(sql`select kind, actor_id from event where kind like 'transfer.%' order by id`);
  expect(told.rows).toEqual([
    { kind: "transfer.drafted", actor_id: route.planner.actor.staffId }, { kind: "transfer.changed", actor_id: route.planner.actor.staffId },
    { kind: "transfer.sent", actor_id: route.sender.actor.staffId }, { kind: "transfer.received", actor_id: route.receiver.actor.staffId },
  ]);
});

dbTest("sends only what is free, and names the orders that the rest is promised to", async ({ tx }) => {
  const route = await openRoute(tx, 5);
  const order = await writeOrder(tx, [{ variantId: route.lamp, locationId: route.warehouse, quantity: 2 }]);
  await allocateStock(tx, shopper, order);
  await holdStock(tx, shopper, { checkoutId: newId<CheckoutId>(), demand: [{ variantId: route.lamp, locationId: route.warehouse, quantity: 1 }], expiresAt: inMinutes(15) });
  const { transferId } = await draft(tx, route, 3);
  await expect(sendTransfer(tx, route.sender, { transferId, as: "listed" })).rejects.toMatchObject({
    code: "not_free", facts: { orders: [order.number], lines: [`2 of 3 × Alder lamp, Brass can leave (2 promised to ${order.number}, 1 held by a checkout under way).`] },
  });
  await setTransferLine(tx, route.planner, { transferId, variantId: route.lamp, wanted: 2, was: 3 });
  expect(await sendTransfer(tx, route.sender, { transferId, as: "listed" })).toEqual({ units: 2 });
});

dbTest("sends what was packed, and sending again after a lost answer sends nothing more", async ({ tx }) => {
  const route = await openRoute(tx);
  const { transferId } = await draft(tx, route, 4);
  await expect(sendTransfer(tx, route.sender, { transferId, as: "packed" })).rejects.toMatchObject({ code: "invalid" });
  const first = scan(route, transferId);
  expect(await packUnits(tx, route.sender, first)).toMatchObject({ counted: 1 });
  expect(await packUnits(tx, route.sender, first)).toMatchObject({ counted: 1 });
  await packUnits(tx, route.sender, scan(route, transferId, 2));
  await expect(packUnits(tx, route.sender, scan(route, transferId, 2))).rejects.toMatchObject({ code: "invalid" });
  expect(await twice(() => sendTransfer(tx, route.sender, { transferId, as: "packed" }))).toEqual([{ units: 3 }, { units: 3 }]);
  expect(await stockAt(tx, route.lamp, route.warehouse)).toMatchObject({ onHand: 7 });
});

dbTest("a scan delivered twice is received once, and a wrong item names both", async ({ tx }) => {
  const route = await openRoute(tx);
  const { transferId } = await send(tx, route, 2);
  const one = scan(route, transferId);
  expect(await twice(() => receiveUnits(tx, route.receiver, one))).toMatchObject([{ counted: 1 }, { counted: 1 }]);
  const other = await makeLamp(tx);
  await expect(receiveUnits(tx, route.receiver, { ...scan(route, transferId), scanned: other })).rejects.toMatchObject({ code: "wrong_item", facts: { scanned: "Alder lamp, Brass", expected: "Alder lamp, Brass" } });
  await receiveUnits(tx, route.receiver, scan(route, transferId));
  await expect(receiveUnits(tx, route.receiver, scan(route, transferId))).rejects.toMatchObject({ code: "already_received" });
});

dbTest("a scan id of another transfer is a mistake of the device", async ({ tx }) => {
  const route = await openRoute(tx);
  const [first, second] = [await send(tx, route, 2), await send(tx, route, 2)];
  const one = scan(route, first.transferId);
  await receiveUnits(tx, route.receiver, one);
  await expect(receiveUnits(tx, route.receiver, { ...one, transferId: second.transferId })).rejects.toMatchObject({ code: "key_reused" });
});

dbTest("what arrives broken is on hand but not for sale", async ({ tx }) => {
  const route = await openRoute(tx);
  const { transferId, lineId } = await send(tx, route, 3);
  const broken = { transferId, lineId, scanId: newId<string>(), quantity: 1, reason: "crushed corner" };
  await rejectUnits(tx, route.receiver, broken);
  await rejectUnits(tx, route.receiver, broken);
  expect(await stockAt(tx, route.lamp, route.shop)).toEqual({ onHand: 1, incoming: 2, damaged: 1, putBack: 0 });
});

dbTest("one lamp too many comes out of the books of the warehouse, so that it is not sold twice", async ({ tx }) => {
  const route = await openRoute(tx);
  const drafted = await send(tx, route, 2);
  const over = { transferId: drafted.transferId, reportId: newId<string>(), scanned: route.lamp, quantity: 1, note: "" };
  await expect(reportExtra(tx, route.receiver, over)).rejects.toMatchObject({ code: "invalid" });
  await receive(tx, route, drafted, 2);
  expect(await twice(() => reportExtra(tx, route.receiver, over))).toEqual([{ kind: "over" }, { kind: "over" }]);
  expect(await stockAt(tx, route.lamp, route.warehouse)).toMatchObject({ onHand: 7 });
  expect(await stockAt(tx, route.lamp, route.shop)).toMatchObject({ onHand: 3, incoming: 0 });
});

dbTest("where the warehouse has none left to give, its shelf must be counted", async ({ tx }) => {
  const route = await openRoute(tx, 2);
  const drafted = await send(tx, route, 2);
  await receive(tx, route, drafted, 2);
  await reportExtra(tx, route.receiver, { transferId: drafted.transferId, reportId: newId(), scanned: route.lamp, quantity: 1, note: "" });
  expect(await stockAt(tx, route.lamp, route.warehouse)).toMatchObject({ onHand: 0 });
  expect(await stockAt(tx, route.lamp, route.shop)).toMatchObject({ onHand: 3 });
  const { rows } = await tx.execute(sql`select kind, location_id from task`);
  expect(rows).toEqual([{ kind: "count_after_transfer", location_id: route.warehouse }]);
});

dbTest("something that was never asked for gets its own line as mis-shipped", async ({ tx }) => {
  const route = await openRoute(tx);
  const stool = await makeLamp(tx);
  const { transferId } = await send(tx, route, 2);
  expect(await reportExtra(tx, route.receiver, { transferId, reportId: newId(), scanned: stool, quantity: 2, note: "in the second box" })).toEqual({ kind: "mis_shipped" });
  expect(await stockAt(tx, stool, route.shop)).toMatchObject({ onHand: 2 });
  expect(await stateOf(tx, transferId)).toBe("partially_received");
  await expect(reportExtra(tx, route.receiver, { transferId, reportId: newId(), scanned: "NO-SUCH-SKU", quantity: 1, note: "" })).rejects.toMatchObject({ code: "invalid" });
});

dbTest("missing units are written off, or wait at the warehouse for the scan that puts them back", async ({ tx }) => {
  const route = await openRoute(tx);
  const drafted = await send(tx, route, 5);
  await receive(tx, route, drafted, 2);
  await expect(closeTransfer(tx, route.shopManager, drafted)).rejects.toMatchObject({ code: "has_open_work", facts: { work: ["3 units on the way"] } });
  const under = { ...drafted, reportId: newId<string>(), quantity: 1, outcome: "lost", note: "box torn" } as const;
  await reportUnder(tx, route.shopManager, under);
  await reportUnder(tx, route.shopManager, under);
  await expect(reportUnder(tx, route.shopManager, { ...under, reportId: newId(), quantity: 3 })).rejects.toMatchObject({ code: "invalid" });
  await reportUnder(tx, route.shopManager, { ...under, reportId: newId(), quantity: 2, outcome: "put_back" });
  expect(await stateOf(tx, drafted.transferId)).toBe("received");
  expect(await stockAt(tx, route.lamp, route.warehouse)).toEqual({ onHand: 7, incoming: 0, damaged: 0, putBack: 2 });
  const { rows } = await tx.execute<{ id: TaskId }>(sql`select id from task where kind = 'put_back'`);
  await completeTask(tx, await hire(tx, "associate", "fulfillment.work", [route.warehouse]), { taskId: rows[0]!.id, scanned: route.lamp });
  expect(await stockAt(tx, route.lamp, route.warehouse)).toMatchObject({ onHand: 7, putBack: 0 });
  await closeTransfer(tx, route.shopManager, drafted);
});

dbTest("a draft is cancelled without a word about units", async ({ tx }) => {
  const route = await openRoute(tx);
  const { transferId } = await draft(tx, route);
  await twice(() => cancelTransfer(tx, route.shopManager, { transferId, reason: "not needed", outcome: null }));
  expect(await stateOf(tx, transferId)).toBe("cancelled");
  await expect(sendTransfer(tx, route.sender, { transferId, as: "listed" })).rejects.toMatchObject({ code: "illegal_move" });
});

dbTest("calling back what is on the way asks what becomes of the units", async ({ tx }) => {
  const route = await openRoute(tx);
  const [back, lost] = [await send(tx, route, 3), await send(tx, route, 2)];
  await expect(cancelTransfer(tx, route.planner, { transferId: back.transferId, reason: "wrong truck", outcome: null })).rejects.toMatchObject({ code: "invalid" });
  await expect(cancelTransfer(tx, route.shopManager, { transferId: back.transferId, reason: "wrong truck", outcome: "lost" })).rejects.toMatchObject({ code: "other_end", facts: { store: "Warehouse" } });
  await cancelTransfer(tx, route.planner, { transferId: back.transferId, reason: "wrong truck", outcome: "put_back" });
  await cancelTransfer(tx, route.planner, { transferId: lost.transferId, reason: "truck burnt", outcome: "lost" });
  expect(await stockAt(tx, route.lamp, route.warehouse)).toMatchObject({ onHand: 8, putBack: 3 });
  expect(await stockAt(tx, route.lamp, route.shop)).toMatchObject({ onHand: 0, incoming: 0 });
});

dbTest("nothing that has arrived in part can be called back", async ({ tx }) => {
  const route = await openRoute(tx);
  const drafted = await send(tx, route, 3);
  await receive(tx, route, drafted, 1);
  await expect(cancelTransfer(tx, route.planner, { transferId: drafted.transferId, reason: "late", outcome: "lost" })).rejects.toMatchObject({ code: "illegal_move" });
});

dbTest("the source sends, the destination receives, and strangers see nothing", async ({ tx }) => {
  const route = await openRoute(tx);
  const { transferId } = await draft(tx, route);
  await expect(sendTransfer(tx, route.receiver, { transferId, as: "listed" })).rejects.toMatchObject({ code: "other_end", facts: { store: "Warehouse" } });
  await sendTransfer(tx, route.sender, { transferId, as: "listed" });
  await expect(receiveUnits(tx, route.sender, scan(route, transferId))).rejects.toMatchObject({ code: "other_end", facts: { store: "Pearl District" } });
  const stranger = await hire(tx, "associate", "transfers.work", [await openStore(tx)]);
  await expect(receiveUnits(tx, stranger, scan(route, transferId))).rejects.toMatchObject({ code: "not_found" });
  await expect(createTransfer(tx, await hire(tx, "store_manager", "transfers.plan", [await openStore(tx)]), { fromLocationId: route.warehouse, toLocationId: route.shop, note: "" })).rejects.toMatchObject({ code: "not_found" });
  await expect(createTransfer(tx, route.planner, { fromLocationId: route.shop, toLocationId: route.shop, note: "" })).rejects.toMatchObject({ code: "invalid" });
});

dbTest("a draft changes line by line, and nobody types over what they did not see", async ({ tx }) => {
  const route = await openRoute(tx);
  const { transferId } = await draft(tx, route, 4);
  await expect(setTransferLine(tx, route.planner, { transferId, variantId: route.lamp, wanted: 9, was: 3 })).rejects.toMatchObject({ code: "stale_version", facts: { wanted: 4 } });
  await packUnits(tx, route.sender, scan(route, transferId, 2));
  await expect(setTransferLine(tx, route.planner, { transferId, variantId: route.lamp, wanted: 1, was: 4 })).rejects.toMatchObject({ code: "invalid" });
  await setTransferLine(tx, route.planner, { transferId, variantId: route.lamp, wanted: 0, was: 4 });
  await setTransferLine(tx, route.planner, { transferId, variantId: route.lamp, wanted: 0, was: 4 });
  expect((await tx.execute(sql`select 1 from transfer_line`)).rows).toEqual([]);
  await expect(setTransferLine(tx, route.planner, { transferId, variantId: newId(), wanted: 1, was: 0 })).rejects.toMatchObject({ code: "not_found" });
  await setTransferLine(tx, route.planner, { transferId, variantId: route.lamp, wanted: 1, was: 0 });
  await sendTransfer(tx, route.sender, { transferId, as: "listed" });
  expect(await lineIdOf(tx, transferId, route.lamp)).toBeDefined();
  await expect(setTransferLine(tx, route.planner, { transferId, variantId: route.lamp, wanted: 2, was: 1 })).rejects.toMatchObject({ code: "illegal_move" });
});
