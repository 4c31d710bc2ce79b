import { parse } from "csv-parse/sync";
import { transaction } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { fromCsvCell } from "@/lib/kernel/csv";
import { Refusal } from "@/lib/kernel/refusal";
import { importStock } from "./import-stock";
import { stockImportRow, type StockImportReport, type StockImportRow } from "./stock-import";

const batchSize = 1_000;
const mostRows = 20_000;
const mostShown = 500;

/** An exported file's own headings are understood, too. */
const known: Record<string, keyof StockImportRow> = { "on hand": "on_hand", "safety stock": "safety_stock", "reorder point": "reorder_point", "quality check": "quality_check", "on display": "display", "to put back": "put_back", location_code: "location" };

/**
 * Reads a CSV file of stock that somebody chose in the browser and writes its good rows in one transaction; a trial tells
 * the same and keeps nothing. @throws Refusal `invalid` when the file is not CSV, has no SKU column or too many rows
 */
export async function importStockFile(by: Permit<"inventory.adjust">, input: { text: string; isTrial: boolean }): Promise<StockImportReport> {
  const records = readRecords(input.text);
  const report: StockImportReport = { isTrial: input.isTrial, read: records.length, inserted: 0, updated: 0, unchanged: 0, rejected: [], changes: [] };
  await transaction(async (tx) => {
    Object.assign(report, { inserted: 0, updated: 0, unchanged: 0, rejected: [], changes: [] }); // a transaction may run again
    for (let start = 0; start < records.length; start += batchSize) {
      const good: { line: number; row: StockImportRow }[] = [];
      for (const { line, values } of records.slice(start, start + batchSize)) {
        const parsed = stockImportRow.safeParse(values);
        if (parsed.success) good.push({ line, row: parsed.data });
        else report.rejected.push({ line, sku: values.sku ?? "", location: values.location ?? "", reason: parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join(" ") });
      }
      const { answers, changes } = await importStock(tx, by, good.map(({ row }) => row));
      answers.forEach((answer, index) => {
        const { line = 0, row } = good[index] ?? {};
        const named = { line, sku: row?.sku ?? "", location: row?.location ?? "" };
        if (answer.outcome === "rejected") report.rejected.push({ ...named, reason: answer.reason });
        else {
          report[answer.outcome] += 1;
          if (answer.outcome !== "unchanged" && report.changes.length < mostShown) report.changes.push({ ...named, outcome: answer.outcome, changes: changes[index] ?? [] });
        }
      });
    }
    if (input.isTrial) throw new TrialOver();
  }).catch((error: unknown) => {
    if (!(error instanceof TrialOver)) throw error;
  });
  report.rejected = report.rejected.sort((a, b) => a.line - b.line).slice(0, mostShown);
  return report;
}

class TrialOver extends Error {}

function readRecords(text: string): { line: number; values: Partial<Record<keyof StockImportRow, string>> }[] {
  let parsed: { info: { lines: number }; record: Record<string, string> }[];
  try {
    const columns = (header: string[]) => header.map((name) => known[name.trim().toLowerCase()] ?? name.trim().toLowerCase());
    parsed = parse(text, { columns, bom: true, info: true, skip_empty_lines: true, relax_column_count: true, max_record_size: 100_000, to: mostRows + 1 });
  } catch (error) {
    throw new Refusal("invalid", { reason: `This is not a CSV file we can read: ${error instanceof Error ? error.message : "unknown"}` });
  }
  if (parsed.length === 0) throw new Refusal("invalid", { reason: "The file has no rows below its heading." });
  if (parsed.length > mostRows) throw new Refusal("invalid", { reason: `More than ${mostRows.toLocaleString("en-US")} rows. Use npm run import for large files.` });
  const first = parsed[0]?.record ?? {};
  if (!("sku" in first) || !("location" in first)) throw new Refusal("invalid", { reason: "The heading needs the columns sku and location." });
  return parsed.map(({ info, record }) => ({ line: info.lines, values: Object.fromEntries(Object.entries(record).map(([key, value]) => [key, fromCsvCell(value)])) }));
}
