import fs from "node:fs";
import { once } from "node:events";
import { transaction } from "@/db/client";
import { csvLine } from "@/lib/kernel/csv";
import type { Answer, ImportKind } from "./kinds";
import { readRows, type ColumnMap } from "./read-rows";

export type Counts = { read: number; inserted: number; updated: number; unchanged: number; rejected: number };
export type ImportOptions = { map: ColumnMap; isTrial: boolean; batchSize?: number; onProgress?: (counts: Counts) => void; onNote?: (note: string) => void };

type Taken = { line: number; values: Record<string, unknown> };

/**
 * One file, batch by batch, each in a transaction of its own; what cannot be taken goes to `FILE.rejected.csv` with its
 * line and why, beside its own columns, so that the report can be corrected and imported itself.
 */
export async function importFile(file: string, kind: ImportKind, options: ImportOptions): Promise<Counts & { report: string | null }> {
  const counts: Counts = { read: 0, inserted: 0, updated: 0, unchanged: 0, rejected: 0 };
  const report = rejections(`${file}.rejected.csv`);
  let batch: Taken[] = [];
  let isFirst = true;
  for await (const row of readRows(file, options.map)) {
    counts.read += 1;
    if ("problem" in row) {
      counts.rejected += 1;
      await report.add(row.line, row.problem, {});
      continue;
    }
    if (isFirst) checkColumns(row.values, kind, options.onNote);
    isFirst = false;
    batch.push(row);
    if (batch.length >= (options.batchSize ?? 1_000)) await flush();
  }
  await flush();
  if (kind.finish && !options.isTrial && counts.inserted + counts.updated > 0) await transaction(kind.finish);
  return { ...counts, report: await report.close() };

  async function flush(): Promise<void> {
    if (batch.length === 0) return;
    const answers = await writeBatch(kind, batch, options.isTrial);
    for (const [index, answer] of answers.entries()) {
      counts[answer.outcome] += 1;
      const row = batch[index];
      if (answer.outcome === "rejected" && row) await report.add(row.line, answer.reason, row.values);
    }
    batch = [];
    options.onProgress?.(counts);
  }
}

/** If the database refuses the batch (someone else took a name meanwhile), each row is tried alone, so that one costs only itself. */
async function writeBatch(kind: ImportKind, batch: readonly Taken[], isTrial: boolean): Promise<Answer[]> {
  try {
    return await writeOnce(kind, batch, isTrial);
  } catch (error) {
    if (!isOfTheRows(error)) throw error;
    if (batch.length === 1) return [{ outcome: "rejected", reason: `The database refused this row: ${causeOf(error)}` }];
    const answers: Answer[] = [];
    for (const row of batch) answers.push(...(await writeBatch(kind, [row], isTrial)));
    return answers;
  }
}

async function writeOnce(kind: ImportKind, batch: readonly Taken[], isTrial: boolean): Promise<Answer[]> {
  let answers: Answer[] = [];
  await transaction(async (tx) => {
    answers = await kind.write(tx, batch.map((row) => row.values));
    if (isTrial) throw new TrialOver();
  }).catch((error: unknown) => {
    if (!(error instanceof TrialOver)) throw error;
  });
  return answers;
}

class TrialOver extends Error {}

/** Classes 22 and 23 of SQLSTATE: the data is wrong, not the server. */
function isOfTheRows(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if ("code" in cause && typeof cause.code === "string" && /^2[23]/.test(cause.code)) return true;
  return false;
}

function causeOf(error: unknown): string {
  let cause = error;
  while (cause instanceof Error && cause.cause instanceof Error) cause = cause.cause;
  return cause instanceof Error ? cause.message : String(cause);
}

/** @throws WrongColumns when a needed column is missing altogether */
function checkColumns(values: Record<string, unknown>, kind: ImportKind, onNote: ((note: string) => void) | undefined): void {
  const names = Object.keys(values);
  const missing = kind.needed.filter((column) => !names.includes(column));
  if (missing.length > 0) throw new WrongColumns(`Missing ${missing.length === 1 ? "column" : "columns"}: ${missing.join(", ")}. The file has: ${names.join(", ")}. Rename with --map theirs=ours.`);
  const unused = names.filter((name) => !(name in kind.columns) && !name.startsWith("attribute.") && name !== "line" && name !== "reason");
  if (unused.length > 0) onNote?.(`Not used: ${unused.join(", ")}.`);
}

export class WrongColumns extends Error {}

function rejections(path: string) {
  let stream: fs.WriteStream | undefined;
  let columns: string[] = [];
  fs.rmSync(path, { force: true });
  return {
    async add(line: number, reason: string, values: Record<string, unknown>): Promise<void> {
      if (!stream) {
        stream = fs.createWriteStream(path);
        columns = Object.keys(values);
        stream.write(csvLine(["line", "reason", ...columns]));
      }
      const text = csvLine([line, reason, ...columns.map((column) => cellOf(values[column]))]);
      if (!stream.write(text)) await once(stream, "drain");
    },
    async close(): Promise<string | null> {
      if (!stream) return null;
      stream.end();
      await once(stream, "close");
      return path;
    },
  };
}

const cellOf = (value: unknown): string => (typeof value === "string" ? value : value === null || value === undefined ? "" : JSON.stringify(value));
