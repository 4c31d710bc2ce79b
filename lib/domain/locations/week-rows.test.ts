import { expect, test } from "vitest";
import { exceptionRows, weekRows } from "./week-rows";

test("says each day of the week, a day without hours as closed", () => {
  const rows = weekRows({ hours: [{ weekday: 1, opensMinute: 600, closesMinute: 1260 }] });
  expect(rows[0]).toEqual({ day: "Monday", hours: "10 AM – 9 PM" });
  expect(rows[6]).toEqual({ day: "Sunday", hours: "Closed" });
});

test("says the coming exceptions, soonest first", () => {
  const rows = exceptionRows([{ day: "2026-12-25", opensMinute: null, closesMinute: null, reason: "Christmas" }, { day: "2026-11-27", opensMinute: 420, closesMinute: 1320, reason: "Black Friday" }], 6);
  expect(rows.map(({ date, hours }) => [date, hours])).toEqual([["Fri, Nov 27", "7 AM – 10 PM"], ["Fri, Dec 25", "Closed"]]);
});
