import { z } from "zod";

const blank = (value: unknown) => (typeof value === "string" && value.trim() === "" ? undefined : value);
const count = z.preprocess(blank, z.coerce.number("Not a whole number.").int("Not a whole number.").min(0, "Below zero.").max(1_000_000, "More than a million.").optional());
const shelf = z.preprocess((value) => blank(typeof value === "number" ? String(value) : (value ?? undefined)), z.string().trim().max(12, "At most 12 characters.").optional());

/** One row of a stock file. What is left blank stays as it is. */
export const stockImportRow = z.object({
  sku: z.string("Missing.").trim().min(1, "Missing.").max(64, "At most 64 characters."),
  location: z.string("Missing.").trim().min(1, "Missing.").max(80, "At most 80 characters."),
  on_hand: count, safety_stock: count, reorder_point: count, damaged: count, quality_check: count, display: count, put_back: count, aisle: shelf, bay: shelf,
});

export type StockImportRow = z.output<typeof stockImportRow>;

/** The columns of a stock file and what they mean, for help and for the header of an export. */
export const stockImportColumns: Record<keyof StockImportRow, string> = {
  sku: "SKU of the variant (required)", location: "code or address name of the location, like PDX (required)", on_hand: "units on hand: adjusted by the difference",
  safety_stock: "units kept back from remote channels", reorder_point: "units left at which somebody is told", damaged: "damaged units among those on hand", quality_check: "units in quality check", display: "units on display",
  put_back: "units still to be put back", aisle: "aisle, at most 12 characters", bay: "bay, at most 12 characters",
};

export type ImportedRow = { outcome: "inserted" | "updated" | "unchanged" } | { outcome: "rejected"; reason: string; orders?: string[] };
export type StockChangePreview = { line: number; sku: string; location: string; outcome: "inserted" | "updated"; changes: { column: string; before: number | string; after: number | string }[] };
export type StockImportReport = {
  isTrial: boolean; read: number; inserted: number; updated: number; unchanged: number;
  rejected: { line: number; sku: string; location: string; reason: string }[]; changes: StockChangePreview[];
};
