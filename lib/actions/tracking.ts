"use server";

import { acceptWait } from "@/lib/domain/fulfillment/accept-wait";
import { extendPickup as extend } from "@/lib/domain/fulfillment/extend-pickup";
import { makePickupPass } from "@/lib/domain/fulfillment/make-pickup-pass";
import { passInput, passOfShopper } from "@/lib/domain/fulfillment/pickup-pass";
import { recordArrival } from "@/lib/domain/fulfillment/record-arrival";
import { revokePickupPass } from "@/lib/domain/fulfillment/revoke-pickup-pass";
import { sayOnMyWay as say } from "@/lib/domain/fulfillment/say-on-my-way";
import { arrivalInput, choiceInput, moveTimeInput, ownPart } from "@/lib/domain/fulfillment/shopper-choice";
import { shopperChooses } from "@/lib/domain/fulfillment/shopper-chooses";
import { withdrawArrival as withdraw } from "@/lib/domain/fulfillment/withdraw-arrival";
import { cancelWaiting } from "@/lib/domain/orders/cancel-waiting";
import { movePickupTime as movePickup } from "@/lib/domain/orders/move-pickup-time";
import { proveOrder } from "@/lib/domain/orders/prove-order";
import { provePart } from "@/lib/domain/orders/prove-part";
import { recountCancelled } from "@/lib/domain/orders/recount-cancelled";
import { action } from "./action";

/** "I'm on my way." */
export const sayOnMyWay = action({
  can: "orders.track", input: ownPart,
  run: async (tx, by, input) => {
    await say(tx, by, { orderId: await proveOrder(by, input, tx), fulfillmentId: input.fulfillmentId });
    return {};
  },
  withoutScript: (_data, input) => trackPath(input),
});

/** "I'm here", with stall and car. */
export const arrive = action({
  can: "orders.track", input: arrivalInput,
  run: async (tx, by, input) => {
    await recordArrival(tx, by, { orderId: await proveOrder(by, input, tx), fulfillmentId: input.fulfillmentId, stall: input.stall, car: input.car });
    return {};
  },
  withoutScript: (_data, input) => trackPath(input),
});

/** Not at this store after all. */
export const withdrawArrival = action({
  can: "orders.track", input: ownPart,
  run: async (tx, by, input) => {
    await withdraw(tx, by, { orderId: await proveOrder(by, input, tx), fulfillmentId: input.fulfillmentId });
    return {};
  },
  withoutScript: (_data, input) => trackPath(input),
});

/** Kept some days longer. */
export const extendPickup = action({
  can: "orders.track", input: ownPart,
  run: async (tx, by, input) => extend(tx, by, { orderId: await proveOrder(by, input, tx), fulfillmentId: input.fulfillmentId }),
  withoutScript: (_data, input) => trackPath(input),
});

/** Somebody else may collect, once. */
export const makePass = action({
  can: "orders.track", input: passInput,
  run: async (tx, by, input) => makePickupPass(tx, by, { orderId: await proveOrder(by, input, tx), fulfillmentId: input.fulfillmentId, name: input.name }),
  withoutScript: (_data, input) => trackPath(input),
});

/** Not any more. */
export const revokePass = action({
  can: "orders.track", input: passOfShopper,
  run: async (tx, by, input) => {
    await revokePickupPass(tx, by, { orderId: await proveOrder(by, input, tx), fulfillmentId: input.fulfillmentId, passId: input.passId });
    return {};
  },
  withoutScript: (_data, input) => trackPath(input),
});

/** The later day is fine. */
export const keepWaiting = action({
  can: "orders.track", input: ownPart,
  run: async (tx, by, input) => {
    await acceptWait(tx, by, { orderId: await proveOrder(by, input, tx), fulfillmentId: input.fulfillmentId });
    return {};
  },
  withoutScript: (_data, input) => trackPath(input),
});

/** Not to wait for what was sold ahead. */
export const stopWaiting = action({
  can: "orders.track", input: ownPart,
  run: async (tx, by, input) => cancelWaiting(tx, by, { orderId: await proveOrder(by, input, tx), fulfillmentId: input.fulfillmentId }),
  withoutScript: (_data, input) => trackPath(input),
});

/** Another hour at the same store. */
export const movePickupTime = action({
  can: "orders.track", input: moveTimeInput,
  run: async (tx, by, input) => movePickup(tx, by, { ...input, orderId: await proveOrder(by, input, tx) }),
});

/** Another store, delivery, money back, or wait: proved by the mail's own link, the order's link, or the session. */
export const chooseInstead = action({
  can: "orders.track", input: choiceInput,
  run: async (tx, by, input) => {
    const { orderId, fulfillmentId } = await provePart(by, input, tx);
    const chosen = await shopperChooses(tx, by, { orderId, fulfillmentId, choice: input.choice });
    await recountCancelled(tx, by, { orderId, reason: "shopper chose a refund" });
    return { choice: input.choice.kind, refundMinor: chosen.refundMinor };
  },
  withoutScript: (data, input) => `/choose/${encodeURIComponent(input.token ?? input.fulfillmentId ?? "")}?done=${data.choice}`,
});

const trackPath = ({ token }: { token?: string }) => (token ? `/track/${encodeURIComponent(token)}` : "/account");
