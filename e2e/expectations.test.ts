import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { expectations } from "./expectations";

const numbers = Array.from({ length: 68 }, (_, index) => index + 1);
const rows = Object.entries(expectations);

const fileOf = (name: string): string => {
  const [place = ""] = name.split(": ");
  return place.includes("/") ? place : `e2e/${place}.spec.ts`;
};

/** The sentences that a file's tests are called by, in its source's own words. */
function titlesIn(file: string): string[] {
  const calls = readFileSync(file, "utf8").matchAll(/^ *(?:test|dbTest|raceTest)\(("(?:[^"\\]|\\.)*"),/gm);
  return [...calls].map(([, title = '""']) => String(JSON.parse(title)));
}

test("no sentence is left out", () => {
  expect(rows.map(([number]) => Number(number))).toEqual(numbers);
});

test("each sentence is proved in a browser, or says why not", () => {
  const silent = rows.filter(([, { tests, note }]) => note === undefined && !tests.some((name) => fileOf(name).startsWith("e2e/")));
  expect(silent.map(([number]) => number)).toEqual([]);
});

test("each name is the beginning of exactly one test", () => {
  const wrong = rows.flatMap(([number, { tests }]) => tests.filter((name) => titlesIn(fileOf(name)).filter((title) => title.startsWith(name.slice(name.indexOf(": ") + 2))).length !== 1).map((name) => `${number} ${name}`));
  expect(wrong).toEqual([]);
});

test("no file with such a test skips, singles out or expects to fail any of its own", () => {
  const files = new Set(rows.flatMap(([, { tests }]) => tests.map(fileOf)));
  expect([...files].filter((file) => /\.(skip|skipIf|runIf|fixme|todo|only|fails?)\b/.test(readFileSync(file, "utf8")))).toEqual([]);
});
