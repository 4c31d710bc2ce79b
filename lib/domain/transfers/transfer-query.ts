import { z } from "zod";
import type { LocationId, TransferId } from "@/lib/kernel/ids";
import type { ListedTransferAction } from "./transfer-actions";
import { transferStates, type TransferStatus } from "./transfer-state";

export const transferShows = ["open", "all", ...transferStates] as const;
/** The console's store is the source, the destination, or either. */
export const transferWays = ["any", "out", "in"] as const;

export const transferShowLabel: Record<(typeof transferShows)[number], string> = {
  open: "Under way", all: "All", draft: "Drafts", sent: "On the way", partially_received: "Partly received", received: "Received, not closed", closed: "Closed", cancelled: "Cancelled",
};

/** The list's address. Anything unknown falls back, so that an old link still opens. */
export const transferQuery = z.object({
  /** A transfer's number, or an item's SKU, GTIN or name. */
  q: z.string().trim().max(120).catch(""),
  show: z.enum(transferShows).catch("open"),
  way: z.enum(transferWays).catch("any"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type TransferQuery = z.output<typeof transferQuery>;

export type TransferRow = {
  id: TransferId; number: string; status: TransferStatus; /** The part of an order that it is for. */ orderNumber: string | null; from: string; to: string; fromId: LocationId; toId: LocationId; lines: number; wanted: number; sent: number; arrived: number; /** Reports, and items of which units arrived damaged. */ discrepancies: number;
  /** The destination's, in which moments are told. */
  timeZone: string; updatedAt: string; /** What the reader may do with it from the list. */ can: ListedTransferAction[];
};
export type TransferPage = { rows: TransferRow[]; total: number; pageSize: number };
