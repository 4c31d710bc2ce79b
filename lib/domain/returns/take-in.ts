import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { FulfillmentLineId, LocationId, OrderId, ReturnId, ReturnLineId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { inspectReturn } from "./inspect-return";
import { receiveReturn } from "./receive-return";
import { requestReturn } from "./request-return";
import type { ReturnReason } from "./return-policy";
import type { UnitOutcome } from "./return-state";
import { readUnits } from "./rows";

/** A line's units as they were put on the counter, looked at, and what becomes of them; none is refused there. */
export type BroughtLine = { lineId: FulfillmentLineId; quantity: number; reason: ReturnReason; outcome: Exclude<UnitOutcome, "refuse">; note: string };

/**
 * Asks for a return, takes it in and decides over its units in one step: it is inspected with the answer.
 * @throws Refusal those of `requestReturn` and `receiveReturn`; `illegal_move` for one that was made before under this key
 */
export async function takeIn(tx: Tx, by: Permit<"returns.work">, { orderId, locationId, key, back }: { orderId: OrderId; locationId: LocationId; key: string; back: readonly BroughtLine[] }): Promise<ReturnId> {
  const { returnId } = await requestReturn(tx, by, { orderId, key, lines: back.map(({ outcome: _outcome, ...line }) => line) });
  const units = await readUnits(tx, returnId);
  if (units.some(({ status }) => status !== "expected")) throw new Refusal("illegal_move");
  const lineIds = [...new Set(units.map(({ lineId }) => lineId))];
  const countOf = (lineId: ReturnLineId) => units.filter((unit) => unit.lineId === lineId).length;
  await receiveReturn(tx, by, { returnId, locationId, lines: lineIds.map((lineId) => ({ lineId, quantity: countOf(lineId) })) });
  const decided = units.map(({ id, fulfillmentLineId }) => {
    const { outcome = "quarantine", note = "" } = back.find(({ lineId }) => lineId === fulfillmentLineId) ?? {};
    return { unitId: id, outcome, note };
  });
  await inspectReturn(tx, by, { returnId, units: decided });
  return returnId;
}
