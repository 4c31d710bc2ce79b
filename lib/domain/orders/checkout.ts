import type { Content } from "@/lib/domain/pricing/contents-of";
import type { Verdict } from "@/lib/domain/pricing/promote";
import type { CartLineId, CheckoutId, LocationId, ProductId, StoredValueId, VariantId } from "@/lib/kernel/ids";
import type { RefusalCode } from "@/lib/kernel/refusal";
import type { Gift } from "@/lib/domain/payments/gift";
import type { StoredValueKind } from "@/lib/domain/payments/tender";
import type { CheckoutStatus } from "./checkout-state";
import type { ShipTo } from "./checkout-input";

/** Minutes for which stock and slots are held once the totals are final. */
export const holdMinutes = 15;

export type CheckoutMethod = "pickup" | "curbside" | "ship" | "carry_out" | "email";
export type CheckoutProblem = { code: RefusalCode; message: string };
export type Photo = { src: string; alt: string; width: number; height: number; background: string };

/** In the order of the page. Only pickups have "pickup", only deliveries "delivery". */
export type CheckoutStepName = "contact" | "pickup" | "delivery" | "payment";
export type CheckoutStep = {
  name: CheckoutStepName;
  isDone: boolean;
  /** Whether it may be opened now: every earlier step is done. */
  isReachable: boolean;
  /** The collapsed step in a few short lines. */
  summary: string[];
};

export type CheckoutLine = {
  key: CartLineId; variantId: VariantId; productId: ProductId; slug: string; sku: string; title: string; variantTitle: string; image: Photo | null;
  /** What is in a bundle. */
  contents: Content[] | null;
  quantity: number; unitMinor: number; subtotalMinor: number; discountMinor: number; taxMinor: number; totalMinor: number;
  /** What stands in the way of this line; `left` units could be had. */
  problem: (CheckoutProblem & { left: number | null }) | null;
  /** Units that another place has to send to the store first, and from when these can be collected; none and null where the store has them all. */
  sentUnits: number;
  suppliedAt: string | null;
  /** For whom and from whom, of gift cards. */
  gift: Gift | null;
};

export type CheckoutStore = {
  id: LocationId; slug: string; name: string; addressLine1: string; city: string; state: string; postcode: string; timeZone: string; phone: string; instructions: string;
};

/** What has to be carried: shown before pickup is chosen. */
export type Load = { parcels: number; totalGrams: number; heaviestGrams: number; longestMm: number; needsTwoPeople: boolean };

export type CheckoutGroup = {
  /** "pickup:<store id>", "curbside:<store id>", "ship" or "email". */
  key: string;
  method: CheckoutMethod;
  store: CheckoutStore | null;
  lines: CheckoutLine[];
  load: Load;
  /** Why this store cannot hand these goods over at all: a limit of the store, pickup switched off. */
  refusal: CheckoutProblem | null;
  /** Pickup: when it is ready. Delivery: until when it arrives. ISO instants. */
  promise: { at: string; inputs: Record<string, unknown> } | null;
  /** What leaves only when it has come: a delivery of its own. */
  ahead: { titles: string[]; shipsOn: string; at: string }[];
  slot: { startsAt: string; endsAt: string } | null;
  needsSlot: boolean;
  /** The store whose own van brings it in that slot; null: a pickup, or a carrier. */
  van: { storeName: string; timeZone: string } | null;
  subtotalMinor: number; discountMinor: number; chargeMinor: number; chargeTaxMinor: number; taxMinor: number; totalMinor: number;
  /** When the card is authorized and when it is charged, in words. */
  paymentMoment: string;
};

export type CheckoutView = {
  id: CheckoutId;
  status: CheckoutStatus;
  version: number;
  currency: string;
  /** The cart changed since: `startCheckout` takes the change over. */
  isCartChanged: boolean;
  steps: CheckoutStep[];
  /** The first step that is not done. */
  current: CheckoutStepName;
  contact: { name: string; email: string; phone: string | null } | null;
  pickupPerson: { name: string; contact: string } | null;
  /** False: nothing to deliver, no address is asked for. */
  needsAddress: boolean;
  needsPickup: boolean;
  shipTo: ShipTo | null;
  groups: CheckoutGroup[];
  totals: { subtotalMinor: number; discountMinor: number; chargesMinor: number; taxMinor: number; /** In the prices. */ includedTaxMinor: number; totalMinor: number; isTaxEstimated: boolean; /** Certificates for which some of it is not taxed. */ exemptions: string[] };
  /** What promotions take off, and which gift or delivery is still to earn. */
  promotions: Verdict[];
  /** Entered codes, each with why it does not count now. */
  codes: { code: string; message: string | null }[];
  /** Points, gift cards and store credit, in the order in which they pay, with what they pay; one that is used up or blocked pays nothing. */
  storedValues: { id: StoredValueId; kind: StoredValueKind; words: string; balanceMinor: number; paysMinor: number }[];
  /** The shopper's store credit that could pay as well. */
  creditMinor: number;
  /** A member's points that could pay as well, each a cent. */
  pointsMinor: number;
  /** Of the total, what gift cards cost: neither points nor gift cards nor store credit pay for them. */
  giftCardsMinor: number;
  /** What is left for the card. */
  cardMinor: number;
  /** Until when stock and slots are held; null while nothing is held. */
  holdExpiresAt: string | null;
  /** The database's time of this answer: timers count from it. */
  now: string;
  /** Why the last attempt to pay did not become an order. */
  failure: CheckoutProblem | null;
  /** While `completing`: where the bank asks the shopper to confirm. */
  challengeUrl: string | null;
  /** Set when `completed`. `trackingToken` opens /track/<token> without sign-in. */
  placed: { orderNumber: string; trackingToken: string } | null;
};

export const groupKey = (method: CheckoutMethod, locationId: LocationId | null): string => (locationId ? `${method}:${locationId}` : method);

/** The exact moment at which money moves, for the review. */
export const paymentMomentWords = (method: CheckoutMethod, isByVan = false): string =>
  method === "carry_out" ? "Paid now." : method === "email" ? "Charged now." : isByVan ? "Authorized now, charged when it is at your door." : method === "ship" ? "Authorized now, charged when it ships." : "Authorized now, charged when you pick it up.";

/** Words for the load: "2 parcels, 69 lb in all, heaviest 40 lb, longest side 56 in". */
export function loadWords(load: Load): string {
  const pounds = (grams: number) => `${Math.max(1, Math.round(grams / 453.592)).toLocaleString("en-US")} lb`;
  const parts = [`${load.parcels} ${load.parcels === 1 ? "parcel" : "parcels"}`, `${pounds(load.totalGrams)} in all`];
  if (load.parcels > 1) parts.push(`heaviest ${pounds(load.heaviestGrams)}`);
  parts.push(`longest side ${Math.round(load.longestMm / 25.4)} in`);
  return parts.join(", ");
}
