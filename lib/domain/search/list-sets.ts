import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Currency } from "@/lib/kernel/currency";
import type { ProductId } from "@/lib/kernel/ids";
import { listProductCards } from "./list-product-cards";
import type { ProductCard } from "./product-card";

/** Bundles that this product can be had in, by name. */
export async function listSets(productId: ProductId, limit: number, currency: Currency, from: Reader = db): Promise<ProductCard[]> {
  const { rows } = await from.execute<{ id: ProductId }>(sql`
    select made.id from product made join variant v on v.product_id = made.id and v.status = 'active'
    where made.status = 'active' and exists (select from bundle_part b join variant part on part.id = b.part_variant_id where b.bundle_variant_id = v.id and part.product_id = ${productId} and part.status = 'active')
    order by made.title limit ${limit}`);
  return listProductCards(rows.map(({ id }) => id), currency, from);
}
