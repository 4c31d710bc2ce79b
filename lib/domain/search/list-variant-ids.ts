import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { ProductId, VariantId } from "@/lib/kernel/ids";

/** The variants for sale of these products; what is not for sale is left out. */
export async function listVariantIds(productIds: readonly ProductId[], from: Reader = db): Promise<{ id: ProductId; variantIds: VariantId[] }[]> {
  if (productIds.length === 0) return [];
  const { rows } = await from.execute<{ id: ProductId; variantIds: VariantId[] }>(sql`select product_id as id, to_jsonb(variant_ids) as "variantIds" from search_document where product_id = any(${sql.param([...productIds])}::uuid[])`);
  return rows;
}
