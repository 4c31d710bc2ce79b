import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { LocationId, TransferId, TransferLineId, VariantId } from "@/lib/kernel/ids";
import { changeIncoming } from "./change-incoming";
import type { UnsellableState } from "./movement";
import { lockLevels } from "./rows";
import { writeMovements } from "./write-movements";

type Place = { variantId: VariantId; locationId: LocationId };

export type TransferStep = {
  transferId: TransferId;
  /** The version of the transfer, which rises with every step of it, under its lock. */
  sequence: number;
  reason: string;
  /** Minus leaves a location, plus enters it; `into` sets the units aside where they enter. At most one for a line and location. */
  moves: readonly (Place & { lineId: TransferLineId; quantity: number; into?: UnsellableState })[];
  /** What is on its way to a location from now on, plus or minus. */
  incoming: readonly (Place & { quantity: number })[];
};

/** Moves units between a location and the road. Levels must exist; whether units are free to leave, `lockFreeUnits` says before. */
export async function transferStock(tx: Tx, by: Permit<"transfers.plan" | "transfers.work">, step: TransferStep): Promise<void> {
  await lockLevels(tx, [...step.moves, ...step.incoming]);
  await writeMovements(tx, by, step.moves.flatMap(({ variantId, locationId, lineId, quantity, into }) => {
    const line = { variantId, locationId, reason: step.reason, causeKind: "transfer", causeId: step.transferId, lineId: `${lineId}@${locationId}`, sequence: step.sequence };
    return [{ ...line, kind: "transferred" as const, quantity }, ...(into ? [{ ...line, kind: "moved_state" as const, quantity, from: "sellable" as const, to: into }] : [])];
  }));
  await changeIncoming(tx, step.incoming);
}
