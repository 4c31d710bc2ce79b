import type { SellAheadKind } from "./sell-ahead";
import type { LocationId, VariantId } from "@/lib/kernel/ids";

/** Why a store cannot hand over the wanted quantity. */
export type UnavailableReason =
  | "not_sold_here" | "sold_out" | "one_short" | "short"
  | "pickup_off" | "parcel_too_large"
  /** Inactive, or no opening in sight. */
  | "closed"
  /** No pickup hour has room. */
  | "full_today"
  /** The store takes no new work for now. */
  | "no_capacity";

/** Exact up to five; above that a shopper is told a band. */
export type QuantityBand = "exact" | "few" | "plenty" | "none";

/** What one location can promise of one variant now. */
export type Availability = {
  variantId: VariantId;
  locationId: LocationId;
  /** Units that can be promised: for decisions on the server; what shoppers read is the band. */
  quantity: number;
  band: QuantityBand;
  /** null: the wanted quantity can be picked up here. */
  reason: UnavailableReason | null;
  /** When it would be ready; `asOf` is the instant of the answer. Null whenever `reason` is set. */
  promise: { readyAt: string; asOf: string; isTodayFull: boolean } | null;
  /** Units that other places could send here, and from when they could be collected; null where nothing is sent here. */
  supply: StoreSupply | null;
  aisle: string;
  bay: string;
};

export type StoreSupply = { units: number; readyAt: string; asOf: string };

/** When so many units, which the store itself cannot hand over, can be collected there all the same. */
export const supplyOf = ({ supply }: Pick<Availability, "supply">, wanted: number): StoreSupply | null => (supply && supply.units >= wanted ? supply : null);

export type ShipAvailability = {
  variantId: VariantId;
  /** Units that can be sent, by one location or several together. */
  quantity: number;
  band: QuantityBand;
  /** Units of it that are there; the rest is promised from what is coming. */
  ready: number;
  /** What is coming, the soonest first, each with the promise it allows; `base` is what is there before, below zero where others wait already. */
  ahead: { kind: SellAheadKind; base: number; arrivals: Arrival[] } | null;
  locationId: LocationId | null;
  reason: "not_sold_here" | "sold_out" | "one_short" | "short" | null;
  promise: DeliveryPromise | null;
  /** The promise of what is there, however many are wanted. */
  sendsBy: DeliveryPromise | null;
};

/** Units of an order at a supplier and the day on which they should be there; a late one counts from `aheadDays` on. */
export type Arrival = { on: string; units: number; promise: DeliveryPromise | null };

/** What a delivery of `wanted` units waits for, if it has to wait; null: it can go now, or not at all. */
export function waitOf(ship: Pick<ShipAvailability, "ready" | "ahead">, wanted: number): { kind: SellAheadKind; on: string; promise: DeliveryPromise } | null {
  if (wanted <= ship.ready || !ship.ahead) return null;
  let coming = ship.ahead.base;
  for (const { on, units, promise } of ship.ahead.arrivals) {
    coming += units;
    if (coming >= wanted) return promise && { kind: ship.ahead.kind, on, promise };
  }
  return null;
}

/** Local dates of the shopper's delivery: "2026-11-27". */
export type DeliveryPromise = { dispatchAt: string; arrivesFrom: string; arrivesBy: string; isFreight: boolean };

export function bandOf(quantity: number): QuantityBand {
  if (quantity <= 0) return "none";
  if (quantity <= 5) return "exact";
  return quantity <= 15 ? "few" : "plenty";
}

/** The reason that the count alone gives. */
export function shortfallOf(quantity: number, wanted: number): "sold_out" | "one_short" | "short" | null {
  if (quantity >= wanted) return null;
  if (quantity <= 0) return "sold_out";
  return wanted - quantity === 1 ? "one_short" : "short";
}

export const isAvailable = (availability: Pick<Availability, "reason"> | undefined): boolean => availability?.reason === null;

