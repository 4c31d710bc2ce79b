import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import type { CartId, LocationId, VariantId } from "@/lib/kernel/ids";
import { lockFreeUnits } from "./lock-free-units";
import { writeMovements } from "./write-movements";

export type SoldUnits = { saleId: CartId; locationId: LocationId; lines: readonly { variantId: VariantId; quantity: number }[] };
export type MissingUnits = { variantId: VariantId; missing: number };

/**
 * Units that have left a store although its books had too few free: the books are raised by what they lacked, so that the sale can be
 * booked and what others were promised stays promised until somebody counts. Returns what was lacking.
 */
export async function admitSoldUnits(tx: Tx, by: Permit<Permission>, { saleId, locationId, lines }: SoldUnits): Promise<MissingUnits[]> {
  const places = lines.map(({ variantId }) => ({ variantId, locationId }));
  const free = new Map((await lockFreeUnits(tx, { leave: places, enter: places })).map((level) => [level.variantId, level.free]));
  const missing = lines.map(({ variantId, quantity }) => ({ variantId, missing: quantity - (free.get(variantId) ?? 0) })).filter((line) => line.missing > 0);
  await writeMovements(tx, by, missing.map((line) => ({
    variantId: line.variantId, locationId, kind: "adjusted", quantity: line.missing, reason: "sold offline", causeKind: "offline_sale", causeId: saleId, lineId: line.variantId,
  })));
  return missing;
}
