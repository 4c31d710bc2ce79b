import type { MoneyOfPart } from "@/lib/domain/fulfillment/line-money";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { returnReasons, type ReturnReason } from "./return-policy";

export const refundWays = ["tenders", "store_credit"] as const;
/** The way it was paid, or the customer's store credit. */
export type RefundWay = (typeof refundWays)[number];

/** `amountMinor` is all that the unit cost; of it `paidBy` names what goods of other parts paid, when it was taken in exchange. */
export type PricedUnit = { fulfillmentId: FulfillmentId; amountMinor: number; reason: ReturnReason; paidBy?: readonly MoneyOfPart[] };
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
    const goodsMinor = units.reduce((sum, unit) => sum + shareOf(unit, fulfillmentId), 0);
    if (own.length === 0 && goodsMinor === 0) return [];
    const isWhole = own.length > 0 && own.length === kept && own.every(({ reason }) => returnReasons[reason].isOurFault);
    return [{ fulfillmentId, goodsMinor, deliveryMinor: isWhole ? chargeMinor : 0 }];
  });
}

/** Of a unit's price, the money of one part. */
function shareOf({ fulfillmentId, amountMinor, paidBy = [] }: PricedUnit, part: FulfillmentId): number {
  const ofOthers = paidBy.reduce((sum, one) => sum + one.amountMinor, 0);
  return paidBy.reduce((sum, one) => sum + (one.fulfillmentId === part ? one.amountMinor : 0), fulfillmentId === part ? amountMinor - ofOthers : 0);
}

export const refundTotal = (refunds: readonly PartRefund[]): number => refunds.reduce((sum, { goodsMinor, deliveryMinor }) => sum + goodsMinor + deliveryMinor, 0);
