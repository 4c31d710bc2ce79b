import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { approveCount } from "@/lib/domain/fulfillment/approve-count";
import { cancelFulfillmentLine } from "@/lib/domain/fulfillment/cancel-fulfillment-line";
import { claimFulfillment } from "@/lib/domain/fulfillment/claim-fulfillment";
import { also, hire } from "@/lib/domain/fulfillment/counter.testing";
import { expireShopperChoice } from "@/lib/domain/fulfillment/expire-shopper-choice";
import { getPickup } from "@/lib/domain/fulfillment/get-pickup";
import { getShopperChoices } from "@/lib/domain/fulfillment/get-shopper-choices";
import { handOver } from "@/lib/domain/fulfillment/hand-over";
import { listQueue } from "@/lib/domain/fulfillment/list-queue";
import { sectionOf } from "@/lib/domain/fulfillment/pickup-queue";
import { firstReasons } from "@/lib/domain/fulfillment/reject-reason";
import { shopperChooses } from "@/lib/domain/fulfillment/shopper-chooses";
import { stageFulfillment } from "@/lib/domain/fulfillment/stage-fulfillment";
import { openCount } from "@/lib/domain/inventory/open-count";
import { submitCount } from "@/lib/domain/inventory/submit-count";
import { recountCancelled } from "@/lib/domain/orders/recount-cancelled";
import { newId, type StockCountId } from "@/lib/kernel/ids";
import { cancelTransfer } from "./cancel-transfer";
import { cannotSend } from "./cannot-send";
import { receiveBox, receiveUnits, rejectUnits } from "./receive-units";
import { reportUnder } from "./report-under";
import { sendTransfer } from "./send-transfer";
import { setTransferLine } from "./set-transfer-line";
import { lampsAt, matched, partsComing, requestedLamps, stateOfPart, system, type Requested } from "./ship-to-store.testing";
import { lineIdOf, stateOf, twice } from "./transfers.testing";

type Tx = Parameters<Parameters<typeof dbTest>[1]>[0]["tx"];
const send = (tx: Tx, one: Requested) => sendTransfer(tx, one.kim, { transferId: one.transferId, as: "listed" });
const kinds = async (tx: Tx, one: Requested): Promise<string[]> =>
  (await tx.execute<{ kind: string }>(sql`select kind from event where order_id = ${one.placed.orderId} order by id`)).rows.map(({ kind }) => kind);

dbTest("arriving at the store is not handing over: it is staged first, the shopper is told then, and the code hands it over", async ({ tx }) => {
  const one = await requestedLamps(tx);
  const desk = also(one.ana, "fulfillment.view");
  const section = async () => (await listQueue(desk, { locationId: one.counter.portland }, tx)).rows.filter((row) => row.id === one.fulfillmentId).map((row) => sectionOf(row, new Date()));
  expect(await section()).toEqual(["incoming"]);
  expect((await listQueue(also(one.kim, "fulfillment.view"), { locationId: one.counter.warehouse }, tx)).toSend).toBe(1);
  await twice(() => send(tx, one));
  expect(await lampsAt(tx, one, "warehouse")).toMatchObject({ onHand: 3, allocated: 0 });
  expect(await stateOfPart(tx, one.fulfillmentId)).toMatchObject({ status: "in_transit_to_store", inTransit: 2, picked: 0 });
  expect((await twice(() => receiveBox(tx, one.receiver, { transferId: one.transferId }))).map(({ units }) => units)).toEqual([2, 0]);
  expect(await stateOf(tx, one.transferId)).toBe("closed");
  expect(await stateOfPart(tx, one.fulfillmentId)).toMatchObject({ status: "open", question: null, inTransit: 0, picked: 2 });
  expect(await lampsAt(tx, one, "portland")).toMatchObject({ onHand: 7, allocated: 2 });
  expect(await section()).toEqual(["arrived"]);
  const code = await tx.execute<{ code: string }>(sql`select pickup_code as code from fulfillment where id = ${one.fulfillmentId}`);
  const proof = { kind: "code" as const, code: code.rows[0]!.code };
  await expect(handOver(tx, one.ana, { fulfillmentId: one.fulfillmentId, proof })).rejects.toMatchObject({ code: "not_ready" });
  const mails = () => tx.execute(sql`select key from graphile_worker.jobs where key = ${`send_ready_mail:${one.fulfillmentId}`}`);
  expect((await mails()).rows).toEqual([]);
  await claimFulfillment(tx, one.ana, { fulfillmentId: one.fulfillmentId });
  await stageFulfillment(tx, one.ana, { fulfillmentId: one.fulfillmentId, shelf: "A1" });
  expect((await mails()).rows).toHaveLength(1);
  await handOver(tx, one.ana, { fulfillmentId: one.fulfillmentId, proof });
  expect(await stateOfPart(tx, one.fulfillmentId)).toMatchObject({ status: "handed_over" });
  expect(await lampsAt(tx, one, "portland")).toMatchObject({ onHand: 5, allocated: 0 });
  expect((await kinds(tx, one)).filter((kind) => kind.includes("store") || kind === "fulfillment.ready" || kind === "fulfillment.handed_over")).toEqual(["fulfillment.sent_to_store", "fulfillment.came_to_store", "fulfillment.ready", "fulfillment.handed_over"]);
});

