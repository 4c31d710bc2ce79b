import fc from "fast-check";
import { expect, test } from "vitest";
import { asId } from "@/lib/kernel/ids";
import { returnDays } from "./return-policy";
import { blockWords, freePositions, returnability, unitMinor, type LineFacts } from "./returnable";

const lamp: LineFacts = {
  id: asId("l"), fulfillmentId: asId("f"), orderLineId: asId("o"), variantId: asId("v"), pricedUnits: 3, totalMinor: 1001, handedOver: 3, isCancelled: false, givenAt: "2026-09-05T20:00:00Z",
  timeZone: "America/Los_Angeles", categories: ["table-lamps", "lighting"], taken: [], credits: [],
};

test("counts the days from the hand-over and ends them at midnight of the store, also where the clocks change between", () => {
  expect(returnability(lamp, new Date("2026-09-06T00:00:00Z"))).toEqual({ left: 3, until: new Date("2026-11-05T08:00:00Z"), blockedBy: null });
  expect(returnability(lamp, new Date("2026-11-05T07:59:59Z")).left).toBe(3);
  const late = returnability(lamp, new Date("2026-11-05T08:00:00Z"));
  expect(late).toMatchObject({ left: 0, blockedBy: "too_late" });
  expect(blockWords(lamp, late)).toBe("The time to return it ended Wed, Nov 4");
});

test("gives fewer days for electronics, and without a receipt", () => {
  expect(returnDays(["audio", "electronics"])).toBe(30);
  expect(returnDays(["sofas", "living"])).toBe(60);
  expect(returnDays(["sofas", "living"], false)).toBe(30);
});

test("says why units cannot be returned: not given yet, back already, in another return", () => {
  const now = new Date("2026-09-10T00:00:00Z");
  expect(returnability({ ...lamp, handedOver: 0, givenAt: null }, now).blockedBy).toBe("not_given");
  expect(returnability({ ...lamp, taken: [0, 1, 2].map((position) => ({ position, isBack: true, number: "RT-1" })) }, now).blockedBy).toBe("came_back");
  const inReturn = { ...lamp, taken: [0, 1, 2].map((position) => ({ position, isBack: position > 0, number: `RT-${position}` })) };
  expect(blockWords(inReturn, returnability(inReturn, now))).toBe("In return RT-0");
});

test("the units of a line cost what the line costs, in whatever order they come back", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 1, max: 99 }), fc.array(fc.integer({ min: 1, max: 9 })), (totalMinor, units, steps) => {
    const line = { ...lamp, totalMinor, pricedUnits: units, handedOver: units, taken: [] as LineFacts["taken"] };
    let sum = 0;
    for (const step of [...steps, units]) {
      const positions = freePositions(line, step);
      sum += positions.reduce((total, position) => total + unitMinor(line, position), 0);
      line.taken = [...line.taken, ...positions.map((position) => ({ position, isBack: true, number: "" }))];
    }
    expect(sum).toBe(totalMinor);
    expect(new Set(line.taken.map(({ position }) => position)).size).toBe(units);
  }));
});
