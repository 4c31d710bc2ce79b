import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { VariantId } from "@/lib/kernel/ids";
import { cursorOf, pageOf, readCursor, uuidShape, type Page, type Paging } from "./cursor";
import { instantOf } from "./instant";
import type { StockResource } from "./resource";

export type StockFilter = Paging & { sku?: string | undefined; location?: string | undefined; updatedSince?: string | undefined };
type Row = Omit<StockResource, "variantId"> & { variantId: VariantId };

/** Stock of each variant at each place in reach, by variant and place. `available` is asked of the one availability function. */
export async function listApiStock(by: Permit<"inventory.view">, { cursor, limit, sku, location, updatedSince }: StockFilter, from: Reader = db): Promise<Page<StockResource>> {
  const scope = storeScope(by);
  const [variantId = null, locationId = null] = readCursor(cursor, [uuidShape, uuidShape]) ?? [];
  const { rows } = await from.execute<Row>(sql`
    with page as (
      select s.* from stock_level s join location l on l.id = s.location_id
      where (${variantId}::uuid is null or (s.variant_id, s.location_id) > (${variantId}::uuid, ${locationId}::uuid)) and (${scope === null} or s.location_id = any(${sql.param(scope ?? [])}::uuid[]))
        and (${sku ?? null}::text is null or s.variant_id = (select id from variant where sku = ${sku ?? null})) and (${location ?? null}::text is null or l.code = ${location ?? null})
        and (${updatedSince ?? null}::timestamptz is null or s.updated_at >= ${updatedSince ?? null}::timestamptz)
      order by s.variant_id, s.location_id limit ${limit + 1}
    )
    select p.variant_id as "variantId", v.sku, p.location_id as "locationId", l.code as "locationCode", p.on_hand as "onHand", p.allocated, p.damaged + p.quality_check + p.display + p.put_back as unsellable,
      p.safety_stock as "safetyStock", p.incoming, greatest(0, a.available) as available, p.version, ${instantOf(sql`p.updated_at`)} as "updatedAt"
    from page p join variant v on v.id = p.variant_id join location l on l.id = p.location_id cross join lateral stock_available_at(p.variant_id, p.location_id, true, null) a
    order by p.variant_id, p.location_id`);
  return pageOf(rows, limit, (last) => cursorOf(last.variantId, last.locationId));
}
