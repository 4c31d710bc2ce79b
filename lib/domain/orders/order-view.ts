import type { DoorFacts } from "@/lib/domain/fulfillment/delivery-trip";
import { isDelivery, type FulfillmentMethod, type FulfillmentStatus } from "@/lib/domain/fulfillment/fulfillment-state";
import type { InBundle } from "@/lib/domain/fulfillment/in-bundle";
import type { PickupPass } from "@/lib/domain/fulfillment/pickup-pass";
import type { ShopperQuestion } from "@/lib/domain/fulfillment/shopper-choice";
import type { TimelineStep } from "@/lib/domain/fulfillment/timeline";
import type { Channel } from "@/lib/domain/channel";
import type { OpeningHours } from "@/lib/domain/locations/hours";
import type { Gift } from "@/lib/domain/payments/gift";
import type { SoldCard } from "@/lib/domain/payments/sold-card";
import type { FulfillmentId, LocationId, OrderId, OrderLineId, ProductId, VariantId } from "@/lib/kernel/ids";
import type { CheckoutStore, Photo } from "./checkout";

/** Instants are ISO strings: the view is plain data for server and browser. */
export type OrderTimelineStep = Omit<TimelineStep, "at"> & { at: string | null; timeZone: string };

export type OrderLineView = {
  orderLineId: OrderLineId; variantId: VariantId; productId: ProductId; slug: string; sku: string; title: string; variantTitle: string; image: Photo | null;
  /** Units this part is (or was) about, then what became of them. */
  quantity: number; picked: number; ready: number; handedOver: number; returned: number; cancelled: number; missing: number;
  unitMinor: number;
  /** After discount, with tax. */
  totalMinor: number;
  /** Names of the promotions that took something off it. */
  offers: string[];
  bundle: InBundle | null;
  /** For whom, of gift cards, and the cards that its paid units have become. */
  gift: Gift | null; cards: SoldCard[];
};

export type OrderStore = CheckoutStore & OpeningHours & { id: LocationId; latitude: number; longitude: number };

export type ShopperOrderAction = "cancel" | "change_person" | "move_time" | "on_my_way" | "arrive" | "choose" | "extend" | "make_pass" | "keep_waiting" | "cancel_waiting";

export type OrderPart = {
  id: FulfillmentId;
  /** "AH-100042-1" */
  number: string;
  method: FulfillmentMethod;
  status: FulfillmentStatus;
  statusWords: string;
  /** The pickup's store; for a delivery the place it is sent from. */
  store: OrderStore;
  timeline: OrderTimelineStep[];
  promisedAt: string;
  /** The day on which its goods should come, while it waits for them; and whether that day has slipped since the shopper last said that it is fine. */
  awaitsStockOn: string | null;
  /** Where its goods are sent to the store from, since when, and when they came; null where the store had them. */
  supply: { from: string; leftAt: string | null; reachedAt: string | null } | null;
  isDelayed: boolean;
  slot: { startsAt: string; endsAt: string } | null;
  readyAt: string | null;
  collectBy: string | null;
  pickupPerson: { name: string; contact: string } | null;
  /** Six digits; only in the shopper's own view and only until it is handed over. */
  pickupCode: string | null;
  shipTo: Record<string, string> | null;
  /** The last time a store's own van was out with it. */
  trip: DoorFacts | null;
  trackingNumber: string | null;
  /** Boxes that left, each with what its carrier says, the last first. */
  parcels: { number: number; trackingNumber: string; trackingUrl: string | null; carrier: string; events: { kind: string; place: string; at: string }[] }[];
  lines: OrderLineView[];
  chargeMinor: number; chargeTaxMinor: number; totalMinor: number;
  arrival: { onMyWayAt: string | null; arrivedAt: string | null; stall: string | null; car: string | null };
  handedOver: { at: string; to: string; proof: "code" | "id" | "signature" | "pass" } | null;
  /** For somebody who collects in the shopper's place; only in the shopper's own view. */
  passes: PickupPass[];
  /** What the shopper is asked, and until when an answer counts. */
  choice: { question: ShopperQuestion; deadline: string; lines: { orderLineId: OrderLineId; title: string; quantity: number }[] } | null;
  cancelledReason: string | null;
  actions: ShopperOrderAction[];
  version: number;
};

