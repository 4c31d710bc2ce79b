import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { readScan } from "@/lib/domain/fulfillment/scan";
import type { Permit } from "@/lib/domain/identity/permit";
import type { PurchaseOrderId } from "@/lib/kernel/ids";
import type { PurchaseCandidate } from "./purchase-view";

const most = 12;

/** What the supplier of a draft sells and is not on it: what words name, or what the location has least of. */
export async function listPurchaseCandidates(_by: Permit<"purchasing.plan">, { purchaseOrderId, q }: { purchaseOrderId: PurchaseOrderId; q: string }, from: Reader = db): Promise<PurchaseCandidate[]> {
  const scan = readScan(q);
  const text = `%${q.replace(/[%_\\]/g, "\\$&")}%`;
  const { rows } = await from.execute<PurchaseCandidate>(sql`
    select v.id as "variantId", g.title, v.title as "variantTitle", v.sku, v.gtin, i.unit_cost_minor as "unitCostMinor", i.pack_size as "packSize", coalesce(k.on_hand, 0) as "onHand", coalesce(k.incoming, 0) as incoming,
      (select jsonb_build_object('src', m.src, 'alt', m.alt, 'background', m.background) from media m where m.product_id = g.id order by (m.variant_id = v.id) desc nulls last, m.position limit 1) as image
    from purchase_order p join supplier_item i on i.supplier_id = p.supplier_id join variant v on v.id = i.variant_id join product g on g.id = v.product_id
    left join stock_level k on k.variant_id = v.id and k.location_id = p.location_id
    where p.id = ${purchaseOrderId} and not exists (select from purchase_line l where l.purchase_order_id = p.id and l.variant_id = v.id)
      and (${q} = '' or g.title ilike ${text} or v.sku ilike ${text} or i.supplier_sku ilike ${text} or v.gtin = ${scan.kind === "gtin" ? scan.gtin : null})
    order by coalesce(k.on_hand, 0) + coalesce(k.incoming, 0), g.title, v.sku limit ${most}`);
  return rows;
}
