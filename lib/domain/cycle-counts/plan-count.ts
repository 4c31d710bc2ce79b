import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type CategoryId, type CycleCountId, type LocationId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { about } from "./rows";

export type CountPlan = { locationId: LocationId; name: string; /** Empty: every aisle. */ aisles: readonly string[]; /** Empty: every category; one stands for those below it. */ categoryIds: readonly CategoryId[]; toleranceUnits: number; tolerance: number };

/**
 * Opens a count of the shelves that fit: those with units in the books, in the aisles and categories that are named.
 * @throws Refusal `not_found`, `invalid` where nothing fits
 */
export async function planCount(tx: Tx, by: Permit<"inventory.approve">, plan: CountPlan): Promise<{ cycleCountId: CycleCountId; number: string; lines: number }> {
  const scope = storeScope(by);
  const id = newId<CycleCountId>();
  const { rows: [made] } = await tx.execute<{ number: string }>(sql`
    insert into cycle_count (id, number, location_id, name, tolerance_units, tolerance_minor, created_by_staff_id)
    select ${id}, 'CC-' || nextval('cycle_count_number'), l.id, ${plan.name}, ${plan.toleranceUnits}, ${plan.tolerance}, ${by.actor.staffId}
    from location l where l.id = ${plan.locationId} and l.is_active and (${scope === null} or l.id = any(${sql.param(scope ?? [])}::uuid[])) returning number`);
  if (!made) throw new Refusal("not_found");
  const { rowCount } = await tx.execute(sql`
    with recursive wanted as (
      select id from category where id = any(${sql.param(plan.categoryIds)}::uuid[]) union select c.id from category c join wanted w on c.parent_id = w.id
    )
    insert into cycle_count_line (id, cycle_count_id, variant_id, is_listed)
    select gen_random_uuid(), ${id}, s.variant_id, true from stock_level s join variant v on v.id = s.variant_id join product p on p.id = v.product_id
    where s.location_id = ${plan.locationId} and s.on_hand > 0 and (${plan.aisles.length === 0} or s.aisle = any(${sql.param(plan.aisles)}::text[]))
      and (${plan.categoryIds.length === 0} or p.category_id in (select id from wanted))`);
  const lines = rowCount ?? 0;
  if (lines === 0) throw new Refusal("invalid", { reason: "Nothing in the books fits these aisles and categories." });
  await record(tx, by, { kind: "cycle_count.opened", ...about({ id, number: made.number, locationId: plan.locationId }, { lines }) });
  return { cycleCountId: id, number: made.number, lines };
}
