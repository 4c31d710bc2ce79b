import { z } from "zod";
import type { LocationId, VariantId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import type { UnsellableState } from "./movement";

export const stockSorts = ["product", "sku", "location", "onHand", "allocated", "held", "available", "incoming", "safetyStock", "reorderPoint", "unsellable", "updated"] as const;
export type StockSort = (typeof stockSorts)[number];

/** What the grid can be narrowed to. Low: five or fewer left to promise; reorder: at or below its own reorder point; unstocked: sold, but never at this location. */
export const stockShows = ["all", "low", "reorder", "out", "negative", "unsellable", "promised", "unstocked"] as const;
export type StockShow = (typeof stockShows)[number];
export const lowStock = 5;

export const stockShowLabel: Record<StockShow, string> = {
  all: "Everything stocked", low: "Low (5 or fewer)", reorder: "To reorder", out: "Out", negative: "Below zero", unsellable: "With unsellable units", promised: "Promised to orders", unstocked: "Not stocked yet",
};

/** The grid's address: filters, order, columns. Anything unknown falls back, so that an old link still opens. */
export const stockGridQuery = z.object({
  q: z.string().trim().max(120).catch(""),
  /** Empty: the console's store; "all": every store in reach. */
  location: z.union([z.literal("all"), z.literal(""), idOf<LocationId>()]).catch(""),
  category: z.string().regex(/^[a-z0-9-]{0,120}$/).catch(""),
  show: z.enum(stockShows).catch("all"),
  sort: z.enum(stockSorts).catch("product"),
  direction: z.enum(["asc", "desc"]).catch("asc"),
});

export type StockGridQuery = z.output<typeof stockGridQuery>;

/** Where a page of the grid begins: the sort value and the ids of its first row. */
export const stockAnchor = z.tuple([z.union([z.string().max(600), z.number()]), idOf<VariantId>(), idOf<LocationId>()]);
export type StockAnchor = z.output<typeof stockAnchor>;

const mostUnits = 2_147_483_647;
/** An anchor of another order, of a link gone stale or made up, begins nowhere. */
export const isAnchorOf = ([key]: StockAnchor, sort: StockSort): boolean =>
  (sort === "product" || sort === "sku" || sort === "location" ? typeof key === "string" : typeof key === "number" && Number.isSafeInteger(key) && (sort === "updated" || Math.abs(key) <= mostUnits));

export type StockRow = {
  variantId: VariantId;
  locationId: LocationId;
  productId: string;
  sku: string;
  gtin: string | null;
  title: string;
  variantTitle: string;
  image: string | null;
  location: string;
  locationCode: string;
  aisle: string;
  bay: string;
  onHand: number;
  allocated: number;
  held: number;
  /** May fall below zero: safety stock and holds can be more than what is there. Shoppers then see none. */
  available: number;
  incoming: number;
  safetyStock: number;
  reorderPoint: number;
  damaged: number;
  qualityCheck: number;
  display: number;
  putBack: number;
  backorderCap: number;
  /** 0: the location has no level of this variant yet. */
  version: number;
  updatedAt: string | null;
};

export type StockGridIndex = { total: number; pageSize: number; anchors: StockAnchor[]; sums: { onHand: number; allocated: number; available: number }; /** What was looked for by name and has no row, because its parts have the stock. */ bundles: { sku: string; title: string }[] };

/** What staff may type into the grid. */
export const editableColumns = ["onHand", "safetyStock", "reorderPoint", "damaged", "qualityCheck", "display", "putBack", "aisle", "bay"] as const;
export type EditableColumn = (typeof editableColumns)[number];
export const isEditableColumn = (key: string): key is EditableColumn => editableColumns.some((column) => column === key);

const stateOfColumn: Partial<Record<EditableColumn, UnsellableState>> = { damaged: "damaged", qualityCheck: "quality_check", display: "display", putBack: "put_back" };
/** The unsellable state a column counts, if it counts one. */
export const unsellableStateOf = (column: EditableColumn): UnsellableState | null => stateOfColumn[column] ?? null;

export const columnLabel: Record<EditableColumn, string> = {
  onHand: "On hand", safetyStock: "Safety stock", reorderPoint: "Reorder point", damaged: "Damaged", qualityCheck: "Quality check", display: "On display", putBack: "To put back", aisle: "Aisle", bay: "Bay",
};

/** The numbers as they are after one of them changed; the same sum as `stock_available()` for remote channels. */
export function withAvailable(row: StockRow): StockRow {
  const unsellable = row.damaged + row.qualityCheck + row.display + row.putBack;
  return { ...row, available: row.onHand + Math.min(row.backorderCap, row.incoming) - unsellable - row.allocated - row.held - row.safetyStock };
}
