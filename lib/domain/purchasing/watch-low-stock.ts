import { eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { product, variant } from "@/db/schema/catalog";
import { openTask } from "@/lib/domain/fulfillment/open-task";
import type { Permit } from "@/lib/domain/identity/permit";
import { markLowStock } from "@/lib/domain/inventory/mark-low-stock";
import { lineName } from "@/lib/domain/inventory/unit-words";
import { record } from "@/lib/domain/record";

/** Job: a task at the location for each item that has fallen to its reorder point, once for each crossing. */
export async function watchLowStock(tx: Tx, by: Permit<"system.run">): Promise<number> {
  const low = await markLowStock(tx, by);
  if (low.length === 0) return 0;
  const names = await tx.select({ id: variant.id, title: product.title, variantTitle: variant.title }).from(variant).innerJoin(product, eq(product.id, variant.productId)).where(inArray(variant.id, low.map((level) => level.variantId)));
  for (const { variantId, locationId, left, reorderPoint, incoming } of low) {
    const item = names.find((name) => name.id === variantId);
    await openTask(tx, by, {
      kind: "low_stock", locationId, variantId, dedupeKey: `low_stock:${variantId}:${locationId}`,
      facts: { title: `Reorder ${item ? lineName(item) : "an item"}`, detail: `${left} left, reorder point ${reorderPoint}${incoming > 0 ? `, ${incoming} on the way` : ", none on the way"}` },
    });
  }
  await record(tx, by, ...low.map(({ variantId, locationId, left, reorderPoint }) => ({ kind: "stock.low" as const, locationId, subject: `variant:${variantId}`, payload: { left, reorderPoint } })));
  return low.length;
}
