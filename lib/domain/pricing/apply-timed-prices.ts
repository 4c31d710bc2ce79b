import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { PriceListId, VariantId } from "@/lib/kernel/ids";
import { beginScheduledPrices } from "./begin-scheduled-prices";
import { tellListTurned } from "./tell-list-turned";

/**
 * A price list began or ended since we last looked: says so, and what shows its prices is made anew. The prices themselves
 * follow the clock in every query. Looking late, twice or on two machines at once tells each moment once. Scheduled prices
 * begin here, too, and are told one by one.
 */
export async function applyTimedPrices(tx: Tx, by: Permit<"system.run">): Promise<number> {
  await beginScheduledPrices(tx, by);
  const { rows } = await tx.execute<{ id: PriceListId; variant_ids: VariantId[] }>(sql`
    with due as (
      update price_list l set times_applied_at = c.now from (select shop_clock() as now offset 0) c
      where (l.starts_at <= c.now and l.starts_at > coalesce(l.times_applied_at, '-infinity')) or (l.ends_at <= c.now and l.ends_at > coalesce(l.times_applied_at, '-infinity'))
      returning l.id
    )
    select due.id, array_agg(p.variant_id order by p.variant_id) as variant_ids from due join price p on p.price_list_id = due.id group by due.id`);
  for (const { id, variant_ids: variantIds } of rows) await tellListTurned(tx, by, id, variantIds);
  return rows.length;
}
