import type { LocationId } from "@/lib/kernel/ids";
import type { OpeningHours } from "./hours";
import type { PickupPlace } from "./promise";

/** A store, warehouse or pickup point as everybody may know it. Plain data: it may be cached and sent to a browser. */
export type StoreSummary = OpeningHours & PickupPlace & {
  id: LocationId;
  slug: string;
  code: string;
  kind: "store" | "warehouse" | "pickup_point";
  name: string;
  addressLine1: string;
  addressLine2: string;
  city: string;
  state: string;
  postcode: string;
  country: string;
  latitude: number;
  longitude: number;
  phone: string;
  canSell: boolean;
  canPickup: boolean;
  canCurbside: boolean;
  canShip: boolean;
  canReturn: boolean;
  services: readonly string[];
  /** A parcel above either limit cannot be handed over here; null means no limit. */
  pickupMaxParcelGrams: number | null;
  pickupMaxParcelMm: number | null;
  holdDays: number;
  collectionInstructions: string;
  isActive: boolean;
  /** An instant: no new work before it. */
  pausedUntil: string | null;
  version: number;
};

/** Has the store said that it has no capacity? It ends by itself. */
export const isPaused = ({ pausedUntil }: Pick<StoreSummary, "pausedUntil">, now: Date): boolean => pausedUntil !== null && new Date(pausedUntil) > now;

export type NearbyStore = StoreSummary & { distanceKm: number };

/** "1201 Pine St, Portland, OR 97205" */
export const addressLine = (store: Pick<StoreSummary, "addressLine1" | "addressLine2" | "city" | "state" | "postcode">): string =>
  [store.addressLine1, store.addressLine2, store.city, `${store.state} ${store.postcode}`].filter(Boolean).join(", ");

/** Distances are shown in miles, the unit of the stores' country. */
export function distanceWords(distanceKm: number): string {
  const miles = distanceKm / 1.609344;
  return `${miles < 10 ? Math.max(0.1, Math.round(miles * 10) / 10) : Math.round(miles)} mi`;
}
