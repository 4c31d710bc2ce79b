import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { readScan } from "@/lib/domain/fulfillment/scan";
import type { Permit } from "@/lib/domain/identity/permit";
import type { TransferId } from "@/lib/kernel/ids";
import type { Candidate } from "./transfer-view";

const days = 28;
const most = 12;

/**
 * What could go onto a draft. Without words: what the destination sold in four weeks and does not have for the next four,
 * as far as the source can spare it, what is gone first. With words: what they name. Items already on it are left out.
 */
export async function listCandidates(_by: Permit<"transfers.plan">, { transferId, q }: { transferId: TransferId; q: string }, from: Reader = db): Promise<Candidate[]> {
  const scan = readScan(q);
  const text = `%${q.replace(/[%_\\]/g, "\\$&")}%`;
  const { rows } = await from.execute<Candidate>(sql`
    with sold as (
      select m.variant_id, -sum(m.on_hand_delta)::integer as units from stock_movement m join transfer t on t.id = ${transferId} and m.location_id = t.to_location_id
      where m.kind in ('handed_over', 'shipped') and m.at > shop_clock() - make_interval(days => ${days}) group by m.variant_id
    ), stock as (
      select v.id, v.sku, v.title as variant_title, p.id as product_id, p.title, coalesce(sold.units, 0) as sold, coalesce(d.incoming, 0) as incoming,
        greatest(0, s.on_hand - s.allocated - s.damaged - s.quality_check - s.display - s.put_back - s.safety_stock
          - (select coalesce(sum(h.quantity), 0) from hold h where h.variant_id = v.id and h.location_id = s.location_id and h.expires_at > shop_clock()))::integer as free,
        greatest(0, coalesce(d.on_hand - d.allocated - d.damaged - d.quality_check - d.display - d.put_back, 0)) as there
      from transfer t join stock_level s on s.location_id = t.from_location_id join variant v on v.id = s.variant_id join product p on p.id = v.product_id
      left join stock_level d on d.variant_id = v.id and d.location_id = t.to_location_id left join sold on sold.variant_id = v.id
      where t.id = ${transferId} and not exists (select from transfer_line l where l.transfer_id = t.id and l.variant_id = v.id)
        and (${q} = '' or p.title ilike ${text} or v.sku ilike ${text} or v.gtin = ${scan.kind === "gtin" ? scan.gtin : null})
    ), judged as (
      select *, least(free, greatest(0, sold - there - incoming)) as suggested from stock
    )
    select id as "variantId", title, variant_title as "variantTitle", sku, free, there, incoming, sold, suggested,
      (select jsonb_build_object('src', i.src, 'alt', i.alt, 'background', i.background) from media i where i.product_id = judged.product_id order by (i.variant_id = judged.id) desc nulls last, i.position limit 1) as image
    from judged where suggested > 0 or ${q} <> ''
    order by suggested > 0 desc, there = 0 desc, sold desc, title, sku limit ${most}`);
  return rows;
}