export type OrderMoney = {
  card: { brand: string; last4: string } | null;
  authorizedMinor: number; capturedMinor: number; refundedMinor: number;
  /** Still to be charged, but no longer held by a bank. */
  lapsedMinor: number;
  /** "Visa ending in 4242: $120.00 authorized, charged when you pick it up." one sentence per payment. */
  words: string[];
};

export type OrderView = {
  id: OrderId;
  /** "AH-100042" */
  number: string;
  channel: Channel;
  status: "placed" | "completed" | "cancelled";
  statusWords: string;
  placedAt: string;
  /** Of placing, in every part, and of deliveries; what a store does is told in the store's. */
  timeZone: string;
  contact: { name: string; email: string; phone: string };
  currency: string;
  subtotalMinor: number; discountMinor: number; chargesMinor: number; /** On top of the prices. */ taxMinor: number; /** In the prices. */ includedTaxMinor: number; /** The certificates for which some of it was not taxed. */ taxExemption: string | null; /** Paid by goods that came back, in exchanges. */ creditMinor: number; totalMinor: number;
  couponCode: string | null;
  /** What each promotion took off the goods, as it was called then, and what it paid of the delivery. */
  discounts: { /** Null: given by hand at a till. */ promotionId: string | null; name: string; code: string | null; goodsMinor: number; deliveryMinor: number }[];
  money: OrderMoney;
  parts: OrderPart[];
  /** May the shopper still cancel all of it: no part has been picked. */
  isCancellable: boolean;
  isGuestOrder: boolean;
  version: number;
};

/** `isHere`: a part of it belongs to one of the reader's own stores; elsewhere e-mail, phone and addresses stay out. */
export type StaffOrder = OrderView & { customerId: string | null; isHere: boolean };

/** One line of the order history. */
export type OrderSummary = {
  id: OrderId; number: string; channel: Channel; placedAt: string; statusWords: string; status: OrderView["status"]; currency: string; totalMinor: number; units: number;
  titles: string[]; images: Photo[];
  parts: { id: FulfillmentId; method: FulfillmentMethod; status: FulfillmentStatus; statusWords: string; storeName: string; timeZone: string; promisedAt: string; readyAt: string | null }[];
};

/** What staff find. `isHere` says whether the part belongs to one of their own stores. */
export type FoundOrder = {
  id: OrderId; number: string; channel: Channel; placedAt: string; status: OrderView["status"]; statusWords: string; contactName: string; email: string | null; phone: string | null; currency: string; totalMinor: number;
  /** What the query matched. */
  matched: "number" | "start" | "code" | "email" | "phone" | "card" | "name";
  parts: { id: FulfillmentId; number: string; method: FulfillmentMethod; status: FulfillmentStatus; statusWords: string; storeId: LocationId; storeName: string; timeZone: string; promisedAt: string; isHere: boolean; shelf: string | null }[];
};

/** The shopper's own clock is not known; nearest to it is that of the first store they come to, else of the place that sends. */
export const orderZone = (parts: readonly { method: FulfillmentMethod; timeZone: string }[]): string => (parts.find(({ method }) => !isDelivery(method) && method !== "email") ?? parts[0])?.timeZone ?? "America/Chicago";

/** Has the shopper got anything of it that can be brought back. */
export const isGiven = ({ parts }: Pick<OrderView, "parts">): boolean => parts.some(({ method, lines }) => method !== "email" && lines.some(({ handedOver }) => handedOver > 0));

export const orderStatusWords = (status: OrderView["status"], parts: readonly { statusWords: string }[]): string => {
  if (status !== "placed") return status === "completed" ? "Complete" : "Cancelled";
  const words = [...new Set(parts.map((part) => part.statusWords))];
  return words.length === 1 ? (words[0] ?? "Placed") : words.join(" · ");
};

/** What was taken off the goods of an order, by promotion; what none of them explains comes last, without a name. */
export function orderDiscountRows({ discountMinor, discounts }: Pick<OrderView, "discountMinor" | "discounts">): { label: string; amountMinor: number }[] {
  const named = discounts.filter((one) => one.goodsMinor > 0).map((one) => ({ label: one.code ? `${one.name} (${one.code})` : one.name, amountMinor: one.goodsMinor }));
  const restMinor = discountMinor - named.reduce((sum, row) => sum + row.amountMinor, 0);
  return restMinor > 0 ? [...named, { label: "Discount", amountMinor: restMinor }] : named;
}
