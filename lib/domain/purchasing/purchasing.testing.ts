import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { supplier, supplierItem } from "@/db/schema/purchasing";
import { hire, makeLamp, openStore } from "@/lib/domain/locations/testing";
import { newId, type PurchaseOrderId, type SupplierId, type VariantId } from "@/lib/kernel/ids";
import { createPurchase } from "./create-purchase";
import { orderPurchase } from "./order-purchase";
import { receiveDelivery } from "./receive-delivery";
import { setPurchaseLine } from "./set-purchase-line";

/** A warehouse, a supplier who sells lamps in packs of six for $4.00, and the people at the warehouse. */
export async function openTrade(tx: Tx, terms: Partial<typeof supplier.$inferInsert> = {}) {
  const [warehouse, lamp, northlight] = [await openStore(tx, { name: "Warehouse", kind: "warehouse" }), await makeLamp(tx), newId<SupplierId>()];
  await tx.insert(supplier).values({ id: northlight, name: `Northlight ${northlight}`, email: "sales@northlight.example", currency: "USD", leadTimeDays: 21, ...terms });
  await sells(tx, northlight, lamp, 400);
  return {
    warehouse, lamp, northlight,
    planner: await hire(tx, "inventory_planner", "purchasing.plan", "all"),
    receiver: await hire(tx, "associate", "purchasing.receive", [warehouse]),
  };
}

export type Trade = Awaited<ReturnType<typeof openTrade>>;

export async function sells(tx: Tx, supplierId: SupplierId, variantId: VariantId, unitCostMinor: number): Promise<void> {
  await tx.insert(supplierItem).values({ variantId, supplierId, unitCostMinor, packSize: 6 });
}

export async function draftLamps(tx: Tx, trade: Trade, units = 12): Promise<PurchaseOrderId> {
  const { purchaseOrderId } = await createPurchase(tx, trade.planner, { supplierId: trade.northlight, locationId: trade.warehouse, note: "" });
  await setPurchaseLine(tx, trade.planner, { purchaseOrderId, variantId: trade.lamp, ordered: units, was: 0 });
  return purchaseOrderId;
}

export async function orderLamps(tx: Tx, trade: Trade, units = 12, expectedOn = "2099-01-31"): Promise<PurchaseOrderId> {
  const purchaseOrderId = await draftLamps(tx, trade, units);
  await orderPurchase(tx, trade.planner, { purchaseOrderId, expectedOn });
  return purchaseOrderId;
}

/** A scan of the lamp as a device makes it. */
export const scan = (trade: Trade, purchaseOrderId: PurchaseOrderId, quantity = 1, scanId = newId<string>()) => ({ purchaseOrderId, scanId, scanned: trade.lamp, quantity, override: null });

export async function receive(tx: Tx, trade: Trade, purchaseOrderId: PurchaseOrderId, quantity: number): Promise<void> {
  await receiveDelivery(tx, trade.receiver, scan(trade, purchaseOrderId, quantity));
}

export async function stateOf(tx: Tx, purchaseOrderId: PurchaseOrderId): Promise<string> {
  const { rows } = await tx.execute<{ status: string }>(sql`select status from purchase_order where id = ${purchaseOrderId}`);
  return rows[0]!.status;
}

export async function stockOf(tx: Tx, trade: Trade): Promise<{ onHand: number; incoming: number }> {
  const { rows } = await tx.execute<{ onHand: number; incoming: number }>(sql`select on_hand as "onHand", incoming from stock_level where variant_id = ${trade.lamp} and location_id = ${trade.warehouse}`);
  return rows[0] ?? { onHand: 0, incoming: 0 };
}

export const noCharges = { deliveryNote: "", freight: 0, duty: 0, other: 0, spreadBy: "value" } as const;
