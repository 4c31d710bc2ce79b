import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { LocationId, VariantId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { UnsellableState } from "./movement";

export type LockedLevel = {
  onHand: number;
  allocated: number;
  /** Sum of the unsellable states. */
  unsellable: number;
  states: Record<UnsellableState, number>;
  safetyStock: number;
  reorderPoint: number;
  backorderCap: number;
  canPickup: boolean;
  aisle: string;
  bay: string;
  version: number;
};

type Row = {
  on_hand: number; allocated: number; damaged: number; quality_check: number; display: number; put_back: number; safety_stock: number; reorder_point: number; backorder_cap: number;
  can_pickup: boolean; aisle: string; bay: string; version: number;
};

/** The level, locked until the transaction ends, if it lies in the staff member's stores. @throws Refusal `not_found` */
export async function lockLevel(tx: Tx, by: Permit<Permission>, { variantId, locationId }: { variantId: VariantId; locationId: LocationId }): Promise<LockedLevel> {
  refuseOtherStores(by, locationId);
  const { rows } = await tx.execute<Row>(sql`
    select on_hand, allocated, damaged, quality_check, display, put_back, safety_stock, reorder_point, backorder_cap, can_pickup, aisle, bay, version
    from stock_level where variant_id = ${variantId} and location_id = ${locationId} for no key update`);
  const row = rows[0];
  if (!row) throw new Refusal("not_found");
  return {
    onHand: row.on_hand, allocated: row.allocated, unsellable: row.damaged + row.quality_check + row.display + row.put_back,
    states: { damaged: row.damaged, quality_check: row.quality_check, display: row.display, put_back: row.put_back },
    safetyStock: row.safety_stock, reorderPoint: row.reorder_point, backorderCap: row.backorder_cap, canPickup: row.can_pickup, aisle: row.aisle, bay: row.bay, version: row.version,
  };
}

/** Locks levels until the transaction ends, in (variant, location) order as every other statement does. */
export async function lockLevels(tx: Tx, places: readonly { variantId: VariantId; locationId: LocationId }[]): Promise<void> {
  const rows = places.map((place) => ({ variant_id: place.variantId, location_id: place.locationId }));
  await tx.execute(sql`
    select from stock_level where (variant_id, location_id) in (select variant_id, location_id from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(variant_id uuid, location_id uuid))
    order by variant_id, location_id for no key update`);
}

/** Another store's and not there are the same answer. @throws Refusal `not_found` */
export function refuseOtherStores(by: Permit<Permission>, locationId: LocationId): void {
  if (isStaffPermit(by) && !(storeScope(by)?.includes(locationId) ?? true)) throw new Refusal("not_found");
}

/** The location exists and is within reach. @throws Refusal `not_found` */
export async function findOwnLocation(tx: Tx, by: Permit<Permission>, locationId: LocationId): Promise<void> {
  refuseOtherStores(by, locationId);
  const { rowCount } = await tx.execute(sql`select from location where id = ${locationId}`);
  if (!rowCount) throw new Refusal("not_found");
}

const isStaffPermit = (by: Permit<Permission>): by is Permit<"inventory.view"> => by.actor.kind === "staff";
