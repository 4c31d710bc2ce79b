import { inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { purchaseLine, supplierItem } from "@/db/schema/purchasing";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { PurchaseOrderId, SupplierId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { createPurchase } from "./create-purchase";
import type { Drafting } from "./purchase-input";

/**
 * Puts what a planner ticked onto drafts, one for each supplier: the open draft for this location, else a new one. What a
 * draft has already is left as it is, so a second press orders nothing twice.
 * @throws Refusal `not_found` where nobody sells an item, or for a location out of reach
 */
export async function draftSuggested(tx: Tx, by: Permit<"purchasing.plan">, { locationId, picks }: Drafting): Promise<{ numbers: string[] }> {
  const items = await tx.select().from(supplierItem).where(inArray(supplierItem.variantId, picks.map((pick) => pick.variantId)));
  if (items.length < new Set(picks.map((pick) => pick.variantId)).size) throw new Refusal("not_found");
  const numbers: string[] = [];
  for (const supplierId of [...new Set(items.map((item) => item.supplierId))].sort()) {
    const draft = (await openDraft(tx, supplierId, locationId)) ?? (await createPurchase(tx, by, { supplierId, locationId, note: "" }));
    const lines = items.filter((item) => item.supplierId === supplierId).map(({ variantId, unitCostMinor }) =>
      ({ purchaseOrderId: draft.purchaseOrderId, variantId, unitCostMinor, ordered: picks.find((pick) => pick.variantId === variantId)?.units ?? 0 }));
    const added = await tx.insert(purchaseLine).values(lines).onConflictDoNothing().returning({ ordered: purchaseLine.ordered });
    if (added.length > 0) {
      await tx.execute(sql`update purchase_order set version = version + 1, updated_at = shop_clock() where id = ${draft.purchaseOrderId}`);
      await record(tx, by, { kind: "purchase.changed", subject: `purchase:${draft.number}`, locationId, payload: { lines: added.length, units: added.reduce((sum, line) => sum + line.ordered, 0), reason: "suggested quantities" } });
    }
    numbers.push(draft.number);
  }
  return { numbers };
}

async function openDraft(tx: Tx, supplierId: SupplierId, locationId: Drafting["locationId"]): Promise<{ purchaseOrderId: PurchaseOrderId; number: string } | null> {
  // Two planners who press at once would each open a draft.
  await tx.execute(sql`select from supplier where id = ${supplierId} for no key update`);
  const { rows } = await tx.execute<{ purchaseOrderId: PurchaseOrderId; number: string }>(sql`
    select id as "purchaseOrderId", number from purchase_order where supplier_id = ${supplierId} and location_id = ${locationId} and status = 'draft' order by created_at desc limit 1 for update`);
  return rows[0] ?? null;
}
