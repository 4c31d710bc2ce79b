import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { also, eventsOf, factsOf, gtins, hire, openCounter, placeOrder, refusalOf, type Placed } from "@/lib/domain/fulfillment/counter.testing";
import { prioritizeFulfillment } from "@/lib/domain/fulfillment/prioritize-fulfillment";
import { releaseFulfillment } from "@/lib/domain/fulfillment/release-fulfillment";
import { takeOverFulfillment } from "@/lib/domain/fulfillment/take-over-fulfillment";
import { newId, type LocationId, type StaffId, type WaveId } from "@/lib/kernel/ids";
import { dissolveWave } from "./dissolve-wave";
import { finishWave } from "./finish-wave";
import { getWave } from "./get-wave";
import { getWaveChoices } from "./get-wave-choices";
import { leaveWave } from "./leave-wave";
import { listWaves } from "./list-waves";
import { makeWave } from "./make-wave";
import { pickInWave } from "./pick-in-wave";
import { resumeWave } from "./resume-wave";
import { newWave } from "./wave-input";

async function world(tx: Tx, orders = 3) {
  const counter = await openCounter(tx, 90);
  const ana = await hire(tx, "Ana", "fulfillment.work", [counter.warehouse]);
  const placed: Placed[] = [];
  for (let n = 0; n < orders; n++) {
    placed.push(await placeOrder(tx, counter.warehouse, [{ variantId: counter.lamp, quantity: n + 1 }, { variantId: counter.mug, quantity: 1 }], "ship"));
    await tx.execute(sql`update fulfillment set created_at = shop_clock() - make_interval(hours => ${orders - n}) where id = ${placed.at(-1)?.fulfillmentId}`);
  }
  return { counter, ana, placed };
}

const ask = (locationId: LocationId, more: object = {}) => newWave.parse({ locationId, ...more });
const pick = (waveId: WaveId, scanned: string, quantity = 1) => ({ waveId, scanId: newId<string>(), scanned, quantity, override: null });
const waveOf = async (tx: Tx, by: Parameters<typeof getWave>[0], number: string) => {
  const view = await getWave(by, number, tx);
  if (!view) throw new Error("no such wave");
  return view;
};

dbTest("takes ten parts when nobody says otherwise and never more than fifty", async ({ tx }) => {
  const { counter, ana } = await world(tx, 12);
  expect(await makeWave(tx, ana, ask(counter.warehouse))).toMatchObject({ parts: 10 });
  expect(await makeWave(tx, ana, ask(counter.warehouse))).toMatchObject({ parts: 2 });
  expect(await refusalOf(makeWave(tx, ana, ask(counter.warehouse)))).toBe("nothing_to_pick");
  expect(newWave.safeParse({ locationId: counter.warehouse, size: 51 }).success).toBe(false);
});

dbTest("takes the oldest first, what somebody asked for before that, and only the chosen method", async ({ tx }) => {
  const { counter, ana, placed } = await world(tx, 3);
  const pickup = await placeOrder(tx, counter.warehouse, [{ variantId: counter.mug, quantity: 1 }]);
  const [, , newest] = placed;
  if (!newest) throw new Error("three orders");
  await prioritizeFulfillment(tx, await hire(tx, "Mia", "fulfillment.manage", [counter.warehouse], "store_manager"), { fulfillmentId: newest.fulfillmentId, isPriority: true });
  const { number } = await makeWave(tx, ana, ask(counter.warehouse, { size: 2, method: "ship" }));
  const view = await waveOf(tx, also(ana, "fulfillment.view"), number);
  expect(view.parts.map((part) => part.id)).toEqual([newest.fulfillmentId, placed[0]?.fulfillmentId]);
  expect(await factsOf(tx, pickup.fulfillmentId)).toMatchObject({ status: "open" });
  expect(await getWaveChoices(ana, { locationId: counter.warehouse }, tx)).toMatchObject({ places: [{ open: { all: 2, pickup: 1, ship: 1, local_delivery: 0 }, pickers: [] }] });
});

dbTest("picks an item once for all parts, tells each tote, counts a repeated scan once, and finishes with the last unit", async ({ tx }) => {
  const { counter, ana, placed } = await world(tx, 3);
  const { waveId, number } = await makeWave(tx, ana, ask(counter.warehouse));
  const by = also(ana, "fulfillment.view");
  expect((await waveOf(tx, by, number)).items.map((item) => item.shares.map((share) => share.wanted))).toEqual(expect.arrayContaining([[1, 2, 3], [1, 1, 1]]));
  const four = pick(waveId, gtins.lamp, 4);
  expect(await pickInWave(tx, ana, four)).toMatchObject({ counted: 4, left: 2 });
  expect(await pickInWave(tx, ana, four)).toMatchObject({ counted: 4, left: 2 });
  expect((await waveOf(tx, by, number)).items.find((item) => item.variantId === counter.lamp)?.shares.map((share) => share.picked)).toEqual([1, 2, 1]);
  expect(await refusalOf(pickInWave(tx, ana, pick(waveId, gtins.lamp, 3)))).toBe("invalid");
  expect(await refusalOf(pickInWave(tx, ana, pick(waveId, "NOT-HERE")))).toBe("wrong_item");
  expect(await refusalOf(finishWave(tx, ana, { waveId }))).toBe("illegal_move");
  await pickInWave(tx, ana, pick(waveId, gtins.lamp, 2));
  expect(await refusalOf(pickInWave(tx, ana, pick(waveId, gtins.lamp)))).toBe("already_picked");
  await pickInWave(tx, ana, { ...pick(waveId, "", 3), override: { variantId: counter.mug, reason: "Label torn" } });
  expect(await waveOf(tx, by, number)).toMatchObject({ status: "finished", actions: [] });
  expect(await factsOf(tx, placed[2]?.fulfillmentId ?? placed[0]!.fulfillmentId)).toMatchObject({ picked: 4, status: "picking" });
  await finishWave(tx, ana, { waveId });
});

