import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { hire, makeLamp, openStore } from "@/lib/domain/locations/testing";
import { newId, type SupplierId } from "@/lib/kernel/ids";
import { costReceipt } from "./cost-receipt";
import { createPurchase } from "./create-purchase";
import { draftSuggested } from "./draft-suggested";
import { cancelPurchase, closeShort } from "./end-purchase";
import { orderPurchase } from "./order-purchase";
import { draftLamps, noCharges, openTrade, orderLamps, receive, scan, sells, stateOf, stockOf } from "./purchasing.testing";
import { receiveDelivery, receiveOver, rejectDelivered } from "./receive-delivery";
import { reschedulePurchase } from "./reschedule-purchase";
import { saveSupplier } from "./save-supplier";
import { saveSupplierItem } from "./save-supplier-item";
import { setPurchaseLine } from "./set-purchase-line";

dbTest("lamps come from the supplier: draft, ordered, partly received, received", async ({ tx }) => {
  const trade = await openTrade(tx);
  const id = await draftLamps(tx, trade, 12);
  expect(await stateOf(tx, id)).toBe("draft");
  expect(await stockOf(tx, trade)).toEqual({ onHand: 0, incoming: 0 });
  await orderPurchase(tx, trade.planner, { purchaseOrderId: id, expectedOn: "2099-01-31" });
  await orderPurchase(tx, trade.planner, { purchaseOrderId: id, expectedOn: "2099-01-31" });
  expect(await stockOf(tx, trade)).toEqual({ onHand: 0, incoming: 12 });
  await receive(tx, trade, id, 5);
  expect(await stateOf(tx, id)).toBe("partly_received");
  await receive(tx, trade, id, 7);
  expect(await stateOf(tx, id)).toBe("received");
  expect(await stockOf(tx, trade)).toEqual({ onHand: 12, incoming: 0 });
});

dbTest("a scan delivered twice is received once, a wrong item names both, and one too many is not received by itself", async ({ tx }) => {
  const trade = await openTrade(tx);
  const id = await orderLamps(tx, trade, 2);
  const first = scan(trade, id);
  expect([await receiveDelivery(tx, trade.receiver, first), await receiveDelivery(tx, trade.receiver, first)]).toMatchObject([{ counted: 1 }, { counted: 1 }]);
  await expect(receiveDelivery(tx, trade.receiver, { ...scan(trade, id), scanned: await makeLamp(tx) })).rejects.toMatchObject({ code: "wrong_item" });
  await expect(receiveDelivery(tx, trade.receiver, scan(trade, id, 2))).rejects.toMatchObject({ code: "invalid" });
  await receive(tx, trade, id, 1);
  await expect(receiveDelivery(tx, trade.receiver, scan(trade, id))).rejects.toMatchObject({ code: "already_received" });
  await expect(receiveDelivery(tx, trade.receiver, { ...first, purchaseOrderId: await orderLamps(tx, trade, 2) })).rejects.toMatchObject({ code: "key_reused" });
});

dbTest("more than was ordered enters the stock as over, once, and only when nothing is still to come", async ({ tx }) => {
  const trade = await openTrade(tx);
  const id = await orderLamps(tx, trade, 2);
  await expect(receiveOver(tx, trade.receiver, scan(trade, id))).rejects.toMatchObject({ code: "invalid" });
  await receive(tx, trade, id, 2);
  const over = scan(trade, id);
  await receiveOver(tx, trade.receiver, over);
  expect(await receiveOver(tx, trade.receiver, over)).toMatchObject({ counted: 3 });
  expect(await stockOf(tx, trade)).toEqual({ onHand: 3, incoming: 0 });
  expect(await stateOf(tx, id)).toBe("received");
});

