import { expect, test } from "vitest";
import { isUuid, newId } from "./ids";

test("ids are version 7, never twice, and sort as they were made, however many a millisecond", () => {
  const made = Array.from({ length: 50_000 }, () => newId());
  expect(made.every((id) => isUuid(id) && id[14] === "7" && "89ab".includes(id[19]!))).toBe(true);
  expect(new Set(made).size).toBe(made.length);
  expect(made.toSorted()).toEqual(made);
  expect(Math.abs(Number.parseInt(made.at(-1)!.replaceAll("-", "").slice(0, 12), 16) - Date.now())).toBeLessThan(5_000);
});
