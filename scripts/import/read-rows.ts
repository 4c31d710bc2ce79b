import fs from "node:fs";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { parse, type CsvError } from "csv-parse";
import { fromCsvCell } from "@/lib/kernel/csv";

export type FileRow = { line: number; values: Record<string, unknown> } | { line: number; problem: string };

/** Names of a file's columns as we call them. */
export type ColumnMap = Readonly<Record<string, string>>;

const longestRecord = 1_000_000;

/**
 * The rows of a CSV file (with a heading, separated by commas, or by tabs where the heading is) or of JSON lines, either
 * gzipped, one after the other: only what is being read is in memory. A line that cannot be read is a problem, not the end.
 */
export async function* readRows(file: string, map: ColumnMap): AsyncGenerator<FileRow> {
  const isZipped = file.endsWith(".gz");
  const name = isZipped ? file.slice(0, -3) : file;
  const raw = fs.createReadStream(file);
  const stream = isZipped ? raw.pipe(createGunzip()) : raw;
  raw.on("error", (error) => stream.destroy(error));
  yield* /\.(jsonl|ndjson|json)$/i.test(name) ? jsonRows(stream, map) : csvRows(stream, map);
}

async function* csvRows(stream: Readable, map: ColumnMap): AsyncGenerator<FileRow> {
  const skipped: FileRow[] = [];
  const columns = (header: string[]) => header.map((name) => ourName(name.trim(), map));
  const { head, all } = await withHead(stream);
  const parser = parse({
    columns, delimiter: head.includes("\t") ? "\t" : ",", bom: true, info: true, skip_empty_lines: true, relax_quotes: true, relax_column_count_less: true, skip_records_with_error: true, max_record_size: longestRecord,
    on_skip: (error: CsvError | undefined) => void skipped.push({ line: Number(error?.lines ?? 0), problem: error?.message ?? "This line cannot be read." }),
  });
  all.on("error", (error) => parser.destroy(error));
  all.pipe(parser);
  for await (const { info, record } of parser as AsyncIterable<{ info: { lines: number }; record: Record<string, string> }>) {
    yield* skipped.splice(0);
    yield { line: info.lines, values: Object.fromEntries(Object.entries(record).map(([key, value]) => [key, fromCsvCell(value)])) };
  }
  yield* skipped.splice(0);
}

/** The first line of a stream, and the stream as it was. */
async function withHead(stream: Readable): Promise<{ head: string; all: Readable }> {
  const chunks: AsyncIterator<Buffer> = stream[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    head = Buffer.concat([head, next.value]);
    if (head.includes("\n") || head.length > longestRecord) break;
  }
  const all = Readable.from((async function* () {
    yield head;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  })());
  return { head: head.toString("utf8").split(/\r?\n/, 1)[0] ?? "", all };
}

async function* jsonRows(stream: Readable, map: ColumnMap): AsyncGenerator<FileRow> {
  let line = 0;
  for await (const text of createInterface({ input: stream, crlfDelay: Infinity })) {
    line += 1;
    if (text.trim() === "") continue;
    const value = text.length > longestRecord ? undefined : parsed(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) yield { line, problem: "Not a JSON object." };
    else yield { line, values: Object.fromEntries(Object.entries(value).map(([key, one]) => [ourName(key, map), one])) };
  }
}

const ourName = (name: string, map: ColumnMap): string => map[name] ?? map[name.toLowerCase()] ?? (name.startsWith("attribute.") ? name : name.toLowerCase());

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
