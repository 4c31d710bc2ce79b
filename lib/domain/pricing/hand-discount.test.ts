import fc from "fast-check";
import { expect, test } from "vitest";
import { newId, type StaffId } from "@/lib/kernel/ids";
import { takeOffByHand, type HandDiscount, type HandEffect } from "./hand-discount";

const staffId = newId<StaffId>();
const given = (line: string | null, effect: HandEffect): HandDiscount => ({ line, effect, reason: "goodwill", note: "", staffId, approvedByStaffId: null });
const lamp = { key: "lamp", quantity: 2, leftMinor: 20_000 };
const mug = { key: "mug", quantity: 3, leftMinor: 3_333 };

test("another price for a line lowers it to that price for each unit, and never raises it", () => {
  expect(takeOffByHand([given("lamp", { kind: "price", unitMinor: 8_000 })], [lamp, mug])).toMatchObject([{ amountMinor: 4_000, lines: [{ key: "lamp", amountMinor: 4_000 }] }]);
  expect(takeOffByHand([given("lamp", { kind: "price", unitMinor: 12_000 })], [lamp])).toMatchObject([{ amountMinor: 0, lines: [] }]);
});
test("a discount of the sale comes after those of its lines and is split over what they left, to the cent", () => {
  const taken = takeOffByHand([given(null, { kind: "amount", amountMinor: 1_000 }), given("lamp", { kind: "percent", basisPoints: 5_000 })], [lamp, mug]);
  expect(taken.map(({ line, amountMinor, lines }) => [line, amountMinor, lines])).toEqual([["lamp", 10_000, [{ key: "lamp", amountMinor: 10_000 }]], [null, 1_000, [{ key: "lamp", amountMinor: 750 }, { key: "mug", amountMinor: 250 }]]]);
});
test("whatever is given, no line costs less than nothing and the parts sum to the whole", () => {
  const effect = fc.oneof(
    fc.record({ kind: fc.constant("price" as const), unitMinor: fc.nat(30_000) }), fc.record({ kind: fc.constant("percent" as const), basisPoints: fc.integer({ min: 1, max: 10_000 }) }), fc.record({ kind: fc.constant("amount" as const), amountMinor: fc.integer({ min: 1, max: 50_000 }) }));
  fc.assert(fc.property(fc.option(effect), fc.option(effect), fc.option(effect.filter(({ kind }) => kind !== "price")), (first, second, whole) => {
    const taken = takeOffByHand([...(first ? [given("lamp", first)] : []), ...(second ? [given("mug", second)] : []), ...(whole ? [given(null, whole)] : [])], [lamp, mug]);
    const of = (key: string) => taken.flatMap((one) => one.lines).reduce((sum, part) => sum + (part.key === key ? part.amountMinor : 0), 0);
    return taken.every((one) => one.amountMinor === one.lines.reduce((sum, part) => sum + part.amountMinor, 0)) && of("lamp") <= lamp.leftMinor && of("mug") <= mug.leftMinor;
  }));
});
