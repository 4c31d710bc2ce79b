import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { claimFulfillment } from "./claim-fulfillment";
import { also, factsOf, hire, levelOf, openCounter, placeDelivery, placeOrder } from "./counter.testing";
import { firstReasons } from "./reject-reason";
import { rejectQueue } from "./reject-queue";

raceTest("gives a whole queue back while a colleague claims from it: every part goes one way", async () => {
  const { counter, mia, ana, pickups, deliveries } = await transaction(async (tx) => {
    const opened = await openCounter(tx, 20);
    await tx.execute(sql`update location set can_ship = true where id = ${opened.portland}`);
    const placed = { pickups: [] as Awaited<ReturnType<typeof placeOrder>>[], deliveries: [] as Awaited<ReturnType<typeof placeOrder>>[] };
    for (let n = 0; n < 4; n++) placed.pickups.push(await placeOrder(tx, opened.portland, [{ variantId: opened.lamp, quantity: 1 }]));
    for (let n = 0; n < 4; n++) placed.deliveries.push(await placeDelivery(tx, opened.portland, [{ variantId: opened.mug, quantity: 1 }]));
    return { counter: opened, mia: await hire(tx, "Mia", "fulfillment.manage", [opened.portland], "store_manager"), ana: await hire(tx, "Ana", "fulfillment.work", [opened.portland]), ...placed };
  });
  const [done, ...claims] = await Promise.allSettled([
    rejectQueue(mia, { locationId: counter.portland, reasonId: firstReasons.noTime, note: "" }),
    ...[pickups[3], deliveries[3]].map((placed) => transaction((tx) => claimFulfillment(tx, ana, { fulfillmentId: placed!.fulfillmentId }))),
  ]);
  if (done?.status !== "fulfilled") throw done?.reason;
  const claimed = claims.filter(({ status }) => status === "fulfilled").length;
  expect(done.value.asked + done.value.rerouted).toBe(8 - claimed);
  const facts = await transaction(async (tx) => {
    const all = [];
    for (const { fulfillmentId } of [...pickups, ...deliveries]) all.push((await factsOf(tx, fulfillmentId)).status);
    return { all, lamp: await levelOf(tx, counter.lamp, counter.portland), mug: await levelOf(tx, counter.mug, counter.warehouse) };
  });
  expect(facts.all.filter((status) => status === "picking" || status === "awaiting_shopper" || status === "cancelled")).toHaveLength(8);
  expect(facts.lamp).toMatchObject({ on_hand: 20, quality_check: 0 });
  expect(facts.mug.allocated).toBe(facts.all.slice(4).filter((status) => status === "cancelled").length);
  await expect(rejectQueue(mia, { locationId: counter.bend, reasonId: firstReasons.noTime, note: "" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(rejectQueue(mia, { locationId: counter.portland, reasonId: firstReasons.notInStock, note: "" })).rejects.toMatchObject({ code: "invalid" });
  await expect(rejectQueue(also(mia, "fulfillment.manage"), { locationId: counter.portland, reasonId: firstReasons.noTime, note: "" })).resolves.toMatchObject({ asked: 0, rerouted: 0 });
});
