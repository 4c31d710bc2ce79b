import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { LocationId } from "@/lib/kernel/ids";
import { safetyShows, type SafetyPage, type SafetyQuery } from "./safety-input";

const pageSize = 50;
const none: SafetyPage = { rows: [], total: 0, pageSize, counts: { advice: 0, pinned: 0, changed: 0, all: 0 }, isAutomatic: false, learnedAt: null };

/** What was learned about the shelves of a location, first what should hold back more, what is missed most on top; nothing outside the reader's stores. */
export async function listSafetyStock(by: Permit<"inventory.view">, { q, show, page }: SafetyQuery, { locationId }: { locationId: LocationId }, from: Reader = db): Promise<SafetyPage> {
  const scope = storeScope(by);
  const text = `%${q.replace(/[%_\\]/g, "\\$&")}%`;
  const conditions = { advice: sql`not is_pinned and units <> "safetyStock"`, pinned: sql`is_pinned`, changed: sql`replaced is not null`, all: sql`true` };
  const { rows } = await from.execute<{ page: SafetyPage }>(sql`
    with found as materialized (
      select a.variant_id as "variantId", a.location_id as "locationId", v.sku, p.title, v.title as "variantTitle", s.safety_stock as "safetyStock", s.on_hand - s.damaged - s.quality_check - s.display - s.put_back as sellable,
        a.units, a.inputs, a.is_pinned, a.is_pinned as "isPinned", a.pin_reason as "pinReason", a.replaced, a.learned_at
      from safety_advice a join stock_level s on s.variant_id = a.variant_id and s.location_id = a.location_id join variant v on v.id = a.variant_id join product p on p.id = v.product_id
      where a.location_id = ${locationId} and (${scope === null} or a.location_id = any(${sql.param(scope ?? [])}::uuid[])) and (${q} = '' or p.title ilike ${text} or v.sku ilike ${text})
    ), shown as (
      select *, row_number() over (order by units > "safetyStock" desc nulls last, coalesce((inputs->>'missedAtPick')::int + (inputs->>'missedAtCount')::int, 0) desc, abs(coalesce(units, "safetyStock") - "safetyStock") desc, title, sku) as n from found where ${conditions[show]}
    )
    select jsonb_build_object('rows', (select coalesce(jsonb_agg(to_jsonb(o) - 'n' - 'is_pinned' - 'learned_at' order by o.n), '[]') from shown o where o.n > ${(page - 1) * pageSize} and o.n <= ${page * pageSize}),
      'total', (select count(*) from shown), 'pageSize', ${pageSize}::int, 'learnedAt', (select max(learned_at) from found),
      'counts', ${sql`jsonb_build_object(${sql.join(safetyShows.flatMap((one) => [sql`${one}::text`, sql`(select count(*) from found where ${conditions[one]})`]), sql`, `)})`},
      'isAutomatic', exists (select from safety_learning where location_id = ${locationId})) as page`);
  return rows[0]?.page ?? none;
}

