import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { demonstrationGtin } from "@/lib/domain/catalog/gtin";
import { newId } from "@/lib/kernel/ids";
import { also, eventsOf, factsOf, gtins, hire, levelOf, moneyOf, openCounter, placeOrder, recount, refusalOf, shopper, type Counter, type Placed } from "./counter.testing";
import { cancelFulfillmentLine } from "./cancel-fulfillment-line";
import { claimFulfillment } from "./claim-fulfillment";
import { handOver } from "./hand-over";
import { pickUnit } from "./pick-unit";
import { setPickupPerson } from "./set-pickup-person";
import { stageFulfillment } from "./stage-fulfillment";
import { undoStep } from "./undo-step";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";

dbTest("hands a ready order over against its code, takes the goods off the books and asks for the money", async ({ tx }) => {
  const { by, counter, placed } = await readyOrder(tx);
  expect(await handOver(tx, by, { fulfillmentId: placed.fulfillmentId, proof: { kind: "code", code: placed.code } })).toMatchObject({ isHandedOver: true, isComplete: true, amountMinor: 3000 });
  expect(await factsOf(tx, placed.fulfillmentId)).toMatchObject({ status: "handed_over", handed_over: 3 });
  expect(await levelOf(tx, counter.lamp, counter.portland)).toMatchObject({ on_hand: 3, allocated: 0 });
  expect(await moneyOf(tx, placed.orderId)).toEqual(["capture 3000"]);
  expect((await eventsOf(tx, placed.fulfillmentId)).filter((kind) => kind === "ready")).toHaveLength(1);
});

dbTest("counts wrong codes, locks at the fifth, and an ID still works", async ({ tx }) => {
  const { by, placed } = await readyOrder(tx);
  const wrong = placed.code === "000000" ? "000001" : "000000";
  for (const left of [4, 3, 2, 1]) expect(await handOver(tx, by, { fulfillmentId: placed.fulfillmentId, proof: { kind: "code", code: wrong } })).toEqual({ isHandedOver: false, code: "wrong_code", left });
  expect(await handOver(tx, by, { fulfillmentId: placed.fulfillmentId, proof: { kind: "code", code: wrong } })).toMatchObject({ code: "code_locked" });
  expect(await handOver(tx, by, { fulfillmentId: placed.fulfillmentId, proof: { kind: "code", code: placed.code } })).toMatchObject({ code: "code_locked" });
  expect(await handOver(tx, by, { fulfillmentId: placed.fulfillmentId, proof: { kind: "id", name: "Maya Lin", note: "Driving licence" } })).toMatchObject({ isHandedOver: true });
});

dbTest("hands over a part, takes only its money, and the rest later", async ({ tx }) => {
  const { by, placed } = await readyOrder(tx);
  const [lamps, mug] = placed.lines;
  if (!lamps || !mug) throw new Error("two lines");
  expect(await handOver(tx, by, { fulfillmentId: placed.fulfillmentId, proof: { kind: "code", code: placed.code }, lines: [{ lineId: lamps.lineId, quantity: 1 }] })).toMatchObject({ isComplete: false, amountMinor: 1000 });
  expect(await factsOf(tx, placed.fulfillmentId)).toMatchObject({ status: "ready", handed_over: 1 });
  expect(await handOver(tx, by, { fulfillmentId: placed.fulfillmentId, proof: { kind: "code", code: placed.code } })).toMatchObject({ isComplete: true, amountMinor: 2000 });
  expect(await moneyOf(tx, placed.orderId)).toEqual(["capture 1000", "capture 2000"]);
  expect(await handOver(tx, by, { fulfillmentId: placed.fulfillmentId, proof: { kind: "code", code: placed.code } })).toMatchObject({ isComplete: true, amountMinor: 0 });
});

dbTest("hands nothing over that is not staged, and nothing of another store", async ({ tx }) => {
  const counter = await openCounter(tx);
  const placed = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }]);
  const ana = await hire(tx, "Ana", "fulfillment.work", [counter.portland]);
  const ben = await hire(tx, "Ben", "fulfillment.work", [counter.bend]);
  const proof = { kind: "code" as const, code: placed.code };
  expect(await refusalOf(handOver(tx, ana, { fulfillmentId: placed.fulfillmentId, proof }))).toBe("not_ready");
  expect(await refusalOf(handOver(tx, ben, { fulfillmentId: placed.fulfillmentId, proof }))).toBe("wrong_store");
});

