import type { StoreGlance } from "./store-glance";

/** A store as finders list it. */
export type FoundStore = StoreGlance & {
  address: string;
  /** "3.4 mi"; null when nobody said from where. */
  distance: string | null;
  services: string[];
  isMine: boolean;
  /** Whether the product one came from is there; null without a product. */
  stock: { words: string; isThere: boolean } | null;
};

export type FoundStores = {
  /** Where it was looked from; null: nowhere in particular. */
  place: string | null;
  isUnknownPlace: boolean;
  stores: FoundStore[];
};
