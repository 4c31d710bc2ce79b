import { z } from "zod";
import { idOf } from "@/lib/kernel/ids-schema";
import type { LocationId, PurchaseOrderId, SupplierId } from "@/lib/kernel/ids";
import type { ListedPurchaseAction } from "./purchase-actions";
import { purchaseStates, type PurchaseStatus } from "./purchase-state";

export const purchaseShows = ["open", "late", "to_cost", "all", ...purchaseStates] as const;

export const purchaseShowLabel: Record<(typeof purchaseShows)[number], string> = {
  open: "Under way", late: "Late", to_cost: "Deliveries to cost", all: "All", draft: "Drafts", ordered: "Ordered", partly_received: "Partly received", received: "Received", closed_short: "Closed short", cancelled: "Cancelled",
};

/** The list's address. Anything unknown falls back, so that an old link still opens. */
export const purchaseQuery = z.object({
  /** An order's number, or an item's SKU, GTIN or name. */
  q: z.string().trim().max(120).catch(""),
  show: z.enum(purchaseShows).catch("open"),
  supplier: idOf<SupplierId>().nullable().catch(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type PurchaseQuery = z.output<typeof purchaseQuery>;

export type PurchaseRow = {
  id: PurchaseOrderId; number: string; status: PurchaseStatus; supplier: string; location: string; locationId: LocationId; lines: number; ordered: number; arrived: number; discrepancies: number; expectedOn: string | null; isLate: boolean; hasOpenDelivery: boolean;
  currency: string; /** Null for who may not see what things cost. */ totalMinor: number | null;
  /** When it would arrive if it were ordered today. */
  wouldArriveOn: string; /** What the reader may do with it from the list. */ can: ListedPurchaseAction[];
};
export type PurchasePage = { rows: PurchaseRow[]; total: number; pageSize: number };

export const weeksOf = [4, 8, 13, 26, 52] as const;
const number = (least: number, most: number, usual: number) => z.coerce.number().int().min(least).max(most).catch(usual);

/** What suggestions are made of: weeks of demand looked back on, and days that an order should last beyond its lead time. */
export const suggestionQuery = z.object({
  weeks: z.coerce.number().int().refine((weeks) => weeksOf.some((one) => one === weeks)).catch(8),
  cover: number(1, 180, 14),
  supplier: idOf<SupplierId>().nullable().catch(null),
  q: z.string().trim().max(120).catch(""),
});
export type SuggestionQuery = z.output<typeof suggestionQuery>;
