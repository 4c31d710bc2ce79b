import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { hire } from "@/lib/domain/fulfillment/counter.testing";
import { shopperChooses } from "@/lib/domain/fulfillment/shopper-chooses";
import { recountCancelled } from "@/lib/domain/orders/recount-cancelled";
import { receiveBox, rejectUnits } from "./receive-units";
import { matchTransfer } from "./match-transfer";
import { sendTransfer } from "./send-transfer";
import { lampsAt, matched, partsComing, requestedLamps, stateOfPart, system } from "./ship-to-store.testing";
import { lineIdOf, stateOf } from "./transfers.testing";

for (const round of [1, 2, 3]) {
  raceTest(`the shopper takes the money back while the source sends it: it left for the order, or stays free at the source (${round})`, async () => {
    const one = await transaction((tx) => requestedLamps(tx));
    const [sent, refunded] = await Promise.allSettled([
      transaction((tx) => sendTransfer(tx, one.kim, { transferId: one.transferId, as: "listed" })),
      transaction(async (tx) => {
        const { orderId } = await shopperChooses(tx, one.shopper, { ...one.mine, choice: { kind: "refund" } });
        await recountCancelled(tx, system, { orderId, reason: "refund" });
      }),
      transaction((tx) => matchTransfer(tx, system, { fulfillmentId: one.fulfillmentId })),
    ]);
    expect(refunded.status).toBe("fulfilled");
    await transaction((tx) => matchTransfer(tx, system, { fulfillmentId: one.fulfillmentId }));
    const isSent = sent.status === "fulfilled";
    expect(await transaction((tx) => stateOf(tx, one.transferId))).toBe(isSent ? "sent" : "cancelled");
    if (isSent) await transaction((tx) => receiveBox(tx, one.receiver, { transferId: one.transferId }));
    expect(await transaction((tx) => lampsAt(tx, one, "warehouse"))).toMatchObject({ onHand: isSent ? 3 : 5, allocated: 0 });
    expect(await transaction((tx) => lampsAt(tx, one, "portland"))).toMatchObject({ onHand: isSent ? 7 : 5, allocated: 0 });
  });
}

raceTest("a box that four people take in at once, one of whom finds a lamp broken, is taken in once", async () => {
  const one = await transaction((tx) => requestedLamps(tx, 9));
  await transaction((tx) => sendTransfer(tx, one.kim, { transferId: one.transferId, as: "listed" }));
  const lineId = await transaction((tx) => lineIdOf(tx, one.transferId, one.counter.lamp));
  const people = await Promise.all([1, 2, 3].map((n) => transaction((tx) => hire(tx, `Person ${n}`, "transfers.work", [one.counter.portland]))));
  const answers = await Promise.allSettled([
    ...people.map((by) => transaction((tx) => receiveBox(tx, by, { transferId: one.transferId }))),
    transaction((tx) => rejectUnits(tx, one.receiver, { transferId: one.transferId, scanId: "0199f000-0000-7000-8000-0000000000aa", lineId, quantity: 1, reason: "broken" })),
  ]);
  const units = answers.flatMap((answer) => (answer.status === "fulfilled" && "units" in answer.value ? [answer.value.units] : []));
  const isBroken = answers[3]?.status === "fulfilled";
  expect(units.toSorted((a, b) => a - b)).toEqual(isBroken ? [0, 0, 1] : [0, 0, 2]);
  expect(await transaction((tx) => stateOfPart(tx, one.fulfillmentId))).toMatchObject({ status: "open", picked: isBroken ? 1 : 2, inTransit: 0 });
  expect(await transaction((tx) => lampsAt(tx, one, "portland"))).toMatchObject({ damaged: isBroken ? 1 : 0, allocated: isBroken ? 1 : 2 });
  expect(await transaction((tx) => partsComing(tx, one))).toHaveLength(isBroken ? 1 : 0);
});

raceTest("the job that drafts the transfer runs eight times at once and drafts one", async () => {
  const one = await transaction((tx) => requestedLamps(tx));
  await transaction((tx) => tx.execute(sql`update transfer set status = 'cancelled', cancelled_reason = 'test' where id = ${one.transferId}`));
  await Promise.all(Array.from({ length: 8 }, () => transaction((tx) => matchTransfer(tx, system, { fulfillmentId: one.fulfillmentId }))));
  const { rows } = await transaction((tx) => tx.execute(sql`select 1 from transfer where fulfillment_id = ${one.fulfillmentId} and status = 'draft'`));
  expect(rows).toHaveLength(1);
  expect(await transaction((tx) => matched(tx, one.fulfillmentId))).not.toBe(one.transferId);
});
