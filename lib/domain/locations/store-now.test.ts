import { expect, test } from "vitest";
import type { OpeningHours } from "./hours";
import { storeNow, storeNowWords, weekAhead, windowsWords } from "./store-now";
import { clockWords, promiseWords, slotWords } from "./time-words";

const chicago: OpeningHours = {
  timeZone: "America/Chicago",
  hours: [1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, opensMinute: 600, closesMinute: 1260 })),
  exceptions: [{ day: "2026-11-26", opensMinute: null, closesMinute: null, reason: "Thanksgiving" }],
};
const at = (text: string) => new Date(`${text}-06:00`);

test("says until when the store is open, in its own clock", () => {
  expect(storeNow(chicago, at("2026-11-24T12:00"))).toMatchObject({ isOpen: true, closesAt: at("2026-11-24T21:00") });
  expect(storeNowWords(chicago, at("2026-11-24T12:00"))).toBe("Open until 9 PM");
});

test("says when and why it opens again", () => {
  expect(storeNowWords(chicago, at("2026-11-24T22:00"))).toBe("Closed, opens tomorrow at 10 AM");
  expect(storeNowWords(chicago, at("2026-11-26T12:00"))).toBe("Closed (Thanksgiving), opens tomorrow at 10 AM");
  expect(storeNowWords({ ...chicago, hours: [] }, at("2026-11-24T12:00"))).toBe("Closed until further notice");
});

test("shows a week with its exceptions", () => {
  const week = weekAhead(chicago, at("2026-11-24T12:00"));
  expect(week.map((day) => windowsWords(day.windows))).toEqual(["10 AM – 9 PM", "10 AM – 9 PM", "Closed", "10 AM – 9 PM", "10 AM – 9 PM", "Closed", "10 AM – 9 PM"]);
  expect(week[2]?.reason).toBe("Thanksgiving");
});

test("words a promise as a day and a time", () => {
  const now = at("2026-11-24T12:00");
  expect(promiseWords(at("2026-11-24T16:15"), "America/Chicago", now)).toBe("today by 4:15 PM");
  expect(promiseWords(at("2026-11-25T10:00"), "America/Chicago", now)).toBe("tomorrow by 10 AM");
  expect(promiseWords(at("2026-11-27T10:00"), "America/Chicago", now)).toBe("Friday by 10 AM");
  expect(promiseWords(at("2026-12-03T10:00"), "America/Chicago", now)).toBe("Thu, Dec 3 by 10 AM");
  expect(clockWords(at("2026-11-24T00:05"), "America/New_York")).toBe("1:05 AM");
});

test("words a slot", () => {
  const now = at("2026-11-24T12:00");
  expect(slotWords({ startsAt: at("2026-11-24T16:00"), endsAt: at("2026-11-24T17:00") }, "America/Chicago", now)).toBe("today, 4–5 PM");
  expect(slotWords({ startsAt: at("2026-11-25T11:00"), endsAt: at("2026-11-25T12:00") }, "America/Chicago", now)).toBe("tomorrow, 11 AM–12 PM");
});
