import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { supplier, supplierItem } from "@/db/schema/purchasing";
import { isBundle } from "@/lib/domain/catalog/is-bundle";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { VariantId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { SupplierItemForm } from "./purchase-input";

/**
 * Says from whom an item is bought, for how much and in which packs. Drafts and orders keep the cost that they have.
 * @throws Refusal `not_found`, `invalid` for an unknown SKU
 */
export async function saveSupplierItem(tx: Tx, by: Permit<"purchasing.plan">, { supplierId, sku, supplierSku, unitCost, packSize }: SupplierItemForm): Promise<void> {
  const [seller] = await tx.select({ id: supplier.id }).from(supplier).where(eq(supplier.id, supplierId));
  if (!seller) throw new Refusal("not_found");
  const { rows } = await tx.execute<{ id: VariantId }>(sql`select v.id from variant v where (upper(v.sku) = upper(${sku}) or v.gtin = ${sku}) and not ${isBundle(sql`v.id`)} limit 1`);
  const variantId = rows[0]?.id;
  if (!variantId) throw new Refusal("invalid", { reason: `We have no item ${sku} to buy. Check the SKU; of a bundle its parts are bought.` });
  const [before] = await tx.select().from(supplierItem).where(eq(supplierItem.variantId, variantId)).for("update");
  const after = { supplierId, supplierSku, unitCostMinor: unitCost, packSize };
  await tx.insert(supplierItem).values({ variantId, ...after }).onConflictDoUpdate({ target: supplierItem.variantId, set: after });
  await record(tx, by, { kind: "supplier.changed", subject: `supplier:${supplierId}`, payload: { variantId, before: before ?? null, after } });
}
