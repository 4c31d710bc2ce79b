import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { readRows } from "./read-rows";

async function rowsOf(text: string): Promise<Record<string, unknown>[]> {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "throughline-rows-")), "goods.csv");
  fs.writeFileSync(file, text);
  const rows: Record<string, unknown>[] = [];
  for await (const row of readRows(file, {})) if ("values" in row) rows.push(row.values);
  fs.rmSync(path.dirname(file), { recursive: true });
  return rows;
}

test("a heading with tabs means columns by tabs, also where commas and inches occur", async () => {
  expect(await rowsOf('id\tname\twidth\n1\t"Lamp, ""Fern"""\t36" wide\n2\tDesk\t\n')).toEqual([{ id: "1", name: 'Lamp, "Fern"', width: '36" wide' }, { id: "2", name: "Desk", width: "" }]);
});

test("without tabs in the heading columns go by commas", async () => {
  expect(await rowsOf("id,name\n1,\"Lamp\twith tab\"\n")).toEqual([{ id: "1", name: "Lamp\twith tab" }]);
});

test("an empty file and a heading alone hold no rows", async () => {
  expect(await rowsOf("")).toEqual([]);
  expect(await rowsOf("id,name")).toEqual([]);
});
