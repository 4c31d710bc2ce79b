import { and, eq, sql, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { product, variant } from "@/db/schema/catalog";
import { fulfillment, fulfillmentLine } from "@/db/schema/fulfillment";
import { staff } from "@/db/schema/identity";
import { location } from "@/db/schema/locations";
import { order } from "@/db/schema/orders";
import type { NewEvent } from "@/lib/domain/events";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import { isStaffPermission, type Permission, type StaffPermission } from "@/lib/domain/identity/permission";
import type { FulfillmentId, OrderId, StaffId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";

export type LockedFulfillment = Awaited<ReturnType<typeof lockPart>>;
export type LockedLine = LockedFulfillment["lines"][number];

/**
 * Locks one fulfillment and reads what verbs decide over; its lines change only under this lock. Staff reach their own
 * stores; a shopper must name the order that the caller proved to be theirs.
 * @throws Refusal `not_found`; `wrong_store` with the store that has it; `illegal_move`
 */
export async function lockFulfillment(tx: Tx, by: Permit<Permission>, id: FulfillmentId, orderId?: OrderId): Promise<LockedFulfillment> {
  const part = await lockPart(tx, id, orderId);
  if (isStaff(by) && !(storeScope(by)?.includes(part.locationId) ?? true)) throw new Refusal("wrong_store", { store: part.storeName });
  // Nobody works on gift cards: they can be cancelled until they are paid, and that is all.
  if (part.method === "email" && isStaff(by) && by.can !== "orders.service") throw new Refusal("illegal_move");
  return part;
}

/** The same for whoever was let in at another door: the place that sends a part's goods, or that counts them. @throws Refusal `not_found` */
export async function lockPart(tx: Tx, id: FulfillmentId, orderId?: OrderId) {
  const isOfOrder = orderId === undefined ? undefined : eq(fulfillment.orderId, orderId);
  const [found] = await tx
    .select({
      part: fulfillment, storeName: location.name, timeZone: location.timeZone, holdDays: location.holdDays, orderNumber: order.number, customerId: order.customerId,
      contactName: order.contactName,
    })
    .from(fulfillment)
    .innerJoin(location, eq(location.id, fulfillment.locationId))
    .innerJoin(order, eq(order.id, fulfillment.orderId))
    .where(and(eq(fulfillment.id, id), isOfOrder))
    .for("update", { of: fulfillment });
  if (!found) throw new Refusal("not_found");
  const { part, ...about } = found;
  const lines = await tx
    .select({
      id: fulfillmentLine.id, orderLineId: fulfillmentLine.orderLineId, variantId: fulfillmentLine.variantId, quantity: fulfillmentLine.quantity, picked: fulfillmentLine.picked,
      ready: fulfillmentLine.ready, handedOver: fulfillmentLine.handedOver, cancelled: fulfillmentLine.cancelled, moved: fulfillmentLine.moved, missing: fulfillmentLine.missing, inTransit: fulfillmentLine.inTransit,
      totalMinor: fulfillmentLine.totalMinor, taxMinor: fulfillmentLine.taxMinor, sku: variant.sku, gtin: variant.gtin, title: product.title, variantTitle: variant.title,
    })
    .from(fulfillmentLine)
    .innerJoin(variant, eq(variant.id, fulfillmentLine.variantId))
    .innerJoin(product, eq(product.id, variant.productId))
    .where(eq(fulfillmentLine.fulfillmentId, id))
    .orderBy(fulfillmentLine.id);
  return { ...part, ...about, lines };
}

/** The columns that every event of a fulfillment carries. */
export const about = (part: Pick<LockedFulfillment, "id" | "orderId" | "locationId" | "customerId">): Pick<NewEvent, "fulfillmentId" | "orderId" | "locationId" | "customerId"> =>
  ({ fulfillmentId: part.id, orderId: part.orderId, locationId: part.locationId, customerId: part.customerId });

/** Set beside every change of a fulfillment. */
export const touched: { version: SQL; updatedAt: SQL } = { version: sql`${fulfillment.version} + 1`, updatedAt: sql`shop_clock()` };

/** Whose turn it is: mine or nobody's. @throws Refusal `claimed_by_other` */
export async function refuseIfClaimedByOther(tx: Tx, part: { claimedByStaffId: StaffId | null }, staffId: StaffId): Promise<void> {
  if (part.claimedByStaffId === null || part.claimedByStaffId === staffId) return;
  const [other] = await tx.select({ name: staff.name }).from(staff).where(eq(staff.id, part.claimedByStaffId));
  throw new Refusal("claimed_by_other", { name: other?.name ?? "A colleague" });
}

export const lineTitle = (line: Pick<LockedLine, "title" | "variantTitle">): string => (line.variantTitle ? `${line.title}, ${line.variantTitle}` : line.title);

const isStaff = (by: Permit<Permission>): by is Permit<StaffPermission> => isStaffPermission(by.can);
