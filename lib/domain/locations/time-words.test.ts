import { expect, test } from "vitest";
import { momentWords, zoneWords } from "./time-words";

const noon = new Date("2026-11-27T18:00:00Z");
const summer = new Date("2026-07-01T18:00:00Z");

test("names the store's zone to a reader whose clock shows another time", () => {
  expect(zoneWords(noon, "America/Chicago", "America/Los_Angeles")).toBe("CST");
  expect(zoneWords(summer, "America/Chicago", "America/New_York")).toBe("CDT");
  expect(zoneWords(summer, "America/Phoenix", "America/Denver")).toBe("MST");
});

test("names no zone where both clocks show the same", () => {
  expect(zoneWords(noon, "America/Chicago", "America/Chicago")).toBe("");
  expect(zoneWords(noon, "America/Phoenix", "America/Denver")).toBe("");
});

test("writes a moment with its zone", () => expect(momentWords(noon, "America/Chicago")).toBe("Nov 27, 2026, 12:00 PM CST"));
