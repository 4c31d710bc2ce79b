import { calendarWords, dayWords, promiseWords } from "@/lib/domain/locations/time-words";
import type { StoreSummary } from "@/lib/domain/locations/store-summary";
import { dayAt } from "@/lib/domain/locations/zone-day";
import { waitOf, type Availability, type DeliveryPromise, type QuantityBand, type ShipAvailability, type StoreSupply } from "./availability";
import { sellAheadLabel } from "./sell-ahead";

export type StoreWords = Pick<StoreSummary, "name" | "timeZone" | "pickupMaxParcelGrams" | "pickupMaxParcelMm">;

/** The one sentence about a variant at a store: the promise, or the reason why not. */
export function availabilityWords(a: Availability, quantity: number, store: StoreWords): string {
  if (a.reason === null && a.promise) {
    const promise = promiseWords(new Date(a.promise.readyAt), store.timeZone, new Date(a.promise.asOf));
    return a.promise.isTodayFull ? `Today’s pickup times are full. Ready ${promise}` : `Ready ${promise}`;
  }
  switch (a.reason) {
    case "not_sold_here": return `Not at ${store.name}`;
    case "sold_out": return `Sold out at ${store.name}`;
    case "one_short": return `Only ${a.quantity} left at ${store.name}, one fewer than you want`;
    case "short": return `Only ${a.quantity} left at ${store.name}; you want ${quantity}`;
    case "pickup_off": return `Only on the shelf at ${store.name}, not for pickup`;
    case "parcel_too_large": return `Too large to hand over at ${store.name} (parcels ${limitWords(store)})`;
    case "full_today": return `All pickup times at ${store.name} are taken`;
    case "no_capacity": return `${store.name} takes no new orders for now`;
    case "closed":
    case null: return `${store.name} is closed until further notice`;
  }
}

/** "ready Thu, Dec 3 by 11 AM" */
export const supplyDayWords = ({ readyAt, asOf }: StoreSupply, store: Pick<StoreWords, "timeZone">): string => `ready ${promiseWords(new Date(readyAt), store.timeZone, new Date(asOf))}`;

/** The sentence about what has to be sent to a store first: "Sent to Pearl District for you, ready Thu, Dec 3 by 11 AM". */
export const supplyWords = (supply: StoreSupply, store: Pick<StoreWords, "name" | "timeZone">): string => `Sent to ${store.name} for you, ${supplyDayWords(supply, store)}`;

/** "2 at Pearl District, 3 sent there for you, ready Thu, Dec 3 by 11 AM" */
export const splitWords = (there: number, sent: number, supply: StoreSupply, store: Pick<StoreWords, "name" | "timeZone">): string =>
  (there === 0 ? supplyWords(supply, store) : `${there} at ${store.name}, ${sent} sent there for you, ${supplyDayWords(supply, store)}`);

/** For a store that hands nothing over this way, whatever stands there. */
export const notOfferedWords = (method: "pickup" | "curbside", store: Pick<StoreWords, "name">): string => `No ${method === "pickup" ? "pickup" : "curbside pickup"} at ${store.name}`;

/** "Only 2 left", "In stock": how many, in the words that a shopper may see. */
export function stockWords({ band, quantity }: { band: QuantityBand; quantity: number }): string {
  switch (band) {
    case "none": return "Sold out";
    case "exact": return `Only ${quantity} left`;
    case "few": return "A few left";
    case "plenty": return "In stock";
  }
}

/** "Delivery Fri, Nov 27 – Tue, Dec 1", "Backorder: ships by Tue, Dec 8, arrives Thu, Dec 10 – Mon, Dec 14", or why not. */
export function shipWords(a: ShipAvailability, quantity: number): string {
  const ahead = aheadWords(a, quantity);
  if (ahead) return `${ahead.ships}, ${ahead.arrives.replace("Delivery", "arrives")}`;
  if (a.reason === null && a.promise) return arrivalWords(a.promise);
  switch (a.reason) {
    case "not_sold_here": return "Not delivered";
    case "one_short":
    case "short": return `Only ${a.quantity} left for delivery; you want ${quantity}`;
    default: return "Sold out for delivery";
  }
}

/** "Backorder: ships by Tue, Dec 8" and "Delivery Thu, Dec 10 – Mon, Dec 14" of what is not there yet; null where it is. */
export function aheadWords(a: ShipAvailability, quantity: number): { ships: string; arrives: string } | null {
  const wait = a.reason === null ? waitOf(a, quantity) : null;
  return wait && { ships: `${sellAheadLabel[wait.kind]}: ships by ${calendarWords(dayAt("UTC", Date.parse(wait.promise.dispatchAt)))}`, arrives: arrivalWords(wait.promise) };
}

function arrivalWords({ arrivesFrom, arrivesBy }: DeliveryPromise): string {
  return arrivesFrom === arrivesBy ? `Delivery ${calendarWords(arrivesFrom)}` : `Delivery ${calendarWords(arrivesFrom)} – ${calendarWords(arrivesBy)}`;
}

/** "today", "Friday": for short lines on cards. */
export const readyDayWords = (a: Availability, timeZone: string): string | null =>
  a.promise ? dayWords(new Date(a.promise.readyAt), timeZone, new Date(a.promise.asOf)) : null;

function limitWords(store: StoreWords): string {
  const limits = [
    store.pickupMaxParcelGrams === null ? null : `up to ${Math.round(store.pickupMaxParcelGrams / 453.59237)} lb`,
    store.pickupMaxParcelMm === null ? null : `up to ${Math.round(store.pickupMaxParcelMm / 25.4)} in long`,
  ];
  return limits.filter(Boolean).join(", ") || "within limits";
}

