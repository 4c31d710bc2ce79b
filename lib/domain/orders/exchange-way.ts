import type { DeliveryAddress } from "@/lib/domain/fulfillment/shopper-choice";
import type { LocationId } from "@/lib/kernel/ids";

/** How goods taken in exchange reach the shopper: along with them at once, at a store later, or sent home. */
export type ExchangeWay = { kind: "carry_out" } | { kind: "pickup"; locationId: LocationId } | { kind: "ship"; address: DeliveryAddress };
/** Of it, what decides over prices and stock. */
export type QuotedWay = { kind: "carry_out" } | { kind: "pickup"; locationId: LocationId } | { kind: "ship"; state: string; postcode: string };

export const quotedWay = (way: ExchangeWay): QuotedWay => (way.kind === "ship" ? { kind: "ship", state: way.address.state, postcode: way.address.postcode } : way);

/** "pickup:<store>", "ship:WA:98101", as the address of a page carries it; anything else is taken along. */
export const wayText = (way: QuotedWay): string => (way.kind === "pickup" ? `pickup:${way.locationId}` : way.kind === "ship" ? `ship:${way.state}:${way.postcode}` : "");

export const notFromOnePlace = "No single place can send all of it. Take some of it along, or exchange in two steps.";
