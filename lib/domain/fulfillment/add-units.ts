import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fulfillment, fulfillmentLine } from "@/db/schema/fulfillment";
import type { Permit } from "@/lib/domain/identity/permit";
import { allocateStock } from "@/lib/domain/inventory/allocate-stock";
import type { FulfillmentId, OrderId, OrderLineId, VariantId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { lockFulfillment, touched, type LockedFulfillment } from "./rows";

type By = Permit<"orders.service"> | Permit<"orders.track">;
export type UnitsToAdd = { orderLineId: OrderLineId; variantId: VariantId; quantity: number; /** After discount, with tax. */ totalMinor: number; /** Of the total. */ taxMinor: number };

/** Locks a part of which nobody has begun to pick, and that is charged as it leaves. @throws Refusal `not_found`, `wrong_store`, `illegal_move` */
export async function lockForAdding(tx: Tx, by: By, { fulfillmentId, orderId }: { fulfillmentId: FulfillmentId; orderId?: OrderId }): Promise<LockedFulfillment> {
  const part = await lockFulfillment(tx, by, fulfillmentId, orderId);
  if (part.status !== "open" || part.isPrepaid || part.lines.some((line) => line.picked > 0)) throw new Refusal("illegal_move");
  return part;
}

/** Adds lines to a locked part and promises their units to it. Their order lines exist already. @throws Refusal `out_of_stock` */
export async function addUnits(tx: Tx, by: By, part: LockedFulfillment, lines: readonly UnitsToAdd[]): Promise<void> {
  if (lines.length === 0) return;
  await tx.insert(fulfillmentLine).values(lines.map((line) => ({ fulfillmentId: part.id, ...line })));
  const more = lines.reduce((sum, line) => sum + line.totalMinor, 0);
  await tx.update(fulfillment).set({ ...touched, totalMinor: sql`${fulfillment.totalMinor} + ${more}` }).where(eq(fulfillment.id, part.id));
  await allocateStock(tx, by, { checkoutId: null, lines: lines.map((line) => ({ orderLineId: line.orderLineId, fulfillmentId: part.id, variantId: line.variantId, locationId: part.locationId, quantity: line.quantity })) });
}
