import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { also, hire, levelOf, openCounter, placeOrder, refusalOf, type Counter } from "@/lib/domain/fulfillment/counter.testing";
import { newId } from "@/lib/kernel/ids";
import { approveCycleCount, cancelCycleCount } from "./decide-cycle-count";
import { finishSession } from "./finish-session";
import { getCycleCount } from "./get-cycle-count";
import { listCycleCounts } from "./list-cycle-counts";
import { planCount } from "./plan-count";
import { startSession } from "./start-session";
import { submitCycleCount } from "./submit-cycle-count";
import { tallyScan, tallyUnits } from "./tally-units";
import { zeroRest } from "./zero-rest";

const plan = (counter: Counter) => ({ locationId: counter.portland, name: "Aisle 4", aisles: ["4"], categoryIds: [], toleranceUnits: 1, tolerance: 5_000 });

async function people(tx: Tx, { portland, bend }: Counter) {
  const mona = await hire(tx, "Mona", "inventory.approve", [portland], "store_manager");
  return { mona, ana: await hire(tx, "Ana", "inventory.count", [portland]), ben: await hire(tx, "Ben", "inventory.count", [portland]), far: await hire(tx, "Fay", "inventory.count", [bend]), ines: await hire(tx, "Ines", "inventory.approve", "all", "inventory_planner") };
}

dbTest("two people count one aisle blind, what nobody counted keeps it open, and the difference reaches the ledger once approved", async ({ tx }) => {
  const counter = await openCounter(tx, 5);
  const { mona, ana, ben, far } = await people(tx, counter);
  const { cycleCountId, number, lines } = await planCount(tx, mona, plan(counter));
  expect(lines).toBe(2);
  const [front, back] = [await startSession(tx, ana, { cycleCountId, area: "Front" }), await startSession(tx, ben, { cycleCountId, area: "Stockroom" })];
  expect(await startSession(tx, ana, { cycleCountId, area: "Again" })).toEqual(front);
  for (const scanned of ["alder-lamp", "alder-lamp"]) await tallyScan(tx, ana, { ...front, scanned });
  expect(await tallyScan(tx, ben, { ...back, scanned: "ALDER-LAMP" })).toMatchObject({ units: 1 });
  expect(await refusalOf(tallyScan(tx, ana, { ...back, scanned: "ALDER-LAMP" }))).toBe("not_found");
  expect(await refusalOf(tallyScan(tx, ana, { ...front, scanned: "NOPE" }))).toBe("wrong_item");
  const seen = await getCycleCount(ana, number, tx);
  const lamp = seen?.lines.find(({ sku }) => sku === "ALDER-LAMP");
  expect(lamp).toMatchObject({ mine: 2, tallied: 3, result: null });
  await tallyUnits(tx, ben, { ...back, lineId: lamp?.id ?? newId(), units: 2 });
  expect(await refusalOf(submitCycleCount(tx, ana, { cycleCountId }))).toBe("still_counting");
  await finishSession(tx, ana, front);
  await finishSession(tx, ben, back);
  expect(await refusalOf(submitCycleCount(tx, ana, { cycleCountId }))).toBe("uncounted");
  expect(await getCycleCount(far, number, tx)).toBeNull();
  expect(await zeroRest(tx, mona, { cycleCountId })).toEqual({ lines: 1 });
  expect(await submitCycleCount(tx, ana, { cycleCountId })).toEqual({ status: "recounting", recounts: 1 });
  const again = await startSession(tx, ana, { cycleCountId, area: "" });
  expect(await refusalOf(tallyScan(tx, ana, { ...again, scanned: "ALDER-LAMP" }))).toBe("wrong_item");
  await tallyScan(tx, ana, { ...again, scanned: "FERN-MUG" });
  await finishSession(tx, ana, again);
  expect(await submitCycleCount(tx, ana, { cycleCountId })).toEqual({ status: "submitted", recounts: 0 });
  expect((await getCycleCount(also(mona, "inventory.count"), number, tx))?.lines.map(({ sku, result }) => `${sku} ${result?.counted} of ${result?.expected}`).toSorted()).toEqual(["ALDER-LAMP 4 of 5", "FERN-MUG 1 of 5"]);
  expect(await approveCycleCount(tx, mona, { cycleCountId })).toEqual({ differences: 2, released: 0 });
  expect(await levelOf(tx, counter.lamp, counter.portland)).toMatchObject({ on_hand: 4 });
  expect(await levelOf(tx, counter.mug, counter.portland)).toMatchObject({ on_hand: 1 });
  expect(await listCycleCounts(ana, { state: "approved", locationId: null }, tx)).toMatchObject([{ number, lines: 2, counted: 2, counters: ["Ana", "Ben"] }]);
});

