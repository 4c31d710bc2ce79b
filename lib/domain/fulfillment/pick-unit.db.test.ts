import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { newId } from "@/lib/kernel/ids";
import { claimFulfillment } from "./claim-fulfillment";
import { factsOf, gtins, hire, openCounter, placeOrder, refusalOf } from "./counter.testing";
import { pickUnit } from "./pick-unit";
import { undoStep } from "./undo-step";

dbTest("ticks a unit once for one scan, however often it is delivered", async ({ tx }) => {
  const counter = await openCounter(tx);
  const ana = await hire(tx, "Ana", "fulfillment.work", [counter.portland]);
  const { fulfillmentId } = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 2 }]);
  const scan = { fulfillmentId, scanId: newId(), scanned: gtins.lamp };
  expect(await pickUnit(tx, ana, scan)).toMatchObject({ picked: 1, of: 2, left: 1 });
  expect(await pickUnit(tx, ana, scan)).toMatchObject({ picked: 1, of: 2, left: 1 });
  expect(await factsOf(tx, fulfillmentId)).toMatchObject({ status: "picking", picked: 1 });
});

dbTest("refuses another product by name and says what is expected", async ({ tx }) => {
  const counter = await openCounter(tx);
  const ana = await hire(tx, "Ana", "fulfillment.work", [counter.portland]);
  const { fulfillmentId } = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }]);
  const scan = (scanned: string) => pickUnit(tx, ana, { fulfillmentId, scanId: newId(), scanned });
  await expect(scan(gtins.mug)).rejects.toMatchObject({ code: "wrong_item", facts: { scanned: "Fern mug", expected: "Alder lamp" } });
  await expect(scan("4006381333932")).rejects.toMatchObject({ facts: { scanned: "a misread barcode (its check digit is wrong)" } });
  await scan(gtins.lamp);
  expect(await refusalOf(scan(gtins.lamp))).toBe("already_picked");
});

dbTest("ticks a unit without a scan only for a reason, which stays on record", async ({ tx }) => {
  const counter = await openCounter(tx);
  const ana = await hire(tx, "Ana", "fulfillment.work", [counter.portland]);
  const { fulfillmentId, lines } = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }]);
  await pickUnit(tx, ana, { fulfillmentId, scanId: newId(), scanned: "", override: { lineId: lines[0]!.lineId, reason: "Label torn" } });
  const { rows } = await tx.execute<{ reason: string }>(sql`select payload ->> 'reason' as reason from event where fulfillment_id = ${fulfillmentId} and kind = 'fulfillment.line_picked'`);
  expect(rows).toEqual([{ reason: "Label torn" }]);
});

dbTest("leaves a colleague's pick alone", async ({ tx }) => {
  const counter = await openCounter(tx);
  const ana = await hire(tx, "Ana", "fulfillment.work", [counter.portland]);
  const ben = await hire(tx, "Ben", "fulfillment.work", [counter.portland]);
  const { fulfillmentId } = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }]);
  await claimFulfillment(tx, ana, { fulfillmentId });
  await expect(pickUnit(tx, ben, { fulfillmentId, scanId: newId(), scanned: gtins.lamp })).rejects.toMatchObject({ code: "claimed_by_other", facts: { name: "Ana" } });
});

dbTest("takes the last tick back within ten seconds of the shop's clock, not later", async ({ tx }) => {
  const counter = await openCounter(tx);
  const ana = await hire(tx, "Ana", "fulfillment.work", [counter.portland]);
  const { fulfillmentId } = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 2 }]);
  for (let i = 0; i < 2; i++) await pickUnit(tx, ana, { fulfillmentId, scanId: newId(), scanned: gtins.lamp });
  await undoStep(tx, ana, { fulfillmentId, step: "pick" });
  expect(await factsOf(tx, fulfillmentId)).toMatchObject({ picked: 1 });
  await tx.execute(sql`select set_config('throughline.clock_shift', '11 seconds', true)`);
  expect(await refusalOf(undoStep(tx, ana, { fulfillmentId, step: "pick" }))).toBe("undo_expired");
  await pickUnit(tx, ana, { fulfillmentId, scanId: newId(), scanned: gtins.lamp });
  expect(await factsOf(tx, fulfillmentId)).toMatchObject({ picked: 2 });
});
