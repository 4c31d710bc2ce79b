import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { isRemote } from "@/lib/domain/channel";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import type { CheckoutId, LocationId, VariantId } from "@/lib/kernel/ids";

export type Demand = { variantId: VariantId; locationId: LocationId; quantity: number };
export type Shortage = { variantId: VariantId; locationId: LocationId; wanted: number; left: number };
export type Held = { ok: true } | { ok: false; shortages: Shortage[] };

/**
 * Holds units for a checkout until a time, in place of what it held before: all of the demand or nothing, in one
 * statement. Demand for the same stock is summed; the checkout's own holds do not stand in its way. Do it last in the
 * transaction: others who want the same units wait until it ends.
 */
export async function holdStock(tx: Tx, by: Permit<Permission>, input: { checkoutId: CheckoutId; demand: readonly Demand[]; expiresAt: Date }): Promise<Held> {
  const demand = input.demand.map((d) => ({ variant_id: d.variantId, location_id: d.locationId, quantity: d.quantity }));
  const { rows } = await tx.execute<{ variant_id: VariantId; location_id: LocationId; wanted: number; available: number }>(sql`
    select * from hold_stock(${input.checkoutId}, ${JSON.stringify(demand)}::jsonb, ${input.expiresAt.toISOString()}::timestamptz, ${isRemote(by.channel)})`);
  if (rows.length === 0) return { ok: true };
  return { ok: false, shortages: rows.map((row) => ({ variantId: row.variant_id, locationId: row.location_id, wanted: row.wanted, left: row.available })) };
}
