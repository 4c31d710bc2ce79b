import { expect, test } from "vitest";
import { asId, type FulfillmentId } from "@/lib/kernel/ids";
import { refundOf, refundTotal, type PricedUnit } from "./return-money";

const delivery = asId<FulfillmentId>("delivery");
const pickup = asId<FulfillmentId>("pickup");
const unit = (fulfillmentId: FulfillmentId, reason: PricedUnit["reason"]): PricedUnit => ({ fulfillmentId, amountMinor: 500, reason });
const parts = [{ fulfillmentId: delivery, chargeMinor: 990, kept: 2 }, { fulfillmentId: pickup, chargeMinor: 0, kept: 1 }];

test("asks each part of the order for what came back of it", () => {
  const refunds = refundOf([unit(delivery, "changed_mind"), unit(pickup, "damaged")], parts);
  expect(refunds).toEqual([{ fulfillmentId: delivery, goodsMinor: 500, deliveryMinor: 0 }, { fulfillmentId: pickup, goodsMinor: 500, deliveryMinor: 0 }]);
  expect(refundTotal(refunds)).toBe(1000);
});

test("gives the delivery charge back with the rest of a delivery that comes back through our fault, and for nothing less", () => {
  expect(refundTotal(refundOf([unit(delivery, "damaged"), unit(delivery, "wrong_item")], parts))).toBe(1990);
  expect(refundTotal(refundOf([unit(delivery, "damaged")], parts))).toBe(500);
  expect(refundTotal(refundOf([unit(delivery, "damaged"), unit(delivery, "changed_mind")], parts))).toBe(1000);
  expect(refundTotal(refundOf([unit(delivery, "damaged")], [{ fulfillmentId: delivery, chargeMinor: 990, kept: 1 }]))).toBe(1490);
});
