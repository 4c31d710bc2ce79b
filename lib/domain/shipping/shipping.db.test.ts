import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { also, eventsOf, factsOf, gtins, hire, levelOf, moneyOf, placeOrder, refusalOf } from "@/lib/domain/fulfillment/counter.testing";
import { getPickup } from "@/lib/domain/fulfillment/get-pickup";
import { pickUnit } from "@/lib/domain/fulfillment/pick-unit";
import { takeToDoor } from "@/lib/domain/fulfillment/take-to-door";
import { systemPermit } from "@/lib/domain/identity/permit";
import { newId, type BoxId } from "@/lib/kernel/ids";
import { addBox } from "./add-box";
import { askForLabels } from "./ask-for-labels";
import { getLabelDocument, getSlipDocument } from "./get-label-document";
import { getShipment } from "./get-shipment";
import { tableGateway } from "./gateway-table";
import { listBoxKinds } from "./list-box-kinds";
import { packAsSuggested } from "./pack-as-suggested";
import { packBoxes } from "./pack-boxes";
import { putIntoBox } from "./put-into-box";
import { receiveTracking } from "./receive-tracking";
import { recordLabel } from "./record-label";
import { removeBox } from "./remove-box";
import { saveBoxKind } from "./save-box-kind";
import { shipBoxes } from "./ship-boxes";
import { boxKindChange } from "./shipping-input";
import { pickedDelivery } from "./shipping.testing";
import { weighBox } from "./weigh-box";

type World = Awaited<ReturnType<typeof pickedDelivery>>;
const viewOf = async (tx: Tx, { wes, fulfillmentId }: World) => {
  const view = await getShipment(also(wes, "fulfillment.view"), fulfillmentId, tx);
  if (!view) throw new Error("no such shipment");
  return view;
};
const scan = (boxId: BoxId, scanned: string, quantity = 1) => ({ boxId, scanId: newId<string>(), scanned, quantity, lineId: null });

async function labeled(tx: Tx, world: World): Promise<string[]> {
  const { wes, fulfillmentId } = world;
  await packBoxes(tx, wes, { fulfillmentId });
  for (const { labelId, service, box } of await askForLabels(tx, wes, { fulfillmentId, carrier: "table", service: "ground" })) {
    const [rate] = await tableGateway.rates(box);
    await recordLabel(tx, wes, { fulfillmentId, labelId, answer: await tableGateway.buy({ key: labelId, service, box }), rate: rate ?? null });
  }
  return (await viewOf(tx, world)).boxes.map((box) => box.label?.trackingNumber ?? "");
}

dbTest("suggests a small box for the lamps and the cabinet's own two cartons, weighed with their boxes", async ({ tx }) => {
  const world = await pickedDelivery(tx);
  expect((await viewOf(tx, world)).suggested).toEqual(["Small box", "own carton", "own carton"]);
  await packAsSuggested(tx, world.wes, world);
  const { boxes, loose } = await viewOf(tx, world);
  expect(loose).toEqual([]);
  expect(boxes.map((box) => [box.kind, box.computedGrams])).toEqual([["Small box", 2_600], ["Own carton", 9_000], ["Own carton", 7_000]]);
});

dbTest("packs several boxes by scan, each parcel of an item once, and a repeated scan once", async ({ tx }) => {
  const world = await pickedDelivery(tx);
  const { wes, fulfillmentId } = world;
  const { boxId } = await addBox(tx, wes, { fulfillmentId, kindCode: "T-L" });
  const other = await addBox(tx, wes, { fulfillmentId, kindCode: "T-L" });
  const first = scan(boxId, gtins.lamp);
  for (const one of [first, first]) await putIntoBox(tx, wes, one);
  expect(await refusalOf(putIntoBox(tx, wes, scan(boxId, gtins.lamp, 2)))).toBe("invalid");
  await putIntoBox(tx, wes, scan(other.boxId, gtins.lamp));
  expect(await refusalOf(putIntoBox(tx, wes, scan(boxId, gtins.lamp)))).toBe("already_picked");
  expect(await refusalOf(putIntoBox(tx, wes, scan(boxId, "NOT-HERE")))).toBe("wrong_item");
  expect(await putIntoBox(tx, wes, scan(boxId, gtins.mug))).toMatchObject({ parcel: 1 });
  expect(await refusalOf(packBoxes(tx, wes, { fulfillmentId }))).toBe("not_boxed");
  expect(await putIntoBox(tx, wes, scan(other.boxId, gtins.mug))).toMatchObject({ parcel: 2 });
  await removeBox(tx, wes, { boxId: other.boxId });
  expect(new Set((await viewOf(tx, world)).loose.map((one) => `${one.quantity} × ${one.sku}, parcel ${one.parcel}`))).toEqual(new Set(["1 × ALDER-LAMP, parcel 1", "1 × FERN-MUG, parcel 2"]));
  await packAsSuggested(tx, wes, { fulfillmentId });
  await packBoxes(tx, wes, { fulfillmentId });
  await packBoxes(tx, wes, { fulfillmentId });
  expect(await factsOf(tx, fulfillmentId)).toMatchObject({ status: "packed", ready: 3 });
  expect(await refusalOf(addBox(tx, wes, { fulfillmentId, kindCode: "T-L" }))).toBe("illegal_move");
});

