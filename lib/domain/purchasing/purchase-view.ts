import type { LocationId, PurchaseLineId, PurchaseOrderId, SupplierId, VariantId } from "@/lib/kernel/ids";
import type { SellAheadKind } from "@/lib/domain/inventory/sell-ahead";
import type { Landed, SpreadBy } from "./landed-cost";
import type { AllowedPurchaseAction } from "./purchase-actions";
import type { PurchaseCounters } from "./purchase-line";
import type { DiscrepancyKind, PurchaseStatus, RejectReason } from "./purchase-state";

export type GoodsImage = { src: string; alt: string; background: string };
type Goods = { variantId: VariantId; title: string; variantTitle: string; sku: string; gtin: string | null; image: GoodsImage | null };

export type PurchaseLineView = PurchaseCounters & Goods & {
  id: PurchaseLineId; supplierSku: string; packSize: number; aisle: string; bay: string;
  /** Whether shoppers may have it before it is here, and how many of it; null: only when it is here. */
  sellAhead: { kind: SellAheadKind; cap: number; /** Promised beyond what is on hand now. */ promised: number } | null;
  /** Null for who may not see what things cost. */
  unitCostMinor: number | null;
};

/** One delivery; its costs once they are known, for who may see them. */
export type DeliveryView = {
  sequence: number; openedAt: string; costedAt: string | null; units: number; deliveryNote: string;
  costs: { freightMinor: number; dutyMinor: number; otherMinor: number; spreadBy: SpreadBy; ratePpm: number; lines: (Landed & { lineId: PurchaseLineId; averageBeforeMicros: number; averageAfterMicros: number })[] } | null;
};

export type PurchaseView = {
  id: PurchaseOrderId; number: string; status: PurchaseStatus; note: string; version: number; currency: string;
  supplier: { id: SupplierId; name: string; email: string; leadTimeDays: number; minimumMinor: number };
  location: { id: LocationId; name: string; address: string; timeZone: string; /** Ships, and nobody collects there. */ canSellAhead: boolean };
  /** Days of the location's calendar: today, when it should arrive, and when it would if it were ordered today. */
  today: string; expectedOn: string | null; wouldArriveOn: string;
  createdBy: string; endedReason: string | null;
  lines: PurchaseLineView[];
  deliveries: DeliveryView[];
  discrepancies: { id: string; kind: DiscrepancyKind; quantity: number; item: string; reason: RejectReason | null; note: string; by: string; at: string }[];
  /** What happened, oldest first; scans of one person within an hour are one entry. */
  history: { kind: string; by: string; at: string; units: number | null; reason: string }[];
  hasOpenDelivery: boolean;
  actions: AllowedPurchaseAction[];
};

/** Something this supplier sells that could go onto a draft. */
export type PurchaseCandidate = Goods & { unitCostMinor: number; packSize: number; onHand: number; incoming: number };

/** What a supplier sells; a unit's average cost in millionths of our currency, once some of it was costed. */
export type SupplierItemView = { variantId: VariantId; title: string; variantTitle: string; sku: string; supplierSku: string; unitCostMinor: number; packSize: number; averageMicros: number | null };

export type SupplierView = { id: SupplierId; name: string; email: string; currency: string; leadTimeDays: number; minimumMinor: number; isActive: boolean; version: number; items: number; openOrders: number };
