import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type FulfillmentId, type LocationId, type StockCountId, type VariantId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { movementActor } from "./movement-actor";
import { lockLevel } from "./rows";

/**
 * Asks for a count of one variant at one location. A failed pick (`fulfillmentId`) is served by a count that is already
 * open. @throws Refusal `not_found`, `duplicate_count`
 */
export async function openCount(tx: Tx, by: Permit<Permission>, input: { variantId: VariantId; locationId: LocationId; reason: string; fulfillmentId?: FulfillmentId }): Promise<StockCountId> {
  await lockLevel(tx, by, input);
  const { rows } = await tx.execute<{ id: StockCountId; is_new: boolean }>(sql`
    with opened as (
      insert into stock_count (id, variant_id, location_id, reason, fulfillment_id, opened_by)
      values (${newId()}, ${input.variantId}, ${input.locationId}, ${input.reason}, ${input.fulfillmentId ?? null}::uuid, ${movementActor(by).id ?? "guest"})
      on conflict (variant_id, location_id) where status in ('open', 'submitted') do nothing
      returning id
    )
    select id, true as is_new from opened
    union all
    select id, false from stock_count where variant_id = ${input.variantId} and location_id = ${input.locationId} and status in ('open', 'submitted')
    order by is_new desc limit 1`);
  const count = rows[0];
  if (!count || (!count.is_new && input.fulfillmentId === undefined)) throw new Refusal("duplicate_count");
  if (count.is_new) {
    await record(tx, by, { kind: "count.opened", locationId: input.locationId, subject: `variant:${input.variantId}`, payload: { countId: count.id, reason: input.reason } });
  }
  return count.id;
}