dbTest("a store's last units leave with the order that owns them, also when their SKU and GTIN were changed meanwhile", async ({ tx }) => {
  const counter = await openCounter(tx);
  const placed = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 5 }]);
  const by = await hire(tx, "Ana", "fulfillment.work", [counter.portland]);
  await tx.execute(sql`update variant set sku = 'LAMP-2027', gtin = ${demonstrationGtin(77)} where id = ${counter.lamp}`);
  for (let i = 0; i < 5; i++) await pickUnit(tx, by, { fulfillmentId: placed.fulfillmentId, scanId: newId(), scanned: "lamp-2027" });
  await stageFulfillment(tx, by, { fulfillmentId: placed.fulfillmentId, shelf: "A4" });
  expect(await handOver(tx, by, { fulfillmentId: placed.fulfillmentId, proof: { kind: "code", code: placed.code } })).toMatchObject({ isComplete: true, amountMinor: 5000 });
  expect(await levelOf(tx, counter.lamp, counter.portland)).toMatchObject({ on_hand: 0, allocated: 0 });
});

dbTest("writes down who came, how they proved it and who gave it to them, and promises the mail that says so", async ({ tx }) => {
  const { by, placed: { orderId, fulfillmentId, code } } = await readyOrder(tx);
  await setPickupPerson(tx, shopper(), { orderId, fulfillmentId, name: "Sam Roe", contact: "sam@example.com" });
  await handOver(tx, by, { fulfillmentId, proof: { kind: "code", code } });
  const { rows } = await tx.execute(sql`
    select f.handed_over_to as to, f.handed_over_proof as proof, f.handed_over_by_staff_id as by, f.handed_over_at is not null as "isTimed", e.actor_id as told,
      exists (select from graphile_worker.jobs j where j.key = e.id || ':send_order_mail') as "isMailed"
    from fulfillment f join event e on e.fulfillment_id = f.id and e.kind = 'fulfillment.handed_over' where f.id = ${fulfillmentId}`);
  expect(rows).toEqual([{ to: "Sam Roe", proof: "code", by: by.actor.staffId, isTimed: true, told: by.actor.staffId, isMailed: true }]);
});

dbTest("a line that was cancelled keeps the rest from nothing: it is ready and handed over without it", async ({ tx }) => {
  const counter = await openCounter(tx);
  const by = await hire(tx, "Ana", "fulfillment.work", [counter.portland]);
  const { orderId, fulfillmentId, lines: [lamps], code } = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 2 }, { variantId: counter.mug, quantity: 1 }]);
  await cancelFulfillmentLine(tx, also(by, "orders.service"), { fulfillmentId, orderLineId: lamps!.orderLineId, quantity: 2, reason: "Changed their mind" });
  await recount(tx, orderId);
  await pickUnit(tx, by, { fulfillmentId, scanId: newId(), scanned: gtins.mug });
  await stageFulfillment(tx, by, { fulfillmentId, shelf: "A3" });
  expect(await factsOf(tx, fulfillmentId)).toMatchObject({ status: "ready", ready: 1, cancelled: 2 });
  expect(await handOver(tx, by, { fulfillmentId, proof: { kind: "code", code } })).toMatchObject({ isComplete: true, amountMinor: 1000 });
  expect(await moneyOf(tx, orderId)).toEqual(["void 2000", "capture 1000"]);
});

dbTest("promises one ready message, for after the seconds in which a staging can be undone", async ({ tx }) => {
  const { by, placed: { fulfillmentId } } = await readyOrder(tx);
  await undoStep(tx, by, { fulfillmentId, step: "stage" });
  await stageFulfillment(tx, by, { fulfillmentId, shelf: "a4" });
  const { rows } = await tx.execute<{ waits: boolean }>(sql`select run_at > ready_at + interval '9 seconds' as waits from graphile_worker.jobs join fulfillment f on key = 'send_ready_mail:' || f.id where f.id = ${fulfillmentId}`);
  expect(rows).toEqual([{ waits: true }]);
});

async function readyOrder(tx: Tx): Promise<{ by: Permit<"fulfillment.work">; counter: Counter; placed: Placed }> {
  const counter = await openCounter(tx);
  const by = await hire(tx, "Ana", "fulfillment.work", [counter.portland]);
  const placed = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 2 }, { variantId: counter.mug, quantity: 1 }]);
  await claimFulfillment(tx, by, { fulfillmentId: placed.fulfillmentId });
  for (const scanned of [gtins.lamp.slice(1), "alder-lamp", `https://id.gs1.org/01/${gtins.mug}`]) await pickUnit(tx, by, { fulfillmentId: placed.fulfillmentId, scanId: newId(), scanned });
  await stageFulfillment(tx, by, { fulfillmentId: placed.fulfillmentId, shelf: "a3" });
  return { by, counter, placed };
}
