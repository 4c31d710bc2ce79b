import { expect, test } from "vitest";
import { asId, type LocationId, type VariantId } from "@/lib/kernel/ids";
import { queueUp, type WaitingPart } from "./waiting-line";

const [lamp, sofa, warehouse] = [asId<VariantId>("lamp"), asId<VariantId>("sofa"), asId<LocationId>("w")];
const part = (lines: [string, number][], told = "2026-12-08"): WaitingPart => ({ locationId: warehouse, awaitsStockOn: told, isDelayed: false, lines: lines.map(([variantId, quantity]) => ({ variantId: asId(variantId), quantity })) });
const lamps = (here: number, ...arrivals: [string, number][]) => ({ variantId: lamp, locationId: warehouse, here, arrivals: arrivals.map(([on, units]) => ({ on, units })) });

test("the oldest part is served first, and a smaller one does not jump the queue", () => {
  const parts = [part([["lamp", 3]]), part([["lamp", 1]])];
  expect(queueUp(parts, [lamps(2, ["2026-12-08", 4])])).toEqual([{ kind: "as_told" }, { kind: "as_told" }]);
  expect(queueUp(parts, [lamps(3, ["2026-12-08", 4])])).toEqual([{ kind: "here" }, { kind: "as_told" }]);
  expect(queueUp(parts, [lamps(4)])).toEqual([{ kind: "here" }, { kind: "here" }]);
});

test("a day that slips is told only to those whose units come with it", () => {
  const parts = [part([["lamp", 2]]), part([["lamp", 2]])];
  expect(queueUp(parts, [lamps(0, ["2026-12-08", 2], ["2026-12-20", 5])])).toEqual([{ kind: "as_told" }, { kind: "later", on: "2026-12-20" }]);
  expect(queueUp(parts, [lamps(0, ["2026-12-08", 3])])).toEqual([{ kind: "as_told" }, { kind: "later", on: null }]);
});

test("a part waits for the last of its goods", () => {
  const sofas = { variantId: sofa, locationId: warehouse, here: 0, arrivals: [{ on: "2026-12-31", units: 1 }] };
  expect(queueUp([part([["lamp", 1], ["sofa", 1]])], [lamps(5), sofas])).toEqual([{ kind: "later", on: "2026-12-31" }]);
  expect(queueUp([part([["lamp", 1], ["sofa", 1]], "2026-12-31")], [lamps(5), sofas])).toEqual([{ kind: "as_told" }]);
});
