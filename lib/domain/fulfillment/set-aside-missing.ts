import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { moveUnsellable } from "@/lib/domain/inventory/move-unsellable";
import type { FulfillmentId, LocationId, StockCountId, VariantId } from "@/lib/kernel/ids";

type Place = { variantId: VariantId; locationId: LocationId };
const reason = "not found at pick";

/** Units that could not be found must not be sold to the next shopper: they wait in quality check until a count says the truth. */
export async function setAsideMissing(tx: Tx, by: Permit<Permission>, { variantId, locationId, ...input }: Place & { quantity: number; fulfillmentId: FulfillmentId; sequence: number }): Promise<void> {
  await moveUnsellable(tx, by, { variantId, locationId, quantity: input.quantity, from: "sellable", to: "quality_check", reason, causeId: `missing:${input.fulfillmentId}`, sequence: input.sequence });
}

/** The count decides now what is there, so nothing stays set aside for it. */
export async function freeSetAside(tx: Tx, by: Permit<Permission>, { variantId, locationId, countId }: Place & { countId: StockCountId }): Promise<void> {
  const { rows } = await tx.execute<{ quantity: number }>(sql`
    select least(s.quality_check, coalesce((
      select sum(case when m.to_state = 'quality_check' then m.quantity else -m.quantity end) from stock_movement m
      where m.variant_id = s.variant_id and m.location_id = s.location_id and m.kind = 'moved_state' and m.reason = ${reason}), 0))::int as quantity
    from stock_level s where s.variant_id = ${variantId} and s.location_id = ${locationId} for no key update`);
  const quantity = rows[0]?.quantity ?? 0;
  if (quantity > 0) await moveUnsellable(tx, by, { variantId, locationId, quantity, from: "quality_check", to: "sellable", reason, causeId: `found:${countId}`, sequence: 0 });
}
