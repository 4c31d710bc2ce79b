import type { Invariant } from "./invariant";
import { appointmentInvariants } from "./appointments/invariants";
import { catalogInvariants } from "./catalog/invariants";
import { cartInvariants } from "./carts/invariants";
import { fulfillmentInvariants } from "./fulfillment/invariants";
import { inventoryInvariants } from "./inventory/invariants";
import { locationInvariants } from "./locations/invariants";
import { loyaltyInvariants } from "./loyalty/invariants";
import { orderInvariants } from "./orders/invariants";
import { paymentInvariants } from "./payments/invariants";
import { pricingInvariants } from "./pricing/invariants";
import { returnInvariants } from "./returns/invariants";
import { purchasingInvariants } from "./purchasing/invariants";
import { searchInvariants } from "./search/invariants";
import { shippingInvariants } from "./shipping/invariants";
import { tillInvariants } from "./till/invariants";
import { transferInvariants } from "./transfers/invariants";
import { waveInvariants } from "./waves/invariants";

export type { Invariant };

/** The rules of each room. */
export const invariantsByRoom: Record<string, Invariant[]> = {
  locations: locationInvariants, catalog: catalogInvariants, inventory: inventoryInvariants, pricing: pricingInvariants, carts: cartInvariants, fulfillment: fulfillmentInvariants, payments: paymentInvariants, orders: orderInvariants, returns: returnInvariants, search: searchInvariants, loyalty: loyaltyInvariants,
  transfers: transferInvariants, purchasing: purchasingInvariants, waves: waveInvariants, appointments: appointmentInvariants, till: tillInvariants, shipping: shippingInvariants,
};

export const invariants: Invariant[] = Object.values(invariantsByRoom).flat();
