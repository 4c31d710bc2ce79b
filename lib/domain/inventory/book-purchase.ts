import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { LocationId, PurchaseLineId, PurchaseOrderId, VariantId } from "@/lib/kernel/ids";
import { changeIncoming } from "./change-incoming";
import { lockLevels } from "./rows";
import { ensureLevels, writeMovements } from "./write-movements";

type Units = { variantId: VariantId; locationId: LocationId; quantity: number };

export type PurchaseStep = {
  purchaseOrderId: PurchaseOrderId;
  /** The version of the order, which rises with every step of it, under its lock. */
  sequence: number;
  reason: string;
  /** Enters the stock; at most one for a line. */
  arrived: readonly (Units & { lineId: PurchaseLineId })[];
  /** What a location expects from now on, plus or minus. */
  incoming: readonly Units[];
};

/** What a supplier brings enters the stock, and what is expected changes. */
export async function bookPurchase(tx: Tx, by: Permit<"purchasing.plan" | "purchasing.receive">, step: PurchaseStep): Promise<void> {
  await ensureLevels(tx, [...step.arrived, ...step.incoming]);
  await lockLevels(tx, [...step.arrived, ...step.incoming]);
  await writeMovements(tx, by, step.arrived.map(({ variantId, locationId, quantity, lineId }) =>
    ({ variantId, locationId, kind: "received", quantity, reason: step.reason, causeKind: "purchase", causeId: step.purchaseOrderId, lineId, sequence: step.sequence })));
  await changeIncoming(tx, step.incoming);
}
