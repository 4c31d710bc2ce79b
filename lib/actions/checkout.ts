"use server";

import { z } from "zod";
import { applyGiftCard as applyGiftCardVerb } from "@/lib/domain/orders/apply-gift-card";
import { applyCheckoutCoupon as applyCouponVerb, removeCheckoutCoupon as removeCouponVerb } from "@/lib/domain/orders/apply-checkout-coupon";
import { addressInput, checkoutChoice, completeInput, contactInput, couponInput, giftCardInput, pickupInput, slotInput, storedValueChoice } from "@/lib/domain/orders/checkout-input";
import { chooseDeliveryWindow as chooseWindowVerb } from "@/lib/domain/orders/choose-delivery-window";
import { chooseSlot as chooseSlotVerb } from "@/lib/domain/orders/choose-slot";
import { completeCheckout as completeProcess } from "@/lib/domain/orders/complete-checkout";
import type { Completion } from "@/lib/domain/orders/finish-completion";
import { leaveDeliveryWindow as leaveWindowVerb } from "@/lib/domain/orders/leave-delivery-window";
import { prepareCheckout as prepareVerb } from "@/lib/domain/orders/prepare-checkout";
import { removeStoredValue as removeStoredValueVerb } from "@/lib/domain/orders/remove-stored-value";
import { resumeCheckout } from "@/lib/domain/orders/resume-checkout";
import { saveContact as saveContactVerb } from "@/lib/domain/orders/save-contact";
import { savePickup as savePickupVerb } from "@/lib/domain/orders/save-pickup";
import { startCheckout as startVerb } from "@/lib/domain/orders/start-checkout";
import { spendPoints as spendPointsVerb, spendStoreCredit as spendStoreCreditVerb } from "@/lib/domain/orders/spend-store-credit";
import { takeAddress } from "@/lib/domain/orders/take-address";
import { tryGiftCard } from "@/lib/domain/payments/try-gift-card";
import { tryCoupon } from "@/lib/domain/pricing/try-coupon";
import { requestNetwork } from "@/lib/session";
import { action } from "./action";

/** The page goes to the first step that is not done. */
const next = () => "/checkout";
const toPayment = () => "/checkout?step=payment";
const toDelivery = () => "/checkout?step=delivery";

export const startCheckout = action({ can: "orders.place", input: z.object({}), run: (tx, by) => startVerb(tx, by), withoutScript: next, refusedWithoutScript: (code) => `/cart?refused=${code}` });
export const saveContact = action({ can: "orders.place", input: contactInput, run: saveContactVerb, withoutScript: next });
export const savePickup = action({ can: "orders.place", input: pickupInput, run: savePickupVerb, withoutScript: next });
export const chooseSlot = action({ can: "orders.place", input: slotInput, run: chooseSlotVerb, withoutScript: () => "/checkout?step=pickup" });
/** The tax provider is asked about the address once it is saved. */
export const saveAddress = action({ can: "orders.place", input: addressInput, process: (by, input) => takeAddress(by, input), withoutScript: next });
export const chooseDeliveryWindow = action({ can: "orders.place", input: slotInput, run: chooseWindowVerb, withoutScript: toDelivery });
/** A carrier after all. */
export const leaveDeliveryWindow = action({ can: "orders.place", input: checkoutChoice, run: leaveWindowVerb, withoutScript: toDelivery });
export const removeCheckoutCoupon = action({ can: "orders.place", input: couponInput, run: (tx, by, input) => removeCouponVerb(tx, by, input), withoutScript: next });

export const applyCheckoutCoupon = action({ can: "orders.place", input: couponInput, process: async (by, input) => tryCoupon(by, { address: await requestNetwork() }, (tx) => applyCouponVerb(tx, by, input)), withoutScript: next });
export const applyGiftCard = action({ can: "orders.place", input: giftCardInput, process: async (by, input) => tryGiftCard(by, { address: await requestNetwork() }, (tx) => applyGiftCardVerb(tx, by, input)), withoutScript: toPayment });
export const spendStoreCredit = action({ can: "orders.place", input: checkoutChoice, run: spendStoreCreditVerb, withoutScript: toPayment });
export const spendPoints = action({ can: "orders.place", input: checkoutChoice, run: spendPointsVerb, withoutScript: toPayment });
export const removeStoredValue = action({ can: "orders.place", input: storedValueChoice, run: removeStoredValueVerb, withoutScript: toPayment });
/** `isReady: false` names the lines that lost their stock; nothing else is lost. */
export const prepareCheckout = action({ can: "orders.place", input: checkoutChoice, run: prepareVerb, withoutScript: (data) => (data.isReady ? "/checkout?step=payment" : "/checkout") });

/** Idempotent by `idempotencyKey`: a new key for a new attempt, the same key for a repetition. */
export const completeCheckout = action({ can: "orders.place", input: completeInput, process: (by, input) => completeProcess(by, input), withoutScript: whereTo });
/** What became of a payment: after the bank's confirmation, or while an answer is missing. Safe to ask every few seconds. */
export const resumePayment = action({ can: "orders.place", input: checkoutChoice, process: (by, input) => resumeCheckout(by, input), withoutScript: whereTo, refusedWithoutScript: () => "/checkout?step=payment" });

function whereTo(data: Completion): string {
  if (data.status === "placed") return `/orders/${data.orderNumber}?placed=1`;
  return data.status === "challenge" ? data.url : "/checkout/return";
}
