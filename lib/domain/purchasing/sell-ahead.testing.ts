import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { supplier } from "@/db/schema/purchasing";
import { setSellAhead } from "@/lib/domain/inventory/set-sell-ahead";
import { hire } from "@/lib/domain/locations/testing";
import { openStockedShop, type Shop } from "@/lib/domain/orders/checkout.testing";
import { newId, type PurchaseOrderId, type SupplierId } from "@/lib/kernel/ids";
import { createPurchase } from "./create-purchase";
import { orderPurchase } from "./order-purchase";
import { sells } from "./purchasing.testing";
import { receiveDelivery } from "./receive-delivery";
import { setPurchaseLine } from "./set-purchase-line";

/** A shop that has no lamps to send, with `coming` of them ordered for the warehouse, of which `cap` may be promised ahead. */
export async function openAheadOf(tx: Tx, { coming, cap, on = "2099-01-12" }: { coming: number; cap: number; on?: string }) {
  const shop = await openStockedShop(tx);
  await tx.execute(sql`update location set can_pickup = false, can_curbside = false, can_ship = true where id = ${shop.warehouse}`);
  await tx.execute(sql`update location set can_ship = false where id <> ${shop.warehouse}`);
  const northlight = newId<SupplierId>();
  await tx.insert(supplier).values({ id: northlight, name: `Northlight ${northlight}`, currency: "USD", leadTimeDays: 14 });
  await sells(tx, northlight, shop.lamp, 400);
  const planner = await hire(tx, "inventory_planner", "purchasing.plan", "all");
  const receiver = await hire(tx, "associate", "purchasing.receive", [shop.warehouse]);
  const adjuster = await hire(tx, "inventory_planner", "inventory.adjust", "all");
  const { purchaseOrderId } = await createPurchase(tx, planner, { supplierId: northlight, locationId: shop.warehouse, note: "" });
  await setPurchaseLine(tx, planner, { purchaseOrderId, variantId: shop.lamp, ordered: coming, was: 0 });
  await orderPurchase(tx, planner, { purchaseOrderId, expectedOn: on });
  if (cap > 0) await setSellAhead(tx, adjuster, { variantId: shop.lamp, locationId: shop.warehouse, kind: "backorder", cap });
  return { ...shop, planner, receiver, adjuster, northlight, purchaseOrderId };
}

export type Ahead = Awaited<ReturnType<typeof openAheadOf>>;

export const lamps = (shop: Shop, quantity: number) => [{ variantId: shop.lamp, quantity, method: "ship" as const, storeId: null }];

export async function deliver(tx: Tx, shop: Ahead, quantity: number, purchaseOrderId: PurchaseOrderId = shop.purchaseOrderId): Promise<void> {
  const { rows } = await tx.execute<{ sku: string }>(sql`select sku from variant where id = ${shop.lamp}`);
  await receiveDelivery(tx, shop.receiver, { purchaseOrderId, scanId: newId<string>(), scanned: rows[0]!.sku, quantity, override: null });
}
