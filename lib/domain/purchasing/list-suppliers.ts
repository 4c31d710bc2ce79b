import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { SupplierView } from "./purchase-view";

/** Everybody that goods are bought from, by name; `text` looks in name and e-mail. */
export async function listSuppliers(_by: Permit<"purchasing.view"> | Permit<"purchasing.plan">, { text }: { text: string } = { text: "" }, from: Reader = db): Promise<SupplierView[]> {
  const { rows } = await from.execute<SupplierView>(sql`
    select s.id, s.name, s.email, s.currency, s.lead_time_days as "leadTimeDays", s.minimum_minor as "minimumMinor", s.is_active as "isActive", s.version,
      (select count(*)::integer from supplier_item i where i.supplier_id = s.id) as items,
      (select count(*)::integer from purchase_order p where p.supplier_id = s.id and p.status in ('draft', 'ordered', 'partly_received')) as "openOrders"
    from supplier s where ${text} = '' or strpos(lower(s.name || ' ' || s.email), lower(${text})) > 0 order by s.is_active desc, s.name`);
  return rows;
}
