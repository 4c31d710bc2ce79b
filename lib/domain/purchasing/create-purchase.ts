import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { location } from "@/db/schema/locations";
import { purchaseOrder, supplier } from "@/db/schema/purchasing";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { PurchaseOrderId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { NewPurchase } from "./purchase-input";

/** Drafts an order at a supplier for a location. @throws Refusal `not_found` for a supplier or location that is closed or out of reach */
export async function createPurchase(tx: Tx, by: Permit<"purchasing.plan">, { supplierId, locationId, note }: NewPurchase): Promise<{ purchaseOrderId: PurchaseOrderId; number: string }> {
  const [seller] = await tx.select({ currency: supplier.currency }).from(supplier).where(and(eq(supplier.id, supplierId), supplier.isActive));
  const [place] = await tx.select({ id: location.id }).from(location).where(and(eq(location.id, locationId), location.isActive));
  if (!seller || !place || !(storeScope(by)?.includes(place.id) ?? true)) throw new Refusal("not_found");
  const [made] = await tx.insert(purchaseOrder)
    .values({ number: sql`'PO-' || nextval('purchase_number')`, supplierId, locationId, currency: seller.currency, note, createdByStaffId: by.actor.staffId })
    .returning({ purchaseOrderId: purchaseOrder.id, number: purchaseOrder.number });
  if (!made) throw new Error("The purchase order was not written");
  await record(tx, by, { kind: "purchase.drafted", subject: `purchase:${made.number}`, locationId, payload: { purchaseOrderId: made.purchaseOrderId, supplierId } });
  return made;
}