dbTest("believes the scales more than the sum, until the box has its label", async ({ tx }) => {
  const world = await pickedDelivery(tx);
  await packBoxes(tx, world.wes, world);
  const [box] = (await viewOf(tx, world)).boxes;
  const boxId = (box?.id ?? "") as BoxId; // an id of our own view
  await weighBox(tx, world.wes, { boxId, grams: 3_100 });
  const [asked] = await askForLabels(tx, world.wes, { ...world, carrier: "table", service: "ground" });
  expect(asked?.box).toMatchObject({ grams: 3_100, from: { city: "Kent" }, to: { name: "Maya Lin", postcode: "97701" }, km: expect.any(Number) });
  expect(await refusalOf(weighBox(tx, world.wes, { boxId, grams: null }))).toBe("labels_live");
});

dbTest("ships by the numbers of the labels, one for each box, and prints them and the slip", async ({ tx }) => {
  const world = await pickedDelivery(tx);
  const { wes, fulfillmentId, orderId, counter } = world;
  await packBoxes(tx, wes, { fulfillmentId });
  expect(await refusalOf(shipBoxes(tx, wes, { fulfillmentId, trackingNumber: "" }))).toBe("label_required");
  const numbers = await labeled(tx, world);
  expect(new Set(numbers).size).toBe(3);
  expect(await askForLabels(tx, wes, { fulfillmentId, carrier: "table", service: "ground" })).toEqual([]);
  const [box] = (await viewOf(tx, world)).boxes;
  const label = Buffer.from((await getLabelDocument(wes, box?.id as BoxId, tx)) ?? []).toString("latin1"); // an id of our own view
  expect(label).toMatch(/^%PDF-1\.4[\s\S]*\/MediaBox \[0 0 288 432\][\s\S]*\(Maya Lin\)/);
  expect(Buffer.from((await getSlipDocument(also(wes, "fulfillment.view"), fulfillmentId, tx)) ?? []).toString("latin1")).toContain("(Box 3: Own carton)");
  await shipBoxes(tx, wes, { fulfillmentId, trackingNumber: "" });
  const { rows } = await tx.execute(sql`select tracking_number from fulfillment where id = ${fulfillmentId}`);
  expect(rows[0]).toEqual({ tracking_number: numbers.join(", ") });
  expect(await moneyOf(tx, orderId)).toEqual(["capture 3000"]);
  expect(await levelOf(tx, counter.lamp, counter.warehouse)).toMatchObject({ on_hand: 18, allocated: 0 });
});

dbTest("is delivered when its last box is, whatever the order of the notices, each kept once", async ({ tx }) => {
  const world = await pickedDelivery(tx);
  const { wes, fulfillmentId } = world;
  const [first = "", second = "", third = ""] = await labeled(tx, world);
  const carrier = systemPermit("carrier");
  const notice = (trackingNumber: string, kind: "delivered" | "in_transit" | "lost", eventKey = newId<string>()) => ({ trackingNumber, kind, eventKey, words: "", place: "Bend, OR", at: new Date() });
  expect(await receiveTracking(tx, carrier, notice("AW000", "delivered"))).toBe(false);
  await receiveTracking(tx, carrier, notice(first, "delivered"));
  expect(await factsOf(tx, fulfillmentId)).toMatchObject({ status: "packed" });
  await shipBoxes(tx, wes, { fulfillmentId, trackingNumber: "" });
  const again = notice(second, "delivered");
  for (const one of [again, again]) await receiveTracking(tx, carrier, one);
  await receiveTracking(tx, carrier, notice(second, "in_transit"));
  await receiveTracking(tx, carrier, notice(third, "lost"));
  expect(await factsOf(tx, fulfillmentId)).toMatchObject({ status: "shipped" });
  const { rows } = await tx.execute<{ kind: string }>(sql`select kind from task where fulfillment_id = ${fulfillmentId}`);
  expect(rows).toEqual([{ kind: "shipment_trouble" }]);
  await receiveTracking(tx, carrier, notice(third, "delivered"));
  expect(await factsOf(tx, fulfillmentId)).toMatchObject({ status: "delivered" });
});

