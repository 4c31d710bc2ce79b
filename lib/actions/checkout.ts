"use server";

import { z } from "zod";
import { applyCheckoutCoupon as applyCheckoutCouponVerb } from "@/lib/domain/orders/apply-checkout-coupon";
import { addressInput, checkoutChoice, completeInput, contactInput, couponInput, pickupInput, slotInput } from "@/lib/domain/orders/checkout-input";
import { chooseSlot as chooseSlotVerb } from "@/lib/domain/orders/choose-slot";
import { completeCheckout as completeCheckoutProcess } from "@/lib/domain/orders/complete-checkout";
import { prepareCheckout as prepareCheckoutVerb } from "@/lib/domain/orders/prepare-checkout";
import { saveAddress as saveAddressVerb } from "@/lib/domain/orders/save-address";
import { saveContact as saveContactVerb } from "@/lib/domain/orders/save-contact";
import { savePickup as savePickupVerb } from "@/lib/domain/orders/save-pickup";
import { startCheckout as startCheckoutVerb } from "@/lib/domain/orders/start-checkout";
import { action } from "./action";

const again = () => "/checkout";

export const startCheckout = action({ can: "orders.place", input: z.object({}), run: (tx, by) => startCheckoutVerb(tx, by), withoutScript: again });
export const saveContact = action({ can: "orders.place", input: contactInput, run: saveContactVerb, withoutScript: again });
export const savePickup = action({ can: "orders.place", input: pickupInput, run: savePickupVerb, withoutScript: again });
export const chooseSlot = action({ can: "orders.place", input: slotInput, run: chooseSlotVerb, withoutScript: () => "/checkout?step=pickup" });
export const saveAddress = action({ can: "orders.place", input: addressInput, run: saveAddressVerb, withoutScript: again });
export const applyCheckoutCoupon = action({ can: "orders.place", input: couponInput, run: applyCheckoutCouponVerb, withoutScript: again });
export const prepareCheckout = action({ can: "orders.place", input: checkoutChoice, run: prepareCheckoutVerb, withoutScript: () => "/checkout?step=payment" });

/** Pays and places; without scripts it leads to the order, to the bank, or to the page that waits for an answer. */
export const completeCheckout = action({
  can: "orders.place",
  input: completeInput,
  process: (by, input) => completeCheckoutProcess(by, input),
  withoutScript: (done) => (done.status === "placed" ? `/orders/${done.orderNumber}?placed=1` : done.status === "challenge" ? done.url : "/checkout/return"),
  refusedWithoutScript: () => "/checkout?step=payment",
});
