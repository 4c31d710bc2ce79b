import { mapPoint, type MapPoint } from "./map-point";
import { storeNow, storeNowWords } from "./store-now";
import type { StoreSummary } from "./store-summary";

/** A store in a few words, for headers, pickers and lists: small enough to send everywhere. */
export type StoreGlance = {
  id: string;
  slug: string;
  name: string;
  city: string;
  state: string;
  isOpen: boolean;
  /** "Open until 9 PM", "Closed, opens tomorrow at 10 AM" */
  hoursWords: string;
  latitude: number;
  longitude: number;
  /** Where it lies on the map of the country; null outside it. */
  point: MapPoint | null;
};

export const storeGlance = (store: StoreSummary, now: Date): StoreGlance => ({
  id: store.id, slug: store.slug, name: store.name, city: store.city, state: store.state,
  isOpen: storeNow(store, now).isOpen, hoursWords: storeNowWords(store, now), latitude: store.latitude, longitude: store.longitude, point: mapPoint(store),
});
