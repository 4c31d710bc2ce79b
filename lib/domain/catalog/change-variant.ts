import { and, eq, ne, sql } from "drizzle-orm";
import { z } from "zod";
import type { Tx } from "@/db/client";
import { parcel, variant } from "@/db/schema/catalog";
import type { Permit } from "@/lib/domain/identity/permit";
import type { Change } from "@/lib/domain/events";
import { record } from "@/lib/domain/record";
import type { VariantId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import { Refusal } from "@/lib/kernel/refusal";
import { canonical } from "./product-difference";
import { variantInput } from "./product-input";

export const changeVariantInput = variantInput.omit({ sku: true }).extend({ variantId: idOf<VariantId>(), version: z.coerce.number().int() });

/** Changes a variant and its parcels; its SKU stays for life. @throws Refusal `not_found`, `stale_version`, `gtin_invalid` when another variant has the GTIN */
export async function changeVariant(tx: Tx, by: Permit<"catalog.edit">, input: z.output<typeof changeVariantInput>): Promise<{ version: number }> {
  const { variantId, version, parcels, ...fields } = input;
  const [before] = await tx.select().from(variant).where(eq(variant.id, variantId)).for("update");
  if (!before) throw new Refusal("not_found");
  if (before.version !== version) throw new Refusal("stale_version");
  if (fields.gtin !== null && (await tx.$count(variant, and(eq(variant.gtin, fields.gtin), ne(variant.id, variantId)))) > 0) {
    throw new Refusal("invalid", { fields: ["gtin: This GTIN belongs to another variant."] });
  }
  const was = await tx.select({ weightGrams: parcel.weightGrams, lengthMm: parcel.lengthMm, widthMm: parcel.widthMm, heightMm: parcel.heightMm }).from(parcel).where(eq(parcel.variantId, variantId)).orderBy(parcel.sequence);
  const changes = variantChanges({ ...before, parcels: was }, { ...fields, parcels });
  if (Object.keys(changes).length === 0) return { version };
  await tx.update(variant).set({ ...fields, version: version + 1 }).where(eq(variant.id, variantId));
  await tx.execute(sql`delete from parcel where variant_id = ${variantId}`);
  if (parcels.length > 0) await tx.insert(parcel).values(parcels.map((one, index) => ({ variantId, sequence: index + 1, ...one })));
  await record(tx, by, { kind: "product.changed", subject: `product:${before.productId}`, payload: { productId: before.productId, variantId, sku: before.sku, changes } });
  return { version: version + 1 };
}

function variantChanges(before: Record<string, unknown>, after: Record<string, unknown>): Record<string, Change> {
  return Object.fromEntries(Object.entries(after).filter(([key, is]) => canonical(before[key]) !== canonical(is)).map(([key, is]) => [key, { before: before[key], after: is }]));
}
