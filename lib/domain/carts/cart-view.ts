import type { Availability, ShipAvailability } from "@/lib/domain/inventory/availability";
import type { Content } from "@/lib/domain/pricing/contents-of";
import type { Quote } from "@/lib/domain/pricing/quote";
import type { TaxClass } from "@/lib/domain/pricing/tax";
import type { CartId, CartLineId, LocationId, ProductId, VariantId } from "@/lib/kernel/ids";
import type { Gift } from "@/lib/domain/payments/gift";
import type { GroupMethod } from "./cart-input";

/** A store as far as a cart speaks of it. */
export type CartStore = {
  id: LocationId; slug: string; name: string; addressLine1: string; city: string; state: string; country: string; postcode: string;
  timeZone: string; latitude: number; longitude: number;
  canPickup: boolean; canCurbside: boolean; pickupMaxParcelGrams: number | null; pickupMaxParcelMm: number | null;
};

/** One tap that solves a line's problem. */
export type CartFix =
  | { kind: "move"; method: GroupMethod; storeId: LocationId | null; label: string; detail: string }
  | { kind: "reduce"; quantity: number; label: string }
  | { kind: "remove"; label: string };

export type CartProblemCode = "not_for_sale" | "not_sold_here" | "sold_out" | "not_enough" | "pickup_off" | "parcel_too_large" | "closed" | "full_today" | "no_capacity";
export type CartProblem = { code: CartProblemCode; message: string; fixes: CartFix[] };

/** Where a line could go instead, its present place included. */
export type CartChoice = { method: GroupMethod; storeId: LocationId | null; label: string; detail: string; isPossible: boolean; isCurrent: boolean };

export type CartImage = { src: string; alt: string; width: number; height: number; background: string };

export type CartLineView = {
  id: CartLineId;
  variantId: VariantId;
  productId: ProductId;
  slug: string;
  sku: string;
  title: string;
  variantTitle: string;
  image: CartImage | null;
  quantity: number;
  /** Null when no price list sells it any more. */
  unitMinor: number | null;
  compareAtMinor: number | null;
  /** Of the 30 days before a reduction; null without one. */
  lowestMinor: number | null;
  /** Whether a customer group of the shopper pays this price. */
  isMembersPrice: boolean;
  /** unit price × quantity, before promotions and tax */
  totalMinor: number;
  /** What promotions take off it, and how they are called. */
  discountMinor: number; offers: string[];
  taxClass: TaxClass;
  /** Its price holds the tax. */
  isTaxIncluded: boolean;
  heaviestParcelGrams: number;
  needsTwoPeople: boolean;
  /** What is in a bundle. */
  contents: Content[] | null;
  isAddedByStaff: boolean;
  /** For whom and from whom, of gift cards. */
  gift: Gift | null;
  availability: Availability | ShipAvailability | null;
  /** "Ready today by 4:15 PM", or why not. */
  words: string;
  /** Another place sends it, or some of it, to the store first: `words` say from when that can be collected. */
  isSupplied: boolean;
  /** It leaves only when it has come. */
  isAhead: boolean;
  problem: CartProblem | null;
  choices: CartChoice[];
};

export type CartGroup = {
  /** "pickup:<store id>", "curbside:<store id>", "ship" or "email" */
  key: string;
  method: GroupMethod;
  store: CartStore | null;
  /** When the whole group can be had: its latest line. Null while a line has a problem or nothing is promised. */
  promise: { readyAt: string } | { arrivesFrom: string; arrivesBy: string } | null;
  promiseWords: string | null;
  chargeMinor: number;
  /** What a promotion pays of it: the charge above is what is left. */
  waivedMinor: number;
  /** What is missing to free delivery, 0 when nothing is. */
  missingToFreeMinor: number;
  lines: CartLineView[];
};

export type CartView = {
  id: CartId;
  version: number;
  currency: string;
  /** Units in all lines. */
  count: number;
  groups: CartGroup[];
  quote: Quote;
  /** Entered codes, each with the rule that it fails at the moment. */
  codes: { code: string; message: string | null }[];
  hasProblems: boolean;
};

/** What was put in: `added` units now, `quantity` on the line in all. */
export type AddedLine = { cartId: CartId; version: number; lineId: CartLineId; added: number; quantity: number };

/** What the header and the mini cart show. */
export type CartBadge = {
  count: number;
  subtotalMinor: number;
  currency: string;
  version: number;
  lines: {
    id: CartLineId; variantId: VariantId; slug: string; title: string; variantTitle: string; image: CartImage | null; quantity: number; totalMinor: number | null;
    method: GroupMethod; storeId: LocationId | null; storeName: string | null;
  }[];
};

export const methodWords = (method: GroupMethod, storeName: string | null): string =>
  method === "ship" ? "Delivery" : method === "email" ? "By e-mail" : `${method === "pickup" ? "Pickup" : "Curbside"} at ${storeName ?? "a store"}`;

export const groupKey = (method: GroupMethod, storeId: LocationId | null): string => (storeId ? `${method}:${storeId}` : method);
