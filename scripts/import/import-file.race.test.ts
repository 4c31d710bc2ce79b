import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { createCategory } from "@/lib/domain/catalog/create-category";
import { demonstrationGtin } from "@/lib/domain/catalog/gtin";
import { machine, openStore } from "@/lib/domain/locations/testing";
import { newId } from "@/lib/kernel/ids";
import { importFile, WrongColumns } from "./import-file";
import { importKinds, type ImportKind } from "./kinds";

const folder = () => fs.mkdtempSync(path.join(os.tmpdir(), "throughline-import-"));
const kind = (name: string): ImportKind => importKinds[name] ?? expect.unreachable();

async function shop(): Promise<void> {
  await transaction(async (tx) => {
    await createCategory(tx, machine, { slug: "lamps", name: "Lamps", description: "", parentSlug: null, position: 1, imageSrc: null });
    await tx.execute(sql`insert into price_list (id, code, name, currency) values (${newId()}, 'us', 'US', 'USD')`);
    await openStore(tx, { code: "PDX" });
  });
}

const lamp = (n: number) => `P-${n},P-${n}-A,Lamp ${n},lamps,${demonstrationGtin(n).slice(1)},${(n % 90) + 10}.00`;

raceTest("takes a file's good rows, reports its bad ones with line and reason, and changes nothing the second time", async () => {
  await shop();
  const dir = folder();
  const file = path.join(dir, "lamps.csv.gz");
  const rows = Array.from({ length: 400 }, (_, n) => lamp(n + 1));
  rows[9] = "P-10,P-10-A,,lamps,,10.00";
  rows[19] = "P-20,P-20-A,Lamp 20,lamps,9520000000001,10.00";
  rows[29] = "P-30,P-30-A,Lamp 30,no-such-place,,10.00";
  rows[39] = "P-40,P-39-A,Lamp 40,lamps,,10.00";
  rows[49] = 'P-50,"broken"quote,Lamp,lamps,,10';
  rows[59] = "P-60,P-60-A,=cmd|'x',lamps,,twelve";
  fs.writeFileSync(file, gzipSync(`No,sku,title,category,gtin,price\n${rows.join("\n")}\n`));
  const options = { map: { No: "external_id" }, isTrial: false, batchSize: 64 };
  expect(await importFile(file, kind("catalog"), { ...options, isTrial: true })).toMatchObject({ read: 400, inserted: 394, rejected: 6 });
  expect(await count("product")).toBe(0);
  const first = await importFile(file, kind("catalog"), options);
  expect(first).toMatchObject({ read: 400, inserted: 394, updated: 0, unchanged: 0, rejected: 6 });
  const report = fs.readFileSync(first.report ?? "", "utf8").trim().split("\r\n");
  expect(report).toHaveLength(7);
  expect(report[1]).toMatch(/^11,title: Missing\.,P-10/);
  expect(report.find((line) => line.startsWith("61,"))).toContain("'=cmd");
  expect([await count("product"), await count("variant"), await count("price"), await count("search_document")]).toEqual([394, 394, 394, 394]);
  const events = await count("event");
  expect(await importFile(file, kind("catalog"), options)).toMatchObject({ inserted: 0, updated: 0, unchanged: 394, rejected: 6 });
  expect(await count("event")).toBe(events);
}, 120_000);

raceTest("takes stock as JSON lines by its difference, with a ledger that adds up", async () => {
  await shop();
  const dir = folder();
  fs.writeFileSync(path.join(dir, "lamps.csv"), `external_id,sku,title,category,gtin,price\n${lamp(1)}\n${lamp(2)}\n`);
  await importFile(path.join(dir, "lamps.csv"), kind("catalog"), { map: {}, isTrial: false });
  const file = path.join(dir, "stock.jsonl");
  fs.writeFileSync(file, ['{"sku":"P-1-A","location":"pdx","on_hand":7,"aisle":"3"}', '{"sku":"P-2-A","location":"pdx","on_hand":2,"damaged":5}', "nonsense", '{"sku":"P-2-A","location":"pdx","on_hand":4}'].join("\n"));
  expect(await importFile(file, kind("stock"), { map: {}, isTrial: false })).toMatchObject({ read: 4, inserted: 2, rejected: 2 });
  expect(await importFile(file, kind("stock"), { map: {}, isTrial: false })).toMatchObject({ inserted: 0, updated: 0, unchanged: 2, rejected: 2 });
  const { rows } = await db.execute(sql`select on_hand_delta, reason, actor_id from stock_movement order by on_hand_delta desc`);
  expect(rows).toEqual([{ on_hand_delta: 7, reason: "import", actor_id: "import" }, { on_hand_delta: 4, reason: "import", actor_id: "import" }]);
}, 120_000);

raceTest("a file without a needed column is refused before anything is written", async () => {
  const file = path.join(folder(), "x.csv");
  fs.writeFileSync(file, "artikel,titel\n1,Lamp\n");
  await expect(importFile(file, kind("catalog"), { map: {}, isTrial: false })).rejects.toThrow(WrongColumns);
  expect(await count("product")).toBe(0);
});

async function count(table: string): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(sql`select count(*)::int as n from ${sql.identifier(table)}`);
  return rows[0]?.n ?? -1;
}
