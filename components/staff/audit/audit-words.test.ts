import { expect, test } from "vitest";
import { fieldWords, valueWords } from "./audit-words";

test("the audit says hours, dates and moments as people say them", () => {
  expect(fieldWords("exception 2031-03-04")).toBe("Special date 2031-03-04");
  expect(valueWords("exception 2031-03-04", { opensMinute: null, closesMinute: null, reason: "Stocktaking" })).toBe("closed, Stocktaking");
  expect(valueWords("hours", [{ weekday: 1, opensMinute: 540, closesMinute: 1260 }, { weekday: 7, opensMinute: 600, closesMinute: 1080 }])).toBe("Mon 9 AM–9 PM, Sun 10 AM–6 PM");
  expect(valueWords("startsAt", "2031-05-01T09:00:00.000Z")).toBe("May 1, 2031, 9:00 AM UTC");
  expect(valueWords("hours", [])).toBe("–");
});
