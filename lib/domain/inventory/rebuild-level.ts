import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { LocationId, VariantId } from "@/lib/kernel/ids";
import { sumsOf } from "./level-update";
import { unsellableStates } from "./movement";
import { lockLevel } from "./rows";

/**
 * Repairs a shelf whose running total no longer is the sum of its ledger: the ledger is the truth, the total follows it.
 * What it was and becomes stands in the event. @throws Refusal `not_found`
 */
export async function rebuildLevel(tx: Tx, by: Permit<"drift.repair">, { variantId, locationId, reason }: { variantId: VariantId; locationId: LocationId; reason: string }): Promise<void> {
  const before = await lockLevel(tx, by, { variantId, locationId });
  const { rows: [after] } = await tx.execute<{ onHand: number; allocated: number; states: Record<string, number> }>(sql`
    update stock_level s set on_hand = m.on_hand, allocated = m.allocated, ${sql.join(unsellableStates.map((state) => sql`${sql.raw(state)} = m.${sql.raw(state)}`), sql`, `)}, version = s.version + 1, updated_at = shop_clock()
    from (select coalesce(sum(on_hand_delta), 0)::integer as on_hand, coalesce(sum(allocated_delta), 0)::integer as allocated, ${sql.join(unsellableStates.map((state) => sql`coalesce(${sumsOf(state)}, 0)::integer as ${sql.raw(state)}`), sql`, `)}
      from stock_movement where variant_id = ${variantId} and location_id = ${locationId}) m
    where s.variant_id = ${variantId} and s.location_id = ${locationId}
    returning s.on_hand as "onHand", s.allocated, jsonb_build_object('damaged', s.damaged, 'quality_check', s.quality_check, 'display', s.display, 'put_back', s.put_back) as states`);
  await record(tx, by, {
    kind: "stock.rebuilt", locationId, subject: `variant:${variantId}`, variantIds: [variantId],
    payload: { reason, changes: { onHand: { before: before.onHand, after: after?.onHand }, allocated: { before: before.allocated, after: after?.allocated }, setAside: { before: before.states, after: after?.states } } },
  });
}
