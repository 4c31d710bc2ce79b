import { z } from "zod";
import type { LocationId, VariantId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import { adjustmentReasons, type AdjustmentReason } from "./movement";
import { editableColumns } from "./stock-grid";

const units = z.coerce.number("Enter a whole number.").int("Enter a whole number.");
const shared = {
  column: z.enum(editableColumns, "Choose what to change."),
  reason: z.enum(adjustmentReasons, "Choose a reason."),
  note: z.string().trim().max(300, "Keep it under 300 characters.").default(""),
};
const row = z.object({ variantId: idOf<VariantId>(), locationId: idOf<LocationId>(), version: z.coerce.number().int().min(0) });
const isShelf = (column: string) => column === "aisle" || column === "bay";
const shelf = z.string().trim().max(12, "At most 12 characters.");
const amount = units.min(0, "Enter 0 or more.").max(1_000_000, "That is more than a million.");

/** One cell as typed: text for aisle and bay, a number for the rest. `version` is the row's as last seen, 0 where there is none. */
export const cellChangeInput = row.extend({ ...shared, setTo: z.union([z.string(), z.number()]) }).transform((input, context) => {
  const parsed = (isShelf(input.column) ? shelf : amount).safeParse(typeof input.setTo === "string" && input.setTo.trim() === "" && !isShelf(input.column) ? NaN : input.setTo);
  if (parsed.success) return { ...input, setTo: parsed.data, delta: undefined };
  context.addIssue({ code: "custom", path: ["setTo"], message: parsed.error.issues[0]?.message ?? "Enter a whole number." });
  return z.NEVER;
});

export type CellChange = {
  variantId: VariantId; locationId: LocationId; version: number; column: (typeof editableColumns)[number];
  setTo?: number | string | undefined; delta?: number | undefined; reason: AdjustmentReason; note: string;
};

export const mostBulkRows = 500;

/** One change of many rows. "all": none is changed unless every one can be; "each": those that can. */
export const bulkChangeInput = z.object({
  ...shared,
  rows: z.array(row).min(1, "Select at least one row.").max(mostBulkRows, `At most ${mostBulkRows} rows at once.`),
  how: z.enum(["set", "delta"]),
  value: z.union([z.string(), z.number()]),
  keep: z.enum(["all", "each"]),
  isTrial: z.boolean(),
}).transform((input, context): BulkChange => {
  const fail = (message: string) => (context.addIssue({ code: "custom", path: ["value"], message }), z.NEVER);
  if (isShelf(input.column)) {
    if (input.how === "delta") return fail("Aisle and bay can only be set.");
    const text = shelf.safeParse(input.value);
    return text.success ? { ...input, value: text.data } : fail(text.error.issues[0]?.message ?? "At most 12 characters.");
  }
  const given = typeof input.value === "string" && input.value.trim() === "" ? NaN : input.value;
  const number = (input.how === "set" ? amount : units.min(-1_000_000).max(1_000_000)).safeParse(given);
  return number.success ? { ...input, value: number.data } : fail(number.error.issues[0]?.message ?? "Enter a whole number.");
});

export type BulkChange = {
  rows: { variantId: VariantId; locationId: LocationId; version: number }[]; column: (typeof editableColumns)[number]; how: "set" | "delta"; value: number | string;
  reason: AdjustmentReason; note: string; keep: "all" | "each"; isTrial: boolean;
};
export type BulkResult = { variantId: string; locationId: string; sku: string; title: string; location: string; before: number | string | null; after: number | string | null; problem: string | null; orders: string[] };
export type BulkOutcome = { changed: number; failed: number; isKept: boolean; rows: BulkResult[] };
