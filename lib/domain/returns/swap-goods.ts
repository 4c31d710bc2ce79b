import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { FulfillmentLineId, LocationId, OrderId, ReturnLineId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { exchangeReturn, type Exchanged, type Paid, type Taking } from "./exchange-return";
import { inspectReturn } from "./inspect-return";
import { receiveReturn } from "./receive-return";
import { requestReturn } from "./request-return";
import type { ReturnReason } from "./return-policy";
import type { UnitOutcome } from "./return-state";
import { readUnits } from "./rows";

/** A line's units as they were put on the counter, looked at, and what becomes of them; none is refused in a swap. */
export type BroughtLine = { lineId: FulfillmentLineId; quantity: number; reason: ReturnReason; outcome: Exclude<UnitOutcome, "refuse">; note: string };
/** `key`: made by the page; the same swap happens once. */
export type SwapWish = Taking & { orderId: OrderId; locationId: LocationId; key: string; back: readonly BroughtLine[] };

/**
 * The counter swap: what comes back is taken in, looked at and put where it belongs, and pays for what goes out, with one
 * difference, all in this one transaction or none of it.
 * @throws Refusal those of `requestReturn`, `receiveReturn` and `exchangeReturn`; `illegal_move` for a swap that was made before
 */
export async function swapGoods(tx: Tx, by: Permit<"returns.work">, { orderId, locationId, key, back, ...taking }: SwapWish, paid: Paid): Promise<Exchanged> {
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
  return exchangeReturn(tx, by, { ...taking, ...paid, returnId });
}
