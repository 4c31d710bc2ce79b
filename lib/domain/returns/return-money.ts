import type { FulfillmentId } from "@/lib/kernel/ids";
import { returnReasons, type ReturnReason } from "./return-policy";

export type PricedUnit = { fulfillmentId: FulfillmentId; amountMinor: number; reason: ReturnReason };
export type PartMoney = {
  fulfillmentId: FulfillmentId;
  /** Charge for the delivery with its tax, unless it was given back before. */
  chargeMinor: number;
  /** Units handed over that did not come back by other returns. */
  kept: number;
};
export type PartRefund = { fulfillmentId: FulfillmentId; goodsMinor: number; deliveryMinor: number };

/**
 * What goes back for units of a return, one sum for each part of the order, as each part has its own payment. A part's
 * delivery charge goes back with the units that make all of it come back, where all of them come back through our fault.
 */
export function refundOf(units: readonly PricedUnit[], parts: readonly PartMoney[]): PartRefund[] {
  return parts.flatMap(({ fulfillmentId, chargeMinor, kept }) => {
    const own = units.filter((unit) => unit.fulfillmentId === fulfillmentId);
    if (own.length === 0) return [];
    const isWhole = own.length === kept && own.every(({ reason }) => returnReasons[reason].isOurFault);
    return [{ fulfillmentId, goodsMinor: own.reduce((sum, { amountMinor }) => sum + amountMinor, 0), deliveryMinor: isWhole ? chargeMinor : 0 }];
  });
}

export const refundTotal = (refunds: readonly PartRefund[]): number => refunds.reduce((sum, { goodsMinor, deliveryMinor }) => sum + goodsMinor + deliveryMinor, 0);
