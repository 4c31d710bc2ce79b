import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { LocationId, StockCountId, VariantId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";

/**
 * Tells what was counted. The count is blind: what was expected is noted here, or was when
 * somebody counted, and never shown before.
 * @throws Refusal `not_found`, `illegal_move` when it was submitted before
 */
export async function submitCount(tx: Tx, by: Permit<"inventory.count">, input: { countId: StockCountId; counted: number; expected?: number }): Promise<void> {
  const scope = storeScope(by);
  const { rows } = await tx.execute<{ status: string; variant_id: VariantId; location_id: LocationId }>(sql`
    select status, variant_id, location_id from stock_count
    where id = ${input.countId} and (${scope === null} or location_id = any(${sql.param(scope ?? [])}::uuid[])) for no key update`);
  const count = rows[0];
  if (!count) throw new Refusal("not_found");
  if (count.status !== "open") throw new Refusal("illegal_move");
  await tx.execute(sql`
    update stock_count c set status = 'submitted', counted = ${input.counted}, expected = coalesce(${input.expected ?? null}::integer, s.on_hand), submitted_by = ${by.actor.staffId}, submitted_at = shop_clock()
    from stock_level s where c.id = ${input.countId} and s.variant_id = c.variant_id and s.location_id = c.location_id`);
  await record(tx, by, { kind: "count.submitted", locationId: count.location_id, subject: `variant:${count.variant_id}`, payload: { countId: input.countId, counted: input.counted } });
}
