import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import type { LocationId, VariantId } from "@/lib/kernel/ids";
import type { UnsellableState } from "./movement";
import { ensureLevels, writeMovements, type Movement } from "./write-movements";

export type ReturnedUnits = {
  /** The return: the same line and sequence comes back once. */
  returnId: string;
  /** Where the units are received, whichever store sold them. */
  locationId: LocationId;
  lines: readonly { lineId: string; variantId: VariantId; quantity: number; into: UnsellableState | "sellable" }[];
  reason: string;
  sequence?: number;
};

/** Units that had left come back, sellable or set aside. */
export async function returnStock(tx: Tx, by: Permit<Permission>, input: ReturnedUnits): Promise<void> {
  await ensureLevels(tx, input.lines.map(({ variantId }) => ({ variantId, locationId: input.locationId })));
  await writeMovements(tx, by, input.lines.flatMap(({ lineId, variantId, quantity, into }): Movement[] => {
    const movement = { variantId, locationId: input.locationId, quantity, reason: input.reason, causeKind: "return", causeId: input.returnId, lineId, sequence: input.sequence ?? 0 };
    const back: Movement = { ...movement, kind: "returned" };
    return into === "sellable" ? [back] : [back, { ...movement, kind: "moved_state", from: "sellable", to: into }];
  }));
}
