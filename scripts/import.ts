// Brings a retailer's own data in: npm run import -- KIND FILE… [--map theirs=ours] [--dry-run]. Exit 0 when every row was
// taken, 1 when some were rejected (see FILE.rejected.csv), 2 when a file could not be read or the command was wrong.
import fs from "node:fs";
import { parseArgs } from "node:util";
import { closeDb, liftDeadlines } from "@/db/client";
import { importFile, WrongColumns, type Counts } from "./import/import-file";
import { importKinds, laterKinds } from "./import/kinds";

const usage = `Usage: npm run import -- KIND FILE… [options]

KIND      ${Object.keys(importKinds).join(", ")}
FILE      CSV with a heading, or JSON lines (.jsonl, .ndjson); either may be gzipped (.gz)

--map theirs=ours   renames a column; several, or separated by commas
--dry-run           tells what would happen and changes nothing
--help              shows this, or with a KIND its columns

Rows are known by their natural key: the same file again changes nothing. What cannot be taken is written to
FILE.rejected.csv with its line and the reason; nothing is taken by half.`;

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof WrongColumns || isMissingFile(error) ? error.message : error);
  return 2;
});
await closeDb();

async function main(): Promise<number> {
  const { values: flags, positionals } = parseArgs({
    allowPositionals: true,
    options: { map: { type: "string", multiple: true, default: [] }, "dry-run": { type: "boolean", default: false }, help: { type: "boolean", default: false } },
  });
  const [name = "", ...files] = positionals;
  const kind = Object.hasOwn(importKinds, name) ? importKinds[name] : undefined;
  if (flags.help || !kind) {
    if (laterKinds.includes(name)) console.error(`Importing ${name} is not supported yet. Supported: ${Object.keys(importKinds).join(", ")}.`);
    else if (kind) console.log(`Columns of ${name}:\n${Object.entries(kind.columns).map(([column, meaning]) => `  ${column.padEnd(24)} ${meaning}`).join("\n")}`);
    else console.log(name && !flags.help ? `There is no kind "${name}".\n\n${usage}` : usage);
    return flags.help && !laterKinds.includes(name) ? 0 : 2;
  }
  if (files.length === 0) {
    console.error(`Name at least one file.\n\n${usage}`);
    return 2;
  }
  const map = Object.fromEntries(flags.map.flatMap((pairs) => pairs.split(",")).map((pair) => {
    const [theirs = "", ours = ""] = pair.split("=").map((side) => side.trim());
    if (!theirs || !ours) throw new WrongColumns(`--map expects theirs=ours, not ${pair}`);
    if (kind.columns[ours] === undefined && !ours.startsWith("attribute.")) throw new WrongColumns(`--map: there is no column ${ours}. See --help.`);
    return [theirs, ours];
  }));
  for (const file of files) if (!fs.existsSync(file)) throw new WrongColumns(`There is no file ${file}.`);

  liftDeadlines();
  let hasRejected = false;
  for (const file of files) {
    const began = Date.now();
    const progress = progressLine(file, began);
    const result = await importFile(file, kind, { map, isTrial: flags["dry-run"], onProgress: progress, onNote: (note) => console.log(`${file}: ${note}`) });
    if (process.stdout.isTTY) process.stdout.write("\r\x1b[K");
    console.log(`${file}: ${wordsOf(result)} in ${((Date.now() - began) / 1_000).toFixed(1)} s${flags["dry-run"] ? " (dry run: nothing was changed)" : ""}`);
    if (result.report) console.log(`Rejected rows with their reasons: ${result.report}`);
    hasRejected ||= result.rejected > 0;
  }
  console.log(`Peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB.`);
  return hasRejected ? 1 : 0;
}

function progressLine(file: string, began: number): (counts: Counts) => void {
  let saidAt = 0;
  return (counts) => {
    const now = Date.now();
    if (now - saidAt < (process.stdout.isTTY ? 200 : 5_000)) return;
    saidAt = now;
    const line = `${file}: ${wordsOf(counts)}, ${Math.round((counts.read * 1_000) / Math.max(1, now - began)).toLocaleString("en-US")} rows/s`;
    process.stdout.write(process.stdout.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
  };
}

function wordsOf({ read, inserted, updated, unchanged, rejected }: Counts): string {
  const n = (value: number) => value.toLocaleString("en-US");
  return `${n(read)} rows: ${n(inserted)} inserted, ${n(updated)} updated, ${n(unchanged)} unchanged, ${n(rejected)} rejected`;
}

function isMissingFile(error: unknown): error is Error {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "EACCES" || error.code === "Z_DATA_ERROR");
}
