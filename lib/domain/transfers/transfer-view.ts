import type { FulfillmentId, LocationId, TransferId, TransferLineId, VariantId } from "@/lib/kernel/ids";
import type { AllowedTransferAction } from "./transfer-actions";
import type { TransferCounters } from "./transfer-line";
import type { DiscrepancyKind, DiscrepancyOutcome, TransferStatus } from "./transfer-state";

export type TransferImage = { src: string; alt: string; background: string };

export type TransferLineView = TransferCounters & {
  id: TransferLineId; variantId: VariantId; title: string; variantTitle: string; sku: string; gtin: string | null; image: TransferImage | null;
  /** Where it stands: at the source while it is a draft, at the destination from then on. */
  aisle: string; bay: string;
  /** At the source, now: what could leave. */
  free: number;
};

export type TransferView = {
  id: TransferId; number: string; status: TransferStatus; note: string; version: number;
  /** The pickup whose goods it brings. */
  order: { fulfillmentId: FulfillmentId; number: string; customerName: string; promisedAt: string } | null;
  from: { id: LocationId; name: string }; to: { id: LocationId; name: string };
  /** In whose time moments are told: the destination's. */
  timeZone: string;
  createdBy: string; cancelledReason: string | null;
  lines: TransferLineView[];
  discrepancies: { id: string; kind: DiscrepancyKind; outcome: DiscrepancyOutcome; quantity: number; item: string; note: string; by: string; at: string }[];
  /** What happened, oldest first; scans of one person within an hour are one entry. */
  history: { kind: string; by: string; at: string; units: number | null; reason: string }[];
  actions: AllowedTransferAction[];
};

/** An item that could go onto a draft. */
export type Candidate = {
  variantId: VariantId; title: string; variantTitle: string; sku: string; image: TransferImage | null;
  /** Free at the source beyond its safety stock; free and on the way at the destination; sold or picked up there in four weeks. */
  free: number; there: number; incoming: number; sold: number;
  suggested: number;
};