dbTest("rejected units never enter the stock and are not expected any more; what never came is closed short", async ({ tx }) => {
  const trade = await openTrade(tx);
  const id = await orderLamps(tx, trade, 12);
  await receive(tx, trade, id, 4);
  const { rows } = await tx.execute<{ id: Parameters<typeof rejectDelivered>[2]["lineId"] }>(sql`select id from purchase_line where purchase_order_id = ${id}`);
  const broken = { purchaseOrderId: id, scanId: newId<string>(), lineId: rows[0]!.id, quantity: 3, rejectReason: "damaged" as const, note: "wet" };
  await rejectDelivered(tx, trade.receiver, broken);
  await rejectDelivered(tx, trade.receiver, broken);
  expect(await stockOf(tx, trade)).toEqual({ onHand: 4, incoming: 5 });
  await closeShort(tx, trade.planner, { purchaseOrderId: id, reason: "Discontinued" });
  await closeShort(tx, trade.planner, { purchaseOrderId: id, reason: "Discontinued" });
  expect(await stockOf(tx, trade)).toEqual({ onHand: 4, incoming: 0 });
  const line = await tx.execute(sql`select ordered, received, rejected, short from purchase_line where purchase_order_id = ${id}`);
  expect(line.rows).toEqual([{ ordered: 12, received: 4, rejected: 3, short: 5 }]);
});

dbTest("an order is called off until something has arrived", async ({ tx }) => {
  const trade = await openTrade(tx);
  const id = await orderLamps(tx, trade, 6);
  await cancelPurchase(tx, trade.planner, { purchaseOrderId: id, reason: "Too many" });
  expect(await stockOf(tx, trade)).toEqual({ onHand: 0, incoming: 0 });
  const other = await orderLamps(tx, trade, 6);
  await receive(tx, trade, other, 1);
  await expect(cancelPurchase(tx, trade.planner, { purchaseOrderId: other, reason: "Too many" })).rejects.toMatchObject({ code: "illegal_move" });
});

dbTest("freight and duty land on the units to the cent, and the average moves delivery by delivery", async ({ tx }) => {
  const trade = await openTrade(tx);
  const id = await orderLamps(tx, trade, 12);
  await receive(tx, trade, id, 6);
  expect(await costReceipt(tx, trade.planner, { purchaseOrderId: id, ...noCharges, freight: 600, duty: 100 })).toEqual({ landedMinor: 3100 });
  const average = async () => (await tx.execute<{ micros: number }>(sql`select average_micros::float8 as micros from variant_cost where variant_id = ${trade.lamp}`)).rows[0]?.micros;
  expect(await average()).toBe(5_166_667);
  await expect(costReceipt(tx, trade.planner, { purchaseOrderId: id, ...noCharges })).rejects.toMatchObject({ code: "illegal_move" });
  await receive(tx, trade, id, 6);
  await costReceipt(tx, trade.planner, { purchaseOrderId: id, ...noCharges });
  expect(await average()).toBe(4_583_334);
});

dbTest("goods in euros need a rate", async ({ tx }) => {
  const trade = await openTrade(tx, { currency: "EUR" });
  const id = await orderLamps(tx, trade, 6);
  await receive(tx, trade, id, 6);
  await expect(costReceipt(tx, trade.planner, { purchaseOrderId: id, ...noCharges })).rejects.toMatchObject({ code: "invalid" });
  expect(await costReceipt(tx, trade.planner, { purchaseOrderId: id, ...noCharges, rate: 1_100_000 })).toEqual({ landedMinor: 2640 });
});

dbTest("an order needs items, the supplier's minimum and a day that is not past", async ({ tx }) => {
  const trade = await openTrade(tx, { minimumMinor: 5_000 });
  const { purchaseOrderId } = await createPurchase(tx, trade.planner, { supplierId: trade.northlight, locationId: trade.warehouse, note: "" });
  const order = (expectedOn = "2099-01-31") => orderPurchase(tx, trade.planner, { purchaseOrderId, expectedOn });
  await expect(order()).rejects.toMatchObject({ code: "invalid" });
  await setPurchaseLine(tx, trade.planner, { purchaseOrderId, variantId: trade.lamp, ordered: 6, was: 0 });
  await expect(order()).rejects.toMatchObject({ facts: { reason: expect.stringContaining("takes orders from $50.00; this one is $24.00") } });
  await expect(setPurchaseLine(tx, trade.planner, { purchaseOrderId, variantId: trade.lamp, ordered: 18, was: 3 })).rejects.toMatchObject({ code: "stale_version" });
  await expect(setPurchaseLine(tx, trade.planner, { purchaseOrderId, variantId: await makeLamp(tx), ordered: 1, was: 0 })).rejects.toMatchObject({ code: "not_found" });
  await setPurchaseLine(tx, trade.planner, { purchaseOrderId, variantId: trade.lamp, ordered: 18, was: 6 });
  await expect(order("2020-01-31")).rejects.toMatchObject({ code: "invalid" });
  await order();
  await reschedulePurchase(tx, trade.planner, { purchaseOrderId, expectedOn: "2099-02-14", reason: "Late ship" });
  await expect(reschedulePurchase(tx, trade.planner, { purchaseOrderId, expectedOn: "2020-02-14", reason: "Late ship" })).rejects.toMatchObject({ code: "invalid" });
});

