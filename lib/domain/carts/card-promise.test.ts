import { expect, test } from "vitest";
import { cardPromiseWords, type CardPromise } from "./card-promise";

const nowhere: CardPromise = { pickupDay: null, isAtStore: false, isOnShelf: false, fewLeft: null, isDelivered: false, deliveryDay: null, hasStore: true };
const delivered = { ...nowhere, isDelivered: true, deliveryDay: "Fri, Nov 27" };

test("says how soon the chosen store hands it over", () => {
  expect(cardPromiseWords({ ...delivered, pickupDay: "today", isAtStore: true, isOnShelf: true })).toBe("Pickup today · Delivery Fri, Nov 27");
  expect(cardPromiseWords({ ...delivered, pickupDay: "today", isAtStore: true, isOnShelf: true, fewLeft: "Only 2 left" })).toBe("Pickup today · Only 2 left");
});

test("does not call absent what stands on the store's shelf but is not handed over", () => {
  expect(cardPromiseWords({ ...delivered, isOnShelf: true })).toBe("Delivery Fri, Nov 27 · no pickup at your store");
  expect(cardPromiseWords({ ...nowhere, isOnShelf: true })).toBe("In your store, not for pickup");
  expect(cardPromiseWords(delivered)).toBe("Delivery Fri, Nov 27 · not at your store");
  expect(cardPromiseWords(nowhere)).toBe("Sold out here and for delivery");
});