dbTest("request transfer instead of reject: the shopper is told the new day once, and the link to choose stays open", async ({ tx }) => {
  const one = await requestedLamps(tx);
  expect(await stateOfPart(tx, one.placed.fulfillmentId)).toMatchObject({ status: "cancelled" });
  expect((await kinds(tx, one)).filter((kind) => ["fulfillment.coming_later", "fulfillment.awaiting_shopper"].includes(kind))).toEqual(["fulfillment.coming_later"]);
  const choices = await getShopperChoices(one.fulfillmentId, tx);
  expect(choices).toMatchObject({ question: "later", canWait: true, refundMinor: 2000, lines: [{ quantity: 2 }] });
  expect(Date.parse(choices!.promisedAt)).toBeGreaterThan(Date.now() + 86_400_000);
  const view = await getPickup(also(one.ana, "fulfillment.view"), one.fulfillmentId, tx);
  expect(view).toMatchObject({ statusWords: "Incoming", supply: { from: "Kent", leftAt: null, transfer: { id: one.transferId } } });
  await shopperChooses(tx, one.shopper, { ...one.mine, choice: { kind: "wait" } });
  expect(await stateOfPart(tx, one.fulfillmentId)).toMatchObject({ status: "in_transit_to_store", question: null });
});

dbTest("what the shopper prefers to have back is free where it is, and the draft is called off", async ({ tx }) => {
  const one = await requestedLamps(tx);
  const { orderId } = await shopperChooses(tx, one.shopper, { ...one.mine, choice: { kind: "refund" } });
  await recountCancelled(tx, system, { orderId, reason: "shopper chose a refund" });
  expect(await stateOfPart(tx, one.fulfillmentId)).toMatchObject({ status: "cancelled" });
  await matched(tx, one.fulfillmentId);
  expect(await stateOf(tx, one.transferId)).toBe("cancelled");
  expect(await lampsAt(tx, one, "warehouse")).toMatchObject({ onHand: 5, allocated: 0 });
});

dbTest("cancelled on the road, the goods arrive as stock of the store that anybody may buy", async ({ tx }) => {
  const one = await requestedLamps(tx);
  await send(tx, one);
  const service = await hire(tx, "Gil", "orders.service", "all", "service_agent");
  await cancelFulfillmentLine(tx, service, { fulfillmentId: one.fulfillmentId, orderLineId: one.placed.lines[0]!.orderLineId, quantity: 2, reason: "changed my mind" });
  await recountCancelled(tx, system, { orderId: one.placed.orderId, reason: "changed my mind" });
  await matched(tx, one.fulfillmentId);
  expect(await stateOf(tx, one.transferId)).toBe("sent");
  await receiveBox(tx, one.receiver, { transferId: one.transferId });
  expect(await lampsAt(tx, one, "portland")).toMatchObject({ onHand: 7, allocated: 0 });
  expect(await stateOfPart(tx, one.fulfillmentId)).toMatchObject({ status: "cancelled", picked: 0 });
});

dbTest("one arrives damaged: the other can be staged, and a new one is sent", async ({ tx }) => {
  const one = await requestedLamps(tx);
  await send(tx, one);
  const lineId = await lineIdOf(tx, one.transferId, one.counter.lamp);
  await rejectUnits(tx, one.receiver, { transferId: one.transferId, scanId: newId(), lineId, quantity: 1, reason: "shade torn" });
  expect(await stateOfPart(tx, one.fulfillmentId)).toMatchObject({ status: "in_transit_to_store", inTransit: 1, missing: 1 });
  await receiveUnits(tx, one.receiver, { transferId: one.transferId, scanId: newId(), scanned: "", quantity: 1, override: { lineId, reason: "no code" } });
  expect(await stateOfPart(tx, one.fulfillmentId)).toMatchObject({ status: "open", picked: 1, missing: 0, question: null });
  const [again] = await partsComing(tx, one);
  expect(await stateOfPart(tx, again!)).toMatchObject({ at: "Portland Pearl", question: "later" });
  expect(await lampsAt(tx, one, "warehouse")).toMatchObject({ onHand: 3, allocated: 1 });
  expect(await lampsAt(tx, one, "portland")).toMatchObject({ damaged: 1, allocated: 1 });
});

