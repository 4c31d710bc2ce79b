import type { z } from "zod";
import type { Tx } from "@/db/client";
import { catalogImportColumns, catalogImportRow, gatherAttributes, type CatalogImportRow } from "@/lib/domain/catalog/catalog-import";
import { expireCacheTags } from "@/lib/domain/catalog/expire-cache-tags";
import { importCatalog } from "@/lib/domain/catalog/import-catalog";
import { customerImportColumns, customerImportRow } from "@/lib/domain/customers/customer-import";
import { importCustomers } from "@/lib/domain/customers/import-customers";
import { systemPermit } from "@/lib/domain/identity/permit";
import { importStock } from "@/lib/domain/inventory/import-stock";
import { stockImportColumns, stockImportRow } from "@/lib/domain/inventory/stock-import";
import { importLocations } from "@/lib/domain/locations/import-locations";
import { locationImportColumns, locationImportRow } from "@/lib/domain/locations/location-import";
import { setPrices } from "@/lib/domain/pricing/set-prices";
import { refreshSearchDocuments } from "@/lib/domain/search/refresh-search-documents";
import { refreshSearchStatistics } from "@/lib/domain/search/refresh-search-statistics";
import { tags } from "@/lib/kernel/tags";

export type Answer = { outcome: "inserted" | "updated" | "unchanged" } | { outcome: "rejected"; reason: string };

export type ImportKind = {
  columns: Record<string, string>;
  needed: string[];
  /** Checks rows one by one and writes the good ones of the batch together. */
  write: (tx: Tx, rows: readonly Record<string, unknown>[]) => Promise<Answer[]>;
  /** After a file that changed something. */
  finish?: (tx: Tx) => Promise<void>;
};

const by = systemPermit("import");

export const importKinds: Record<string, ImportKind> = {
  catalog: { columns: catalogImportColumns, needed: ["external_id", "sku", "title", "category"], write: (tx, rows) => checked(catalogImportRow, rows.map(gatherAttributes), (good) => writeCatalog(tx, good)), finish: refreshSearchStatistics },
  stock: {
    columns: stockImportColumns, needed: ["sku", "location"],
    write: (tx, rows) => checked(stockImportRow, rows, async (good) => {
      const { rows: clock } = await tx.execute<{ at: Date | string }>("select shop_clock() as at");
      return (await importStock(tx, by, good, { at: new Date(clock[0]?.at ?? Date.now()) })).answers;
    }),
  },
  locations: { columns: locationImportColumns, needed: ["code"], write: (tx, rows) => checked(locationImportRow, rows, (good) => importLocations(tx, by, good)) },
  customers: { columns: customerImportColumns, needed: [], write: (tx, rows) => checked(customerImportRow, rows, (good) => importCustomers(tx, by, good)) },
};

/** Named in the contract; what they need is built with the rest of the order history. */
export const laterKinds = ["orders", "events"];

async function checked<S extends z.ZodType>(schema: S, rows: readonly Record<string, unknown>[], write: (good: z.output<S>[]) => Promise<Answer[]>): Promise<Answer[]> {
  const answers: (Answer | undefined)[] = [];
  const good: { index: number; row: z.output<S> }[] = [];
  rows.forEach((row, index) => {
    const result = schema.safeParse(row);
    if (result.success) good.push({ index, row: result.data });
    else answers[index] = { outcome: "rejected", reason: result.error.issues.map((issue) => `${issue.path.join(".") || "row"}: ${issue.message}`).join(" ") };
  });
  if (good.length > 0) (await write(good.map(({ row }) => row))).forEach((answer, at) => { answers[good[at]?.index ?? -1] = answer; });
  return rows.map((_, index) => answers[index] ?? { outcome: "rejected", reason: "Not written." });
}

/** Products, then their prices; the search and the cached pages follow for what really changed. */
async function writeCatalog(tx: Tx, rows: CatalogImportRow[]): Promise<Answer[]> {
  const answers = await importCatalog(tx, by, rows);
  const priced = rows.flatMap((row, index) => (row.price !== undefined && answers[index]?.outcome !== "rejected" ? [{ sku: row.sku, amountMinor: row.price, compareAtMinor: row.compare_at ?? null }] : []));
  const repriced = new Set(await setPrices(tx, by, { currency: "USD", prices: priced }, { at: new Date() }));
  const changed = new Set(repriced);
  for (const answer of answers) if (answer.outcome === "inserted" || answer.outcome === "updated") changed.add(answer.productId);
  if (changed.size > 0) {
    await refreshSearchDocuments(tx, [...changed]);
    await expireCacheTags(tx, [tags.catalog, ...[...changed].map((id) => tags.product(id))]);
  }
  return answers.map((answer) => (answer.outcome === "unchanged" && repriced.has(answer.productId) ? { outcome: "updated" } : answer));
}
