import { and, eq, isNull, sql } from "drizzle-orm";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import type { Tx } from "@/db/client";
import { product, variant } from "@/db/schema/catalog";
import { location } from "@/db/schema/locations";
import { goodsReceipt, purchaseLine, purchaseOrder, supplier } from "@/db/schema/purchasing";
import type { NewEvent } from "@/lib/domain/events";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import { unitsOf } from "@/lib/domain/inventory/unit-words";
import { newId, type PurchaseOrderId, type ReceiptId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { toCome } from "./purchase-line";
import { purchaseMachine, type PurchaseStatus } from "./purchase-state";

export type LockedPurchase = Awaited<ReturnType<typeof lockPurchase>>;
export type LockedLine = LockedPurchase["lines"][number];

/**
 * Locks one order and reads what verbs decide over; its lines and receipts change only under this lock.
 * @throws Refusal `not_found` outside the staff member's stores
 */
export async function lockPurchase(tx: Tx, by: Permit<"purchasing.plan" | "purchasing.receive">, id: PurchaseOrderId) {
  const [found] = await tx
    .select({ purchase: purchaseOrder, supplier: supplier.name, minimumMinor: supplier.minimumMinor, location: location.name, timeZone: location.timeZone })
    .from(purchaseOrder)
    .innerJoin(supplier, eq(supplier.id, purchaseOrder.supplierId))
    .innerJoin(location, eq(location.id, purchaseOrder.locationId))
    .where(eq(purchaseOrder.id, id))
    .for("update", { of: purchaseOrder });
  if (!found || !(storeScope(by)?.includes(found.purchase.locationId) ?? true)) throw new Refusal("not_found");
  const lines = await tx
    .select({
      id: purchaseLine.id, variantId: purchaseLine.variantId, unitCostMinor: purchaseLine.unitCostMinor, ordered: purchaseLine.ordered, over: purchaseLine.over, received: purchaseLine.received,
      rejected: purchaseLine.rejected, short: purchaseLine.short, sku: variant.sku, gtin: variant.gtin, title: product.title, variantTitle: variant.title,
    })
    .from(purchaseLine)
    .innerJoin(variant, eq(variant.id, purchaseLine.variantId))
    .innerJoin(product, eq(product.id, variant.productId))
    .where(eq(purchaseLine.purchaseOrderId, id))
    .orderBy(purchaseLine.id);
  const { purchase, ...names } = found;
  return { ...purchase, ...names, lines };
}

/** Moves the order on by one version. @throws Refusal `illegal_move` where the machine has no such arrow */
export async function advance(tx: Tx, part: LockedPurchase, status: PurchaseStatus, set: PgUpdateSetSource<typeof purchaseOrder> = {}): Promise<number> {
  if (status !== part.status && !purchaseMachine.may(part.status, status)) throw new Refusal("illegal_move");
  const hasEnded = status !== part.status && (purchaseMachine.arrows[status].length === 0);
  const [row] = await tx.update(purchaseOrder)
    .set({ ...set, status, ...(hasEnded && { endedAt: sql`shop_clock()` }), version: sql`${purchaseOrder.version} + 1`, updatedAt: sql`shop_clock()` })
    .where(and(eq(purchaseOrder.id, part.id), eq(purchaseOrder.version, part.version)))
    .returning({ version: purchaseOrder.version });
  if (!row) throw new Refusal("illegal_move");
  return row.version;
}

/** @throws Refusal `illegal_move` */
export function refuseUnless(part: LockedPurchase, ...states: readonly PurchaseStatus[]): void {
  if (!states.includes(part.status)) throw new Refusal("illegal_move");
}

/** The state that an order under way is in after its lines have changed. */
export function statusAfter(part: LockedPurchase, lines: readonly LockedLine[]): PurchaseStatus {
  if (part.status === "closed_short") return part.status;
  if (unitsOf(lines, toCome) === 0) return "received";
  return unitsOf(lines, (line) => line.received + line.rejected) > 0 ? "partly_received" : part.status;
}

/** The delivery that is being scanned: the open one, or the next. */
export async function openReceipt(tx: Tx, part: LockedPurchase): Promise<ReceiptId> {
  const [open] = await tx.select({ id: goodsReceipt.id }).from(goodsReceipt).where(and(eq(goodsReceipt.purchaseOrderId, part.id), isNull(goodsReceipt.costedAt)));
  if (open) return open.id;
  const id = newId<ReceiptId>();
  await tx.insert(goodsReceipt).values({ id, purchaseOrderId: part.id, sequence: sql`(select coalesce(max(r.sequence), 0) + 1 from goods_receipt r where r.purchase_order_id = ${part.id})` });
  return id;
}

/** The columns that every event of an order carries. */
export const about = (part: Pick<LockedPurchase, "number" | "locationId">): Pick<NewEvent, "subject" | "locationId"> => ({ subject: `purchase:${part.number}`, locationId: part.locationId });
