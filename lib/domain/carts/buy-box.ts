import type { Currency } from "@/lib/kernel/currency";

/** What the buy box offers for one variant. Everything is words and amounts: the browser decides nothing. */
export type BuyOption = {
  /** `van`: a delivery by the chosen store itself; in the cart it is a delivery like any other. */
  method: "pickup" | "curbside" | "ship" | "van";
  isPossible: boolean;
  /** "Ready today by 4:15 PM", or why not. */
  words: string;
  /** Where, or what else to know. */
  detail: string;
  feeMinor: number;
  storeId: string | null;
};

export type NearbyOffer = { storeId: string; slug: string; name: string; place: string; distance: string; stock: string; promise: string; hours: string };

export type BuyBox = {
  variantId: string;
  options: BuyOption[];
  /** "Only 2 left", "In stock": at the chosen store. */
  stock: string | null;
  /** "Aisle 4, bay 12": where it stands in the chosen store. */
  shelf: string | null;
  /** The nearest stores that have it, the chosen one left out. */
  nearby: NearbyOffer[];
  /** Whether it can be had at all, near the chosen store or by delivery. */
  isAnywhere: boolean;
  /** Names of running promotions that these goods may earn, for this shopper. */
  offers: string[];
  /** Of every amount here. */
  currency: Currency;
  /** What the shopper pays as a member of a customer group; null where that is what everybody pays. */
  memberMinor: number | null;
};