dbTest("ticked suggestions become one draft for each supplier, and a second press orders nothing twice", async ({ tx }) => {
  const trade = await openTrade(tx);
  const [vase, morvan] = [await makeLamp(tx), (await openTrade(tx)).northlight];
  await sells(tx, morvan, vase, 900);
  const picks = [{ variantId: trade.lamp, units: 12 }, { variantId: vase, units: 6 }];
  const first = await draftSuggested(tx, trade.planner, { locationId: trade.warehouse, picks });
  expect(first.numbers).toHaveLength(2);
  expect(await draftSuggested(tx, trade.planner, { locationId: trade.warehouse, picks })).toEqual(first);
  const { rows } = await tx.execute(sql`select l.ordered from purchase_line l join purchase_order p on p.id = l.purchase_order_id where p.location_id = ${trade.warehouse} order by 1`);
  expect(rows).toEqual([{ ordered: 6 }, { ordered: 12 }]);
  await expect(draftSuggested(tx, trade.planner, { locationId: trade.warehouse, picks: [{ variantId: await makeLamp(tx), units: 1 }] })).rejects.toMatchObject({ code: "not_found" });
});

dbTest("another store's delivery is not there", async ({ tx }) => {
  const trade = await openTrade(tx);
  const id = await orderLamps(tx, trade, 2);
  const stranger = await hire(tx, "associate", "purchasing.receive", [await openStore(tx)]);
  await expect(receiveDelivery(tx, stranger, scan(trade, id))).rejects.toMatchObject({ code: "not_found" });
});

dbTest("a supplier's terms change under the version that was seen, and a name is used once", async ({ tx }) => {
  const trade = await openTrade(tx);
  const form = { version: 1, name: "Atelier Morvan", email: "", currency: "EUR", leadTimeDays: 28, minimum: 40_000, isActive: true };
  const { supplierId } = await saveSupplier(tx, trade.planner, { ...form, supplierId: null });
  await saveSupplier(tx, trade.planner, { ...form, supplierId, leadTimeDays: 30 });
  await expect(saveSupplier(tx, trade.planner, { ...form, supplierId })).rejects.toMatchObject({ code: "stale_version" });
  await expect(saveSupplier(tx, trade.planner, { ...form, supplierId: null, name: "atelier morvan" })).rejects.toMatchObject({ code: "invalid" });
  await expect(saveSupplier(tx, trade.planner, { ...form, supplierId: newId<SupplierId>(), name: "Nobody" })).rejects.toMatchObject({ code: "not_found" });
});

dbTest("what a supplier sells is named by its SKU, and moves to whom it is bought from next", async ({ tx }) => {
  const trade = await openTrade(tx);
  const other = (await openTrade(tx)).northlight;
  await saveSupplierItem(tx, trade.planner, { supplierId: other, sku: trade.lamp, supplierSku: "NL-1", unitCost: 450, packSize: 4 });
  const { rows } = await tx.execute(sql`select supplier_id, unit_cost_minor, pack_size from supplier_item where variant_id = ${trade.lamp}`);
  expect(rows).toEqual([{ supplier_id: other, unit_cost_minor: 450, pack_size: 4 }]);
  await expect(saveSupplierItem(tx, trade.planner, { supplierId: other, sku: "nothing", supplierSku: "", unitCost: 1, packSize: 1 })).rejects.toMatchObject({ code: "invalid" });
});
