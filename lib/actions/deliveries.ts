"use server";

import { bringBack } from "@/lib/domain/fulfillment/bring-back";
import { deliverWithPhoto } from "@/lib/domain/fulfillment/deliver-with-photo";
import { doorInput, loadInput, missedInput, oneDelivery } from "@/lib/domain/fulfillment/delivery-trip";
import { missAtDoor } from "@/lib/domain/fulfillment/miss-at-door";
import { putOnVan } from "@/lib/domain/fulfillment/put-on-van";
import { giveUpDelivery } from "@/lib/domain/orders/give-up-delivery";
import { action } from "./action";

export const loadVan = action({ can: "fulfillment.work", input: loadInput, run: putOnVan });
export const unloadDelivery = action({ can: "fulfillment.work", input: oneDelivery, run: async (tx, by, input) => { await bringBack(tx, by, input); return {}; } });
export const finishDelivery = action({ can: "fulfillment.work", input: doorInput, process: deliverWithPhoto });
export const missDelivery = action({ can: "fulfillment.work", input: missedInput, run: async (tx, by, input) => { await missAtDoor(tx, by, input); return {}; } });
/** Not tried again: back to the shelves, nothing charged. */
export const stopDelivery = action({ can: "orders.service", input: oneDelivery, run: async (tx, by, input) => { await giveUpDelivery(tx, by, input); return {}; } });