dbTest("lost on the way: it is sent once more, and when nobody has any the shopper is asked", async ({ tx }) => {
  const one = await requestedLamps(tx, 4);
  await send(tx, one);
  const manager = await hire(tx, "Mo", "transfers.plan", [one.counter.portland], "store_manager");
  const lineId = await lineIdOf(tx, one.transferId, one.counter.lamp);
  await twice(() => reportUnder(tx, manager, { transferId: one.transferId, reportId: "0199f000-0000-7000-8000-000000000001", lineId, quantity: 2, outcome: "lost", note: "truck fire" }));
  expect(await stateOfPart(tx, one.fulfillmentId)).toMatchObject({ status: "cancelled" });
  const [again] = await partsComing(tx, one);
  const second = await matched(tx, again!);
  await sendTransfer(tx, one.kim, { transferId: second, as: "listed" });
  const planner = await hire(tx, "Pia", "transfers.plan", "all", "inventory_planner");
  await cancelTransfer(tx, planner, { transferId: second, reason: "truck lost", outcome: "lost" });
  expect(await stateOfPart(tx, again!)).toMatchObject({ status: "awaiting_shopper", question: "missing", missing: 2 });
  expect(await lampsAt(tx, one, "warehouse")).toMatchObject({ onHand: 0, allocated: 0 });
});

dbTest("who cannot send says why: the goods are sought elsewhere, else the shopper is asked, and the shelf is counted", async ({ tx }) => {
  const one = await requestedLamps(tx);
  await tx.execute(sql`update location set can_ship = true where id = ${one.counter.bend}`);
  await twice(() => cannotSend(tx, one.kim, { transferId: one.transferId, reasonId: firstReasons.notFound, note: "box is empty" }));
  expect(await stateOf(tx, one.transferId)).toBe("cancelled");
  const [again] = await partsComing(tx, one);
  const { rows } = await tx.execute(sql`select s.name from fulfillment f join location s on s.id = f.source_location_id where f.id = ${again}`);
  expect(rows).toEqual([{ name: "Bend" }]);
  expect((await tx.execute(sql`select 1 from stock_count where location_id = ${one.counter.warehouse} and status = 'open'`)).rows).toHaveLength(1);
  await cannotSend(tx, await hire(tx, "Bo", "transfers.work", [one.counter.bend]), { transferId: await matched(tx, again!), reasonId: firstReasons.noTime, note: "" });
  expect(await stateOfPart(tx, again!)).toMatchObject({ status: "awaiting_shopper", question: "missing" });
});

dbTest("an order's goods leave whole, their list is nobody's to edit, and a count at the source finds another way", async ({ tx }) => {
  const one = await requestedLamps(tx);
  const planner = await hire(tx, "Pia", "transfers.plan", "all", "inventory_planner");
  await expect(setTransferLine(tx, planner, { transferId: one.transferId, variantId: one.counter.lamp, wanted: 1, was: 2 })).rejects.toMatchObject({ code: "illegal_move" });
  await expect(sendTransfer(tx, one.kim, { transferId: one.transferId, as: "packed" })).rejects.toMatchObject({ code: "invalid" });
  await tx.execute(sql`update location set can_ship = true where id = ${one.counter.bend}`);
  await openCount(tx, system, { variantId: one.counter.lamp, locationId: one.counter.warehouse, reason: "cycle" });
  const { rows } = await tx.execute<{ id: StockCountId }>(sql`select id from stock_count where location_id = ${one.counter.warehouse}`);
  await submitCount(tx, await hire(tx, "Sam", "inventory.count", [one.counter.warehouse]), { countId: rows[0]!.id, counted: 1 });
  await approveCount(tx, await hire(tx, "Mo", "inventory.approve", [one.counter.warehouse], "store_manager"), { countId: rows[0]!.id });
  const [again] = await partsComing(tx, one);
  expect(again).not.toBe(one.fulfillmentId);
  await matched(tx, one.fulfillmentId);
  expect(await stateOf(tx, one.transferId)).toBe("cancelled");
});

dbTest("without an answer it comes as planned", async ({ tx }) => {
  const one = await requestedLamps(tx);
  await tx.execute(sql`update fulfillment set shopper_deadline_at = shop_clock() - interval '1 minute' where id = ${one.fulfillmentId}`);
  await twice(() => expireShopperChoice(tx, system, { fulfillmentId: one.fulfillmentId }));
  expect(await stateOfPart(tx, one.fulfillmentId)).toMatchObject({ status: "in_transit_to_store", question: null });
});
