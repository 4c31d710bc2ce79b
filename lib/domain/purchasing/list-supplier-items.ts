import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { SupplierId } from "@/lib/kernel/ids";
import type { SupplierItemView } from "./purchase-view";

const most = 300;

/** What a supplier sells, by name, as far as words narrow it; with what a unit cost on average when it last came. */
export async function listSupplierItems(_by: Permit<"purchasing.plan">, { supplierId, q }: { supplierId: SupplierId; q: string }, from: Reader = db): Promise<SupplierItemView[]> {
  const text = `%${q.replace(/[%_\\]/g, "\\$&")}%`;
  const { rows } = await from.execute<SupplierItemView>(sql`
    select v.id as "variantId", g.title, v.title as "variantTitle", v.sku, i.supplier_sku as "supplierSku", i.unit_cost_minor as "unitCostMinor", i.pack_size as "packSize", c.average_micros::float8 as "averageMicros"
    from supplier_item i join variant v on v.id = i.variant_id join product g on g.id = v.product_id left join variant_cost c on c.variant_id = v.id
    where i.supplier_id = ${supplierId} and (${q} = '' or g.title ilike ${text} or v.sku ilike ${text} or i.supplier_sku ilike ${text}) order by g.title, v.sku limit ${most}`);
  return rows;
}
