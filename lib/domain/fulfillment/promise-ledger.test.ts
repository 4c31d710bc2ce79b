import { describe, expect, test } from "vitest";
import { newId } from "@/lib/kernel/ids";
import { measuredLead, promiseQuery, type PromiseRecord } from "./promise-ledger";

const daily = { timeZone: "America/Chicago", hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensMinute: 600, closesMinute: 1200 })), exceptions: [] };
const noon = Date.parse("2026-06-10T17:00:00Z");
const record = (minutes: number, changes: Partial<PromiseRecord> = {}): PromiseRecord => ({
  fulfillmentId: newId(), number: "AH-1-1", orderNumber: "AH-1", method: "pickup", orderedAt: new Date(noon).toISOString(), countedFrom: new Date(noon).toISOString(), leadMinutes: 120, rule: "open",
  promisedAt: new Date(noon + 120 * 60_000).toISOString(), keptAt: new Date(noon + minutes * 60_000).toISOString(), outcome: "kept", wasMoved: false, ...changes,
});

describe("the lead time that a store needs", () => {
  test("is what nine of ten pickups took, to the next quarter of an hour", () => {
    const records = Array.from({ length: 40 }, (_, index) => record(index + 1));
    expect(measuredLead(daily, records)).toEqual({ measured: 40, medianMinutes: 20, p90Minutes: 36, suggestedMinutes: 45 });
  });

  test("counts no minute in which the store is closed", () => {
    const evening = Date.parse("2026-06-11T00:30:00Z"); // half an hour before closing
    const morning = new Date(evening + 14.75 * 3_600_000).toISOString(); // a quarter of an hour after opening
    const records = Array.from({ length: 20 }, () => record(0, { countedFrom: new Date(evening).toISOString(), promisedAt: morning, keptAt: morning }));
    expect(measuredLead(daily, records)).toMatchObject({ medianMinutes: 45, p90Minutes: 45, suggestedMinutes: 45 });
  });

  test("hears only of pickups that were wanted as soon as possible, and not of too few", () => {
    const later = record(300, { promisedAt: new Date(noon + 6 * 3_600_000).toISOString() });
    const useless = [later, record(10, { wasMoved: true }), record(10, { keptAt: null, outcome: "overdue" }), record(10, { countedFrom: null, leadMinutes: null })];
    const enough = Array.from({ length: 20 }, () => record(30));
    expect(measuredLead(daily, [...enough, ...useless, ...useless])).toMatchObject({ measured: 20, suggestedMinutes: 30 });
    expect(measuredLead(daily, enough.slice(1))).toBeNull();
  });
});

test("an address that asks for nonsense shows the last thirty days of pickups", () => {
  expect(promiseQuery.parse({ days: "1e9", method: ["ship", "x"], outcome: "<b>" })).toEqual({ days: 30, method: "ship", outcome: null });
  expect(promiseQuery.parse({})).toEqual({ days: 30, method: "pickup", outcome: null });
});