dbTest("a line beyond the tolerance is counted again by somebody else, and the second figure stands", async ({ tx }) => {
  const counter = await openCounter(tx, 5);
  const { mona, ana, ben } = await people(tx, counter);
  const { cycleCountId, number } = await planCount(tx, mona, plan(counter));
  const first = await startSession(tx, ana, { cycleCountId, area: "" });
  const lines = (await getCycleCount(ana, number, tx))?.lines ?? [];
  for (const { id, sku } of lines) await tallyUnits(tx, ana, { ...first, lineId: id, units: sku === "ALDER-LAMP" ? 2 : 5 });
  await finishSession(tx, ana, first);
  expect(await submitCycleCount(tx, ana, { cycleCountId })).toEqual({ status: "recounting", recounts: 1 });
  const lampId = lines.find(({ sku }) => sku === "ALDER-LAMP")?.id ?? newId();
  const own = await startSession(tx, ana, { cycleCountId, area: "" });
  expect(await refusalOf(tallyUnits(tx, ana, { ...own, lineId: lampId, units: 2 }))).toBe("second_person");
  await finishSession(tx, ana, own);
  const other = await startSession(tx, ben, { cycleCountId, area: "" });
  await tallyUnits(tx, ben, { ...other, lineId: lampId, units: 5 });
  await finishSession(tx, ben, other);
  expect(await submitCycleCount(tx, ben, { cycleCountId })).toEqual({ status: "submitted", recounts: 0 });
  expect(await approveCycleCount(tx, mona, { cycleCountId })).toEqual({ differences: 0, released: 0 });
  expect(await approveCycleCount(tx, mona, { cycleCountId })).toEqual({ differences: 0, released: 0 });
  expect(await levelOf(tx, counter.lamp, counter.portland)).toMatchObject({ on_hand: 5 });
});

dbTest("what a shopper waits for is asked about when a count leaves it without stock, and a dear difference needs the head office", async ({ tx }) => {
  const counter = await openCounter(tx, 5);
  const { mona, ana, ines } = await people(tx, counter);
  const { fulfillmentId } = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 3 }]);
  const { cycleCountId } = await planCount(tx, mona, { ...plan(counter), toleranceUnits: 99 });
  await zeroRest(tx, mona, { cycleCountId });
  expect(await submitCycleCount(tx, ana, { cycleCountId })).toEqual({ status: "submitted", recounts: 0 });
  await tx.execute(sql`update cycle_count_line set unit_minor = 10000`);
  expect(await refusalOf(tx.transaction((inner) => approveCycleCount(inner, mona, { cycleCountId })))).toBe("head_office");
  expect(await approveCycleCount(tx, ines, { cycleCountId })).toEqual({ differences: 2, released: 3 });
  const { rows } = await tx.execute(sql`select status, shopper_question from fulfillment where id = ${fulfillmentId}`);
  expect(rows).toEqual([{ status: "awaiting_shopper", shopper_question: "missing" }]);
});

dbTest("a count that is called off leaves the books alone, also after it was submitted", async ({ tx }) => {
  const counter = await openCounter(tx, 5);
  const { mona, ana } = await people(tx, counter);
  const { cycleCountId } = await planCount(tx, mona, { ...plan(counter), toleranceUnits: 99 });
  await zeroRest(tx, mona, { cycleCountId });
  await submitCycleCount(tx, ana, { cycleCountId });
  await cancelCycleCount(tx, mona, { cycleCountId });
  expect(await levelOf(tx, counter.lamp, counter.portland)).toMatchObject({ on_hand: 5 });
  expect(await refusalOf(approveCycleCount(tx, mona, { cycleCountId }))).toBe("illegal_move");
  expect(await refusalOf(planCount(tx, mona, { ...plan(counter), aisles: ["none"] }))).toBe("invalid");
});
