import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { newId, type CheckoutId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { bookSlot } from "./book-slot";
import { holdSlot } from "./hold-slot";
import { listPickupSlots } from "./list-pickup-slots";
import { forgetOrders, inMinutes, makeLamp, openStore, shopper, writeOrder } from "./testing";

const isDone = (work: Promise<unknown>): Promise<boolean> => work.then(() => true, (error: unknown) => { if (error instanceof Refusal) return false; throw error; });

raceTest("forty shoppers, four places in the hour: four get it", async () => {
  const locationId = await transaction((tx) => openStore(tx, { pickupsPerHour: 4 }));
  const slot = (await listPickupSlots({ locationId, days: 3 }))[8]!;
  const results = await Promise.all(Array.from({ length: 40 }, () => isDone(transaction((tx) =>
    holdSlot(tx, shopper, { locationId, purpose: "pickup", startsAt: slot.startsAt, endsAt: slot.endsAt, checkoutId: newId<CheckoutId>(), expiresAt: inMinutes(15) })))));
  expect(results.filter(Boolean)).toHaveLength(4);
});

raceTest("booking held hours while holds run out and others hold never overfills the hour", async () => {
  const { locationId, orders } = await transaction(async (tx) => {
    const locationId = await openStore(tx, { pickupsPerHour: 2 });
    const variantId = await makeLamp(tx);
    const orders = [];
    for (let i = 0; i < 12; i++) orders.push(await writeOrder(tx, [{ variantId, locationId, quantity: 1 }]));
    return { locationId, orders };
  });
  const slot = (await listPickupSlots({ locationId, days: 3 }))[8]!;
  const tries = orders.map(async ({ checkoutId, lines }, i) => {
    await new Promise((resolve) => setTimeout(resolve, i * 25));
    const isHeld = await isDone(transaction((tx) => holdSlot(tx, shopper, { locationId, purpose: "pickup", startsAt: slot.startsAt, endsAt: slot.endsAt, checkoutId, expiresAt: new Date(Date.now() + 50) })));
    if (!isHeld) return false;
    await new Promise((resolve) => setTimeout(resolve, 40 + (i % 3) * 15));
    return isDone(transaction((tx) => bookSlot(tx, shopper, { checkoutId, locationId, fulfillmentId: lines[0]!.fulfillmentId, for: "visit" })));
  });
  const booked = (await Promise.all(tries)).filter(Boolean).length;
  expect(booked).toBe(2);
  const { rows } = await db.execute<{ count: number }>(sql`select count(*)::int as count from capacity_booking where fulfillment_id is not null`);
  expect(rows[0]?.count).toBe(2);
  await transaction(forgetOrders);
});
