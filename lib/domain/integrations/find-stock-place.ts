import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { LocationId, VariantId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";

/** A variant and a location by the names that programs use. @throws Refusal `invalid` when there is no such SKU or code */
export async function findStockPlace({ sku, location }: { sku: string; location: string }, from: Reader = db): Promise<{ variantId: VariantId; locationId: LocationId }> {
  const { rows: [row] } = await from.execute<{ variant_id: VariantId | null; location_id: LocationId | null }>(sql`
    select (select id from variant where sku = ${sku}) as variant_id, (select id from location where code = ${location}) as location_id`);
  if (!row?.variant_id) throw new Refusal("invalid", { reason: `There is no SKU ${sku}.` });
  if (!row.location_id) throw new Refusal("invalid", { reason: `There is no location ${location}.` });
  return { variantId: row.variant_id, locationId: row.location_id };
}
