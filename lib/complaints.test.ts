import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { testTitles } from "@/scripts/rooms/test-titles.mjs";

const rows = fs.readFileSync(path.join(import.meta.dirname, "complaints.md"), "utf8").split("\n").filter((line) => /^\| \d/.test(line)).map((line) => line.split("|").slice(1, 4).map((cell) => cell.trim()));
const numbers = [...Array.from({ length: 38 }, (_, i) => String(i + 1)), "38b", ...Array.from({ length: 13 }, (_, i) => String(i + 39))];
/** About what one customer is to the shop, and what is shown to whom: not built yet, and said so with the reason. */
const later = ["40", "41", "42", "44", "47"];

test("no complaint is left out", () => {
  expect(rows.map(([number]) => number)).toEqual(numbers);
});

describe("each complaint is answered by tests that are there and run", () => {
  test.each(rows)("%s: %s", (number = "", _what, said = "") => {
    const answers = [...said.matchAll(/`([^`:]+): ([^`]+)`/g)].map(([, file = "", title = ""]) => ({ file, title }));
    if (later.includes(number)) expect(said).toMatch(/Not yet: .+\.$/);
    else expect(answers, "no test answers it").not.toEqual([]);
    for (const { file, title } of answers) expect(testTitles(file).filter((one) => one === title), `${file}: ${title}`).toEqual([title]);
  });
});