dbTest("is out for delivery while the last that was heard of it is that, tells its shopper once each time, and staff may say it", async ({ tx }) => {
  const world = await pickedDelivery(tx);
  const { wes, fulfillmentId } = world;
  const [number = ""] = await labeled(tx, world);
  const start = Date.now();
  const hear = (kind: "out_for_delivery" | "exception", minute: number) => receiveTracking(tx, systemPermit("carrier"), { trackingNumber: number, kind, eventKey: newId<string>(), words: "", place: "", at: new Date(start + minute * 60_000) });
  const words = async () => (await getPickup(also(wes, "fulfillment.view"), fulfillmentId, tx))?.statusWords;
  await hear("out_for_delivery", 1);
  await shipBoxes(tx, wes, { fulfillmentId, trackingNumber: "" });
  expect(await words()).toBe("Out for delivery");
  await hear("out_for_delivery", 2);
  await hear("exception", 3);
  expect(await words()).toBe("On its way");
  await hear("out_for_delivery", 1);
  expect(await words()).toBe("On its way");
  await takeToDoor(tx, await hire(tx, "Max", "fulfillment.manage", [world.counter.warehouse], "store_manager"), { fulfillmentId });
  expect(await words()).toBe("Out for delivery");
  expect((await eventsOf(tx, fulfillmentId)).filter((kind) => kind === "out_for_delivery")).toHaveLength(2);
});

dbTest("lets an admin change the boxes on the shelf, and tells of a change in between", async ({ tx }) => {
  const ada = await hire(tx, "Ada", "locations.edit", "all", "admin");
  const change = (more: object) => boxKindChange.parse({ code: "x-1", name: "Tube", lengthMm: 900, widthMm: 90, heightMm: 90, ownGrams: 120, mostGrams: 4_000, ...more });
  await saveBoxKind(tx, ada, change({}));
  expect(await refusalOf(saveBoxKind(tx, ada, change({})))).toBe("code_taken");
  await saveBoxKind(tx, ada, change({ version: 1, isActive: "no" }));
  expect(await refusalOf(saveBoxKind(tx, ada, change({ version: 1 })))).toBe("stale_version");
  expect((await listBoxKinds(also(ada, "fulfillment.view"), tx)).find((kind) => kind.code === "X-1")).toMatchObject({ name: "Tube", isActive: false, version: 2 });
});

dbTest("never boxes, labels or ships what is to be picked up", async ({ tx }) => {
  const { counter, wes } = await pickedDelivery(tx);
  const { fulfillmentId } = await placeOrder(tx, counter.warehouse, [{ variantId: counter.lamp, quantity: 1 }]);
  await pickUnit(tx, wes, { fulfillmentId, scanId: newId(), scanned: gtins.lamp });
  expect(await refusalOf(packBoxes(tx, wes, { fulfillmentId }))).toBe("illegal_move");
  expect(await refusalOf(askForLabels(tx, wes, { fulfillmentId, carrier: "table", service: "ground" }))).toBe("illegal_move");
  expect(await refusalOf(shipBoxes(tx, wes, { fulfillmentId, trackingNumber: "1Z" }))).toBe("illegal_move");
});

dbTest("keeps boxes of another place out of reach", async ({ tx }) => {
  const world = await pickedDelivery(tx);
  const ben = await hire(tx, "Ben", "fulfillment.work", [world.counter.bend]);
  expect(await refusalOf(packAsSuggested(tx, ben, world))).toBe("wrong_store");
  expect(await getShipment(also(ben, "fulfillment.view"), world.fulfillmentId, tx)).toBeNull();
});
