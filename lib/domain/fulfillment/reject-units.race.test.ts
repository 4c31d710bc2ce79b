import { expect } from "vitest";
import { transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { factsOf, hire, levelOf, openCounter, placeOrder } from "./counter.testing";
import { firstReasons } from "./reject-reason";
import { rejectUnits } from "./reject-units";

raceTest("takes each unit once when a whole team finds the same shelf empty at the same moment", async () => {
  const { counter, team, orders } = await transaction(async (tx) => {
    const opened = await openCounter(tx, 30);
    const placed = [];
    for (let n = 0; n < 6; n++) placed.push(await placeOrder(tx, opened.portland, [{ variantId: opened.lamp, quantity: 2 }, { variantId: opened.mug, quantity: 1 }]));
    const staff = [];
    for (let n = 0; n < 6; n++) staff.push(await hire(tx, `Ana ${n}`, "fulfillment.work", [opened.portland]));
    return { counter: opened, team: staff, orders: placed };
  });
  const results = await Promise.allSettled(orders.map(({ fulfillmentId, lines }, index) => transaction((tx) =>
    rejectUnits(tx, team[index]!, { fulfillmentId, reasonId: firstReasons.notInStock, note: "", lines: [{ lineId: lines[index % 2]!.lineId, quantity: index % 2 === 0 ? 2 : 1 }] }))));
  for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "illegal_move" });
  const facts = await transaction(async (tx) => {
    const all = [];
    for (const { fulfillmentId } of orders) all.push(await factsOf(tx, fulfillmentId));
    return { all, lamp: await levelOf(tx, counter.lamp, counter.portland), mug: await levelOf(tx, counter.mug, counter.portland) };
  });
  for (const part of facts.all) expect(part).toMatchObject({ status: "awaiting_shopper", missing: 3 });
  expect(facts.lamp).toMatchObject({ on_hand: 30, allocated: 0, quality_check: 30 });
  expect(facts.mug).toMatchObject({ on_hand: 30, allocated: 0, quality_check: 30 });
});

raceTest("rejects several lines of one order by parallel taps without losing or doubling a unit", async () => {
  const { ana, placed, counter } = await transaction(async (tx) => {
    const opened = await openCounter(tx, 9);
    return { counter: opened, ana: await hire(tx, "Ana", "fulfillment.work", [opened.portland]), placed: await placeOrder(tx, opened.portland, [{ variantId: opened.lamp, quantity: 4 }, { variantId: opened.mug, quantity: 4 }]) };
  });
  const taps = placed.lines.flatMap(({ lineId }) => [1, 1, 2].map((quantity) => ({ lineId, quantity })));
  await Promise.all(taps.map((line) => transaction((tx) => rejectUnits(tx, ana, { fulfillmentId: placed.fulfillmentId, reasonId: firstReasons.notFound, note: "", lines: [line] }))));
  const { facts, lamp } = await transaction(async (tx) => ({ facts: await factsOf(tx, placed.fulfillmentId), lamp: await levelOf(tx, counter.lamp, counter.portland) }));
  expect(facts).toMatchObject({ missing: 8, status: "awaiting_shopper" });
  expect(lamp).toMatchObject({ on_hand: 9, allocated: 0, quality_check: 4 });
});
