/** How soon one can have a product, for the one line of its card. */
export type CardPromise = {
  /** "today", "Friday": when the chosen store could hand it over; null when it cannot or no store is chosen. */
  pickupDay: string | null;
  isAtStore: boolean;
  /** The chosen store has it, whether or not it hands it over to who orders online. */
  isOnShelf: boolean;
  /** "Only 2 left", where the store has five or fewer. */
  fewLeft: string | null;
  isDelivered: boolean;
  /** "Fri, Nov 27": the day a delivery arrives from. */
  deliveryDay: string | null;
  hasStore: boolean;
};

/** "Pickup today · Only 2 left", "Delivery Fri, Nov 27 · not at your store": one line. */
export function cardPromiseWords(promise: CardPromise): string {
  const delivery = promise.isDelivered ? (promise.deliveryDay ? `Delivery ${promise.deliveryDay}` : "Delivery") : null;
  if (promise.isAtStore) return [`Pickup ${promise.pickupDay ?? "soon"}`, promise.fewLeft ?? delivery].filter(Boolean).join(" · ");
  if (promise.isOnShelf) return delivery ? `${delivery} · no pickup at your store` : "In your store, not for pickup";
  if (promise.hasStore) return delivery ? `${delivery} · not at your store` : "Sold out here and for delivery";
  return delivery ?? "Sold out for delivery";
}
