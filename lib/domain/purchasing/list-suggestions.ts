import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { LocationId } from "@/lib/kernel/ids";
import type { SuggestionQuery } from "./purchase-query";
import { daysLeft, suggestedUnits, type Suggestion } from "./suggestion";

const most = 200;

/**
 * What a location should order, what runs out first on top, each with everything it is made of. Demand is measured in the
 * ledger: units handed over, shipped, or sent on to other locations. With words: what they name, also where nothing is missing.
 */
export async function listSuggestions(by: Permit<"purchasing.plan">, { weeks, cover, supplier, q }: SuggestionQuery, { locationId }: { locationId: LocationId }, from: Reader = db): Promise<Suggestion[]> {
  const scope = storeScope(by);
  const text = `%${q.replace(/[%_\\]/g, "\\$&")}%`;
  const { rows } = await from.execute<Suggestion>(sql`
    with demand as (
      select variant_id, -sum(on_hand_delta)::integer as units from stock_movement
      where location_id = ${locationId} and on_hand_delta < 0 and kind in ('handed_over', 'shipped', 'transferred') and at > shop_clock() - make_interval(weeks => ${weeks}) group by variant_id
    ), drafted as (
      select l.variant_id, sum(l.ordered)::integer as units from purchase_line l join purchase_order p on p.id = l.purchase_order_id where p.location_id = ${locationId} and p.status = 'draft' group by l.variant_id
    ), input as (
      select i.variant_id, s.id as supplier_id, s.name as supplier, s.currency, s.minimum_minor, s.lead_time_days, i.unit_cost_minor, i.pack_size, coalesce(d.units, 0) as demand, coalesce(t.units, 0) as drafted,
        k.safety_stock, k.on_hand - k.damaged - k.quality_check - k.display - k.put_back as sellable, k.allocated, k.incoming
      from stock_level k join supplier_item i on i.variant_id = k.variant_id join supplier s on s.id = i.supplier_id and s.is_active
      left join demand d on d.variant_id = k.variant_id left join drafted t on t.variant_id = k.variant_id
      where k.location_id = ${locationId} and (${scope === null} or k.location_id = any(${sql.param(scope ?? [])}::uuid[])) and (${supplier}::uuid is null or s.id = ${supplier})
    ), missing as (
      select *, ceil(demand * (lead_time_days + ${cover}) / (${weeks} * 7.0)) + safety_stock - (sellable - allocated + incoming + drafted) as units from input
    )
    select m.variant_id as "variantId", m.supplier_id as "supplierId", m.supplier, m.currency, m.minimum_minor as "minimumMinor", m.unit_cost_minor as "unitCostMinor", m.pack_size as "packSize", m.demand, ${weeks}::integer as weeks,
      m.lead_time_days as "leadTimeDays", ${cover}::integer as "coverDays", m.safety_stock as "safetyStock", m.sellable, m.allocated, m.incoming, m.drafted, p.title, v.title as "variantTitle", v.sku,
      (select jsonb_build_object('src', g.src, 'alt', g.alt, 'background', g.background) from media g where g.product_id = p.id order by (g.variant_id = v.id) desc nulls last, g.position limit 1) as image
    from missing m join variant v on v.id = m.variant_id join product p on p.id = v.product_id
    where (m.units > 0 or ${q} <> '') and (${q} = '' or p.title ilike ${text} or v.sku ilike ${text})
    order by m.units > 0 desc, (m.sellable - m.allocated) / nullif(m.demand, 0)::float8 nulls last, m.units desc, v.sku limit ${most}`);
  return rows.sort((a, b) => Number(suggestedUnits(b) > 0) - Number(suggestedUnits(a) > 0) || (daysLeft(a) ?? 9_999) - (daysLeft(b) ?? 9_999));
}
