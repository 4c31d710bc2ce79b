import { expect, test } from "vitest";
import { testTitles } from "@/scripts/rooms/test-titles.mjs";
import { expectations } from "./expectations";

const numbers = Array.from({ length: 68 }, (_, index) => index + 1);
const rows = Object.entries(expectations);

const fileOf = (name: string): string => {
  const [place = ""] = name.split(": ");
  return place.includes("/") ? place : `e2e/${place}.spec.ts`;
};

test("no sentence is left out", () => {
  expect(rows.map(([number]) => Number(number))).toEqual(numbers);
});

test("each sentence is proved in a browser, or says why not", () => {
  const silent = rows.filter(([, { tests, note }]) => note === undefined && !tests.some((name) => fileOf(name).startsWith("e2e/")));
  expect(silent.map(([number]) => number)).toEqual([]);
});

test("each name is the beginning of exactly one test, in a file that runs all of its own", () => {
  const wrong = rows.flatMap(([number, { tests }]) => tests.filter((name) => testTitles(fileOf(name)).filter((title) => title.startsWith(name.slice(name.indexOf(": ") + 2))).length !== 1).map((name) => `${number} ${name}`));
  expect(wrong).toEqual([]);
});
