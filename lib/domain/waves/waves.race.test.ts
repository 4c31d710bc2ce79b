import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { factsOf, gtins, hire, openCounter, placeOrder } from "@/lib/domain/fulfillment/counter.testing";
import { claimFulfillment } from "@/lib/domain/fulfillment/claim-fulfillment";
import { newId } from "@/lib/kernel/ids";
import { makeWave } from "./make-wave";
import { pickInWave } from "./pick-in-wave";
import { newWave } from "./wave-input";

raceTest("two associates who make waves at once, while a third claims, never share a part", async () => {
  const { counter, crew, placed } = await transaction(async (tx) => {
    const opened = await openCounter(tx, 60);
    const names = ["Ana", "Ben", "Cleo", "Dev"];
    const hired = [];
    for (const name of names) hired.push(await hire(tx, name, "fulfillment.work", [opened.portland]));
    const orders = [];
    for (let n = 0; n < 30; n++) orders.push(await placeOrder(tx, opened.portland, [{ variantId: opened.lamp, quantity: 1 }]));
    return { counter: opened, crew: hired, placed: orders };
  });
  const input = newWave.parse({ locationId: counter.portland, size: 12 });
  const [cleo] = crew.slice(2);
  await Promise.allSettled([
    ...crew.map((by) => transaction((tx) => makeWave(tx, by, input))),
    ...placed.slice(0, 10).map(({ fulfillmentId }) => transaction((tx) => claimFulfillment(tx, cleo!, { fulfillmentId }))),
  ]);
  const { rows } = await transaction((tx) => tx.execute<{ parts: number; different: number; strangers: number }>(sql`
    select count(*)::int as parts, count(distinct p.fulfillment_id)::int as different, (count(*) filter (where f.claimed_by_staff_id <> w.picker_staff_id))::int as strangers
    from wave_part p join wave w on w.id = p.wave_id join fulfillment f on f.id = p.fulfillment_id where p.out_at is null`));
  expect(rows[0]?.different).toBe(rows[0]?.parts);
  expect(rows[0]?.strangers).toBe(0);
  expect(rows[0]?.parts).toBeGreaterThanOrEqual(20);
});

raceTest("scans of a wave delivered at once and twice tick each unit once", async () => {
  const { ana, waveId, placed } = await transaction(async (tx) => {
    const counter = await openCounter(tx, 20);
    const by = await hire(tx, "Ana", "fulfillment.work", [counter.portland]);
    const orders = [];
    for (let n = 0; n < 3; n++) orders.push(await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 3 }]));
    return { ana: by, placed: orders, waveId: (await makeWave(tx, by, newWave.parse({ locationId: counter.portland }))).waveId };
  });
  const scans = Array.from({ length: 4 }, () => newId<string>());
  await Promise.all([...scans, ...scans, ...scans].map((scanId) => transaction((tx) => pickInWave(tx, ana, { waveId, scanId, scanned: gtins.lamp, quantity: 2, override: null }))));
  const facts = await transaction(async (tx) => {
    const all = [];
    for (const { fulfillmentId } of placed) all.push(await factsOf(tx, fulfillmentId));
    return all;
  });
  expect(facts.reduce((sum, part) => sum + part.picked, 0)).toBe(8);
});
