import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { LocationId, StockCountId, VariantId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { lockLevel, type LockedLevel } from "./rows";

export type CountEffect = {
  countId: StockCountId;
  variantId: VariantId;
  locationId: LocationId;
  expected: number;
  counted: number;
  /** What on hand becomes: movements since the count was submitted stay. */
  onHandAfter: number;
  /** Promised units that the count leaves without stock: release as many before it is settled. */
  shortBy: number;
  level: LockedLevel;
};

/** A submitted count and its level, locked, and what approving it would do. @throws Refusal `not_found`, `illegal_move` */
export async function lockCount(tx: Tx, by: Permit<"inventory.approve">, countId: StockCountId): Promise<CountEffect> {
  const scope = storeScope(by);
  const { rows } = await tx.execute<{ status: string; variant_id: VariantId; location_id: LocationId; expected: number | null; counted: number | null }>(sql`
    select status, variant_id, location_id, expected, counted from stock_count
    where id = ${countId} and (${scope === null} or location_id = any(${sql.param(scope ?? [])}::uuid[])) for no key update`);
  const count = rows[0];
  if (!count) throw new Refusal("not_found");
  if (count.status !== "submitted" || count.expected === null || count.counted === null) throw new Refusal("illegal_move");
  const place = { variantId: count.variant_id, locationId: count.location_id };
  const level = await lockLevel(tx, by, place);
  const onHandAfter = Math.max(0, level.onHand + count.counted - count.expected);
  const sellableAfter = Math.max(0, onHandAfter - level.unsellable);
  return {
    countId, ...place, expected: count.expected, counted: count.counted, onHandAfter, level,
    shortBy: Math.max(0, level.allocated - level.backorderCap - sellableAfter),
  };
}