dbTest("is left and resumed by a colleague, who has all its parts from then on", async ({ tx }) => {
  const { counter, ana, placed } = await world(tx, 2);
  const ben = await hire(tx, "Ben", "fulfillment.work", [counter.warehouse]);
  const { waveId, number } = await makeWave(tx, ana, ask(counter.warehouse));
  await pickInWave(tx, ana, pick(waveId, gtins.lamp, 2));
  expect(await refusalOf(pickInWave(tx, ben, pick(waveId, gtins.lamp)))).toBe("claimed_by_other");
  expect(await refusalOf(leaveWave(tx, ben, { waveId }))).toBe("claimed_by_other");
  expect(await refusalOf(resumeWave(tx, ben, { waveId }))).toBe("illegal_move");
  await leaveWave(tx, ana, { waveId });
  expect(await refusalOf(pickInWave(tx, ana, pick(waveId, gtins.lamp)))).toBe("illegal_move");
  await resumeWave(tx, ben, { waveId });
  expect(await pickInWave(tx, ben, pick(waveId, gtins.lamp))).toMatchObject({ counted: 3, left: 0 });
  expect(await factsOf(tx, placed[0]!.fulfillmentId)).toMatchObject({ claimed_by: ben.actor.staffId });
  expect(await eventsOf(tx, placed[0]!.fulfillmentId)).toContain("taken_over");
  expect((await listWaves(also(ben, "fulfillment.view"), { show: "under_way", page: 1 }, { locationId: null }, tx)).rows).toMatchObject([{ number, picker: "Ben", parts: 2, picked: 3 }]);
});

dbTest("gives back what is not picked, so that the next wave takes it, and keeps what is", async ({ tx }) => {
  const { counter, ana, placed } = await world(tx, 2);
  const { waveId, number } = await makeWave(tx, ana, ask(counter.warehouse));
  await pickInWave(tx, ana, pick(waveId, gtins.lamp));
  await pickInWave(tx, ana, pick(waveId, gtins.mug));
  await dissolveWave(tx, ana, { waveId });
  expect(await factsOf(tx, placed[0]!.fulfillmentId)).toMatchObject({ status: "picking", picked: 2, claimed_by: ana.actor.staffId });
  expect(await factsOf(tx, placed[1]!.fulfillmentId)).toMatchObject({ status: "open", claimed_by: null });
  expect(await makeWave(tx, ana, ask(counter.warehouse))).toMatchObject({ parts: 1 });
  expect(await waveOf(tx, also(ana, "fulfillment.view"), number)).toMatchObject({ status: "dissolved", parts: [{ picked: 2 }, { picked: 0 }] });
});

dbTest("loses a part that is released or taken over at its desk, and another wave may take the released one", async ({ tx }) => {
  const { counter, ana, placed } = await world(tx, 3);
  const ben = await hire(tx, "Ben", "fulfillment.work", [counter.warehouse]);
  const first = await makeWave(tx, ana, ask(counter.warehouse));
  await releaseFulfillment(tx, ana, { fulfillmentId: placed[0]!.fulfillmentId });
  await takeOverFulfillment(tx, ben, { fulfillmentId: placed[1]!.fulfillmentId, reason: "Shopper is here" });
  expect((await waveOf(tx, also(ana, "fulfillment.view"), first.number)).parts.map((part) => part.isOut)).toEqual([true, true, false]);
  expect(await makeWave(tx, ben, ask(counter.warehouse))).toMatchObject({ parts: 1 });
});

dbTest("is sent to a colleague by a manager, never by an associate, and never to somebody from elsewhere", async ({ tx }) => {
  const { counter, ana } = await world(tx, 2);
  const mia = await hire(tx, "Mia", "fulfillment.work", [counter.warehouse], "store_manager");
  const works = async (staffId: StaffId, locationId: LocationId) => tx.execute(sql`insert into staff_location (staff_id, location_id) values (${staffId}, ${locationId})`);
  const ben = await hire(tx, "Ben", "fulfillment.work", [counter.bend]);
  await works(ana.actor.staffId, counter.warehouse);
  await works(ben.actor.staffId, counter.bend);
  expect(await refusalOf(makeWave(tx, ana, ask(counter.warehouse, { pickerId: mia.actor.staffId })))).toBe("forbidden");
  expect(await refusalOf(makeWave(tx, mia, ask(counter.warehouse, { pickerId: ben.actor.staffId })))).toBe("not_found");
  expect(await refusalOf(makeWave(tx, ben, ask(counter.warehouse)))).toBe("wrong_store");
  const { waveId } = await makeWave(tx, mia, ask(counter.warehouse, { pickerId: ana.actor.staffId }));
  expect(await refusalOf(leaveWave(tx, ben, { waveId }))).toBe("not_found");
  expect(await pickInWave(tx, ana, pick(waveId, gtins.lamp))).toMatchObject({ counted: 1 });
});
