import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { LocationId, OrderId } from "@/lib/kernel/ids";
import { exchangeReturn, type Exchanged, type PaidPart, type Taking } from "./exchange-return";
import { takeIn, type BroughtLine } from "./take-in";

/** `key`: made by the page; the same swap happens once. */
export type SwapWish = Taking & { orderId: OrderId; locationId: LocationId; key: string; back: readonly BroughtLine[] };

/**
 * The counter swap: what comes back is taken in, looked at and put where it belongs, and pays for what goes out, with one
 * difference, all in this one transaction or none of it.
 * @throws Refusal those of `requestReturn`, `receiveReturn` and `exchangeReturn`; `illegal_move` for a swap that was made before
 */
export async function swapGoods(tx: Tx, by: Permit<"returns.work">, { orderId, locationId, key, back, ...taking }: SwapWish, parts: readonly PaidPart[]): Promise<Exchanged> {
  const returnId = await takeIn(tx, by, { orderId, locationId, key, back });
  return exchangeReturn(tx, by, { ...taking, parts, returnId });
}
