import { expect } from "vitest";
import { transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { newId } from "@/lib/kernel/ids";
import { claimFulfillment } from "./claim-fulfillment";
import { eventsOf, factsOf, gtins, hire, levelOf, moneyOf, openCounter, placeOrder } from "./counter.testing";
import { handOver } from "./hand-over";
import { pickUnit } from "./pick-unit";
import { stageFulfillment } from "./stage-fulfillment";

raceTest("gives an order to one of two associates who claim it at once, and tells the other who has it", async () => {
  const { ana, ben, placed } = await transaction(async (tx) => {
    const counter = await openCounter(tx);
    return {
      ana: await hire(tx, "Ana", "fulfillment.work", [counter.portland]), ben: await hire(tx, "Ben", "fulfillment.work", [counter.portland]),
      placed: await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }]),
    };
  });
  const claims = await Promise.allSettled([ana, ben].map((by) => transaction((tx) => claimFulfillment(tx, by, placed))));
  expect(claims.filter((claim) => claim.status === "fulfilled")).toHaveLength(1);
  expect(claims.find((claim) => claim.status === "rejected")).toMatchObject({ reason: { code: "claimed_by_other", facts: { name: expect.stringMatching(/Ana|Ben/) } } });
  expect((await transaction((tx) => eventsOf(tx, placed.fulfillmentId))).filter((kind) => kind === "claimed")).toHaveLength(1);
});

raceTest("applies parallel scans exactly once each, repetitions included", async () => {
  const { ana, placed } = await transaction(async (tx) => {
    const counter = await openCounter(tx, 10);
    return { ana: await hire(tx, "Ana", "fulfillment.work", [counter.portland]), placed: await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 5 }]) };
  });
  const scans = Array.from({ length: 4 }, () => newId<string>());
  await Promise.all([...scans, ...scans, ...scans].map((scanId) => transaction((tx) => pickUnit(tx, ana, { ...placed, scanId, scanned: gtins.lamp }))));
  expect(await transaction((tx) => factsOf(tx, placed.fulfillmentId))).toMatchObject({ picked: 4, status: "picking" });
});

raceTest("hands over once when two counters take the code at the same moment", async () => {
  const { ana, ben, placed, counter } = await transaction(async (tx) => {
    const opened = await openCounter(tx);
    const by = await hire(tx, "Ana", "fulfillment.work", [opened.portland]);
    const order = await placeOrder(tx, opened.portland, [{ variantId: opened.lamp, quantity: 1 }]);
    await pickUnit(tx, by, { ...order, scanId: newId(), scanned: gtins.lamp });
    await stageFulfillment(tx, by, { ...order, shelf: "A1" });
    return { ana: by, ben: await hire(tx, "Ben", "fulfillment.work", [opened.portland]), placed: order, counter: opened };
  });
  await Promise.allSettled([ana, ben, ana, ben].map((by) => transaction((tx) => handOver(tx, by, { fulfillmentId: placed.fulfillmentId, proof: { kind: "code", code: placed.code } }))));
  const { level, money } = await transaction(async (tx) => ({ level: await levelOf(tx, counter.lamp, counter.portland), money: await moneyOf(tx, placed.orderId) }));
  expect(level).toMatchObject({ on_hand: 4, allocated: 0 });
  expect(money).toEqual(["capture 1000"]);
});
