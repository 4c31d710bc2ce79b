import type { Carried } from "./rate-table";

export const carrierNames = ["table", "easypost"] as const;
export type CarrierName = (typeof carrierNames)[number];

export const trackingKinds = ["announced", "in_transit", "out_for_delivery", "delivered", "exception", "returned", "lost"] as const;
export type TrackingKind = (typeof trackingKinds)[number];

export type Address = { name: string; line1: string; line2: string; city: string; state: string; postcode: string; country: string; phone: string };
/** One box from a place to a person. `km` is the distance between their postcodes, null where it is not known. */
export type Carriage = Carried & { from: Address; to: Address; km: number | null };

/** `service` names the level to the carrier; `title` and `carrier` are for people. Minor units, working days. */
export type CarriageRate = { service: string; title: string; carrier: string; amountMinor: number; currency: string; transitDays: number | null };
export type BoughtLabel = {
  status: "bought"; ref: string; trackingNumber: string; trackingUrl: string | null; amountMinor: number; currency: string;
  /** A PDF in base64; null where the shop draws the label itself. */
  document: string | null;
};
export type LabelAnswer = BoughtLabel | { status: "refused"; reason: string };

/**
 * What any carrier or aggregator must offer. The same key is the same label, however often it is asked for. A call that
 * throws says nothing about what happened: ask again under the same key.
 */
export interface CarrierGateway {
  readonly name: CarrierName;
  rates(box: Carriage): Promise<CarriageRate[]>;
  buy(request: { key: string; service: string; box: Carriage }): Promise<LabelAnswer>;
  void(request: { ref: string }): Promise<{ status: "voided" } | { status: "refused"; reason: string }>;
}

export type TrackingNotice = { eventKey: string; trackingNumber: string; kind: TrackingKind; words: string; place: string; at: Date };
