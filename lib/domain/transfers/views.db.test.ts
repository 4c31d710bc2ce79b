import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { getStockStory } from "@/lib/domain/inventory/get-stock-story";
import { handOverStock } from "@/lib/domain/inventory/hand-over-stock";
import { allocateStock } from "@/lib/domain/inventory/allocate-stock";
import { receiveStock } from "@/lib/domain/inventory/receive-stock";
import { forgetOrders, hire, machine, openStore, shopper, writeOrder } from "@/lib/domain/locations/testing";
import { createTransfer } from "./create-transfer";
import { getTransfer } from "./get-transfer";
import { listCandidates } from "./list-candidates";
import { listTransfers } from "./list-transfers";
import { transferQuery } from "./transfer-query";
import { draft, openRoute, receive, send } from "./transfers.testing";

dbTest("both ends see a transfer in their list, strangers do not, and filters narrow it", async ({ tx }) => {
  const route = await openRoute(tx, 20);
  const [sent] = [await send(tx, route, 3), await draft(tx, route, 2)];
  await receive(tx, route, sent, 1);
  const viewer = (storeIds: Parameters<typeof hire>[3]) => hire(tx, "associate", "transfers.view", storeIds);
  const list = async (storeIds: Parameters<typeof hire>[3], query: object = {}, locationId: typeof route.shop | null = null) =>
    (await listTransfers(await viewer(storeIds), transferQuery.parse(query), { locationId }, tx)).rows.map((row) => row.status);
  expect(await list([route.shop])).toEqual(["partially_received", "draft"]);
  expect(await list([route.warehouse], { show: "draft" })).toEqual(["draft"]);
  expect(await list([route.shop], { way: "out" }, route.shop)).toEqual([]);
  expect(await list([route.shop], { q: "alder" }, route.shop)).toHaveLength(2);
  expect(await list([await openStore(tx)])).toEqual([]);
});

dbTest("the page of a transfer tells its lines, what happened, and what this person may do", async ({ tx }) => {
  const route = await openRoute(tx);
  const sent = await send(tx, route, 3);
  await receive(tx, route, sent, 1);
  await receive(tx, route, sent, 1);
  const by = await hire(tx, "associate", "transfers.view", [route.shop]);
  const [row] = (await listTransfers(by, transferQuery.parse({}), { locationId: null }, tx)).rows;
  const view = await getTransfer(by, row!.number, tx);
  expect(view).toMatchObject({ status: "partially_received", lines: [{ sent: 3, received: 2, free: 7 }] });
  expect(view?.history.map(({ kind, units }) => ({ kind, units }))).toEqual([
    { kind: "transfer.drafted", units: null }, { kind: "transfer.sent", units: 3 }, { kind: "transfer.received", units: 2 },
  ]);
  expect(view?.actions.filter((action) => action.blockedBy === null).map((action) => action.name)).toEqual(["receive", "reject", "report_extra"]);
  expect(await getTransfer(await hire(tx, "associate", "transfers.view", [await openStore(tx)]), row!.number, tx)).toBeNull();
});

dbTest("suggests what the shop sold and lacks, as far as the warehouse can spare it", async ({ tx }) => {
  const route = await openRoute(tx, 10);
  await receiveStock(tx, machine, { lines: [{ variantId: route.lamp, locationId: route.shop, quantity: 6 }] });
  const order = await writeOrder(tx, [{ variantId: route.lamp, locationId: route.shop, quantity: 4 }]);
  await allocateStock(tx, shopper, order);
  await handOverStock(tx, shopper, { fulfillmentId: order.lines[0]!.fulfillmentId, lines: order.lines, sequence: 1 });
  const { transferId } = await createTransfer(tx, route.planner, { fromLocationId: route.warehouse, toLocationId: route.shop, note: "" });
  expect(await listCandidates(route.planner, { transferId, q: "" }, tx)).toMatchObject([{ free: 10, there: 2, sold: 4, suggested: 2 }]);
  expect(await listCandidates(route.planner, { transferId, q: "brass stool" }, tx)).toEqual([]);
  const taken = await draft(tx, route, 1);
  expect(await listCandidates(route.planner, { transferId: taken.transferId, q: "alder" }, tx)).toEqual([]);
  await forgetOrders(tx);
});

dbTest("the story of a number in the grid names the transfer", async ({ tx }) => {
  const route = await openRoute(tx);
  await receive(tx, route, await send(tx, route, 3), 1);
  const by = await hire(tx, "inventory_planner", "inventory.view", "all");
  const here = await getStockStory(by, { variantId: route.lamp, locationId: route.shop, column: "onHand", beforeId: null }, tx);
  expect(here?.lines[0]).toMatchObject({ what: "transferred", delta: 1, after: 1, transferNumber: expect.stringMatching(/^TR-\d+$/) });
  const incoming = await getStockStory(by, { variantId: route.lamp, locationId: route.shop, column: "incoming", beforeId: null }, tx);
  expect(incoming?.expected).toMatchObject([{ quantity: 2, from: "Warehouse" }]);
});
