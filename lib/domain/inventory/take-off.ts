import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { LocationId, VariantId } from "@/lib/kernel/ids";
import type { UnsellableState } from "./movement";
import { moveUnsellable } from "./move-unsellable";
import { lockLevel } from "./rows";
import { writeMovements } from "./write-movements";

export type TakenOff = {
  variantId: VariantId; locationId: LocationId;
  /** Null: all of them. */
  quantity: number | null;
  /** Written off, units leave the books; in a state they stay on hand, unsellable. */
  to: UnsellableState | "written_off";
  reason: string; causeId: string; sequence: number;
};

/**
 * Takes units off sale that are promised to nobody: as many as wanted or as there are, checkouts' holds included. Returns
 * how many. The same cause and sequence takes nothing twice. @throws Refusal `not_found`
 */
export async function takeOff(tx: Tx, by: Permit<Permission>, { quantity, to, ...input }: TakenOff): Promise<number> {
  const level = await lockLevel(tx, by, input);
  const free = Math.max(0, level.onHand - level.unsellable - level.allocated);
  const units = quantity === null ? free : Math.min(quantity, free);
  if (units === 0) return 0;
  if (to !== "written_off") {
    await moveUnsellable(tx, by, { ...input, quantity: units, from: "sellable", to });
    return units;
  }
  const written = await writeMovements(tx, by, [{ ...input, kind: "adjusted", quantity: -units, causeKind: "write_off", lineId: `${input.variantId}@${input.locationId}` }]);
  if (written === 0) return 0;
  await record(tx, by, {
    kind: "stock.adjusted", locationId: input.locationId, subject: `variant:${input.variantId}`, variantIds: [input.variantId],
    payload: { reason: input.reason, changes: { onHand: { before: level.onHand, after: level.onHand - units } } },
  });
  return units;
}
