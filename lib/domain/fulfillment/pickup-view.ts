import type { DoorFacts } from "./delivery-trip";
import type { AllowedAction } from "./allowed-actions";
import type { FulfillmentMethod, FulfillmentStatus } from "./fulfillment-state";
import type { HoldReason } from "./hold";
import type { InBundle } from "./in-bundle";
import type { ShopperQuestion } from "./shopper-choice";
import type { TimelineStep } from "./timeline";

export type PickupLine = {
  id: string; orderLineId: string; variantId: string; title: string; variantTitle: string; sku: string; gtin: string | null;
  image: { src: string; alt: string; width: number; height: number; background: string } | null;
  quantity: number; picked: number; ready: number; handedOver: number; returned: number; cancelled: number; moved: number; missing: number; totalMinor: number;
  aisle: string; bay: string; onHand: number;
  /** Where else it lies, nearest first, when this store may be short. */
  elsewhere: { storeName: string; available: number }[];
  needsTwoPeople: boolean; parcels: number; weightGrams: number; bundle: InBundle | null;
};

export type PickupEvent = { at: string; kind: string; words: string; who: string };

/** A fulfillment as the counter sees it; instants are ISO strings. Codes never leave the server. */
export type PickupView = {
  id: string; number: string; orderNumber: string; orderId: string; method: FulfillmentMethod; status: FulfillmentStatus; statusWords: string;
  store: { id: string; name: string; slug: string; timeZone: string; addressLine1: string; city: string; state: string; postcode: string; phone: string; isMine: boolean };
  /** Without e-mail and phone where the order is none of the reader's stores. */
  customer: { name: string; email: string | null; phone: string | null; profileId: string | null };
  pickupPerson: { name: string; contact: string } | null;
  shipTo: Record<string, string> | null;
  promisedAt: string; slot: { startsAt: string; endsAt: string } | null; now: string;
  claimedBy: { id: string; name: string } | null; isMine: boolean;
  shelf: string | null; tote: string | null; readyAt: string | null; collectBy: string | null;
  arrival: { onMyWayAt: string | null; arrivedAt: string | null; stall: string | null; car: string | null };
  handedOver: { at: string | null; to: string; proof: string; by: string } | null;
  question: { kind: ShopperQuestion; deadline: string } | null;
  hold: { reason: HoldReason; note: string; at: string; by: string } | null;
  /** Goods that are sent to the store: from where, when they left and came, and the transfer that brings them. */
  supply: { from: string; leftAt: string | null; reachedAt: string | null; transfer: { id: string; number: string } | null } | null;
  isCodeLocked: boolean;
  /** Picked before what is older. */
  isPriority: boolean;
  /** The last time the store's own van was out with it. */
  trip: DoorFacts | null;
  shippedAt: string | null; /** When its carrier last took it out to the door. */ outForDeliveryAt: string | null; trackingNumber: string | null; cancelledReason: string | null;
  currency: string; totalMinor: number;
  payment: { status: string; /** Held by the bank and not charged yet. */ authorizedMinor: number; capturedMinor: number; refundedMinor: number; card: string | null;
    /** The bank would not renew it while this much was still to be charged; null while it holds. */
    lapsedMinor: number | null } | null;
  lines: PickupLine[]; timeline: (Omit<TimelineStep, "at"> & { at: string | null })[]; events: PickupEvent[];
  siblings: { id: string; number: string; status: FulfillmentStatus; statusWords: string; storeName: string; isHere: boolean }[];
  actions: AllowedAction[]; version: number;
};
