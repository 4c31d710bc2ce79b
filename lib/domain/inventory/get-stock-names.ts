import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { LocationId, VariantId } from "@/lib/kernel/ids";

/** What people call a variant and a location, for a refusal. */
export async function getStockNames({ variantId, locationId }: { variantId: VariantId; locationId: LocationId }, from: Reader = db): Promise<{ title: string; store: string }> {
  const { rows } = await from.execute<{ title: string; store: string }>(sql`
    select p.title || case when v.title = '' then '' else ', ' || v.title end as title, l.name as store
    from variant v join product p on p.id = v.product_id, location l
    where v.id = ${variantId} and l.id = ${locationId}`);
  return rows[0] ?? { title: "This item", store: "this store" };
}
