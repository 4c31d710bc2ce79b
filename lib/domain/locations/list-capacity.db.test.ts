import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { workIn } from "./capacity";
import { findFreeSlot } from "./find-free-slot";
import { listCapacity } from "./list-capacity";
import { listPickupSlots } from "./list-pickup-slots";
import { forgetOrders, hire, makeLamp, openStore, writeOrder } from "./testing";

async function shipAt(tx: Tx, pickupsPerHour: number) {
  const locationId = await openStore(tx, { pickupsPerHour });
  const slot = (await listPickupSlots({ locationId, days: 3 }, tx))[8];
  const { lines: [line] } = await writeOrder(tx, [{ variantId: await makeLamp(tx), locationId, quantity: 1 }]);
  if (!slot || !line) throw new Error("no slot");
  const dispatchAt = new Date(slot.startsAt.getTime() + 20 * 60_000).toISOString();
  await tx.execute(sql`update fulfillment set method = 'ship', promise_inputs = ${JSON.stringify({ dispatchAt })}::jsonb where id = ${line.fulfillmentId}`);
  const left = async () => (await listPickupSlots({ locationId, days: 3 }, tx)).find((one) => one.startsAt.getTime() === slot.startsAt.getTime())?.left;
  return { locationId, slot, left, fulfillmentId: line.fulfillmentId };
}
const becomes = (tx: Tx, id: FulfillmentId, ...states: string[]) => states.reduce(async (before, status) => {
  await before;
  await tx.execute(sql`update fulfillment set status = ${status} where id = ${id}`);
}, Promise.resolve());

dbTest("an order to ship takes room from the pickup hour in which it must be picked, until it is packed", async ({ tx }) => {
  const { locationId, slot, left, fulfillmentId } = await shipAt(tx, 1);
  expect(await left()).toBe(0);
  await expect(findFreeSlot(tx, { locationId, purpose: "pickup", startsAt: slot.startsAt, endsAt: slot.endsAt }, null)).rejects.toMatchObject({ code: "slot_full" });
  await becomes(tx, fulfillmentId, "picking", "packed");
  expect(await left()).toBe(1);
  await forgetOrders(tx);
});

dbTest("what is late counts in the present hour", async ({ tx }) => {
  const { locationId, fulfillmentId } = await shipAt(tx, 3);
  await tx.execute(sql`update fulfillment set promise_inputs = ${JSON.stringify({ dispatchAt: "2020-01-01T00:00:00Z" })}::jsonb where id = ${fulfillmentId}`);
  const [today] = (await listCapacity(await hire(tx, "associate", "locations.view", [locationId]), { locationId, days: 1 }, tx)) ?? [];
  expect(today?.hours.filter((hour) => workIn(hour) > 0)).toMatchObject([{ work: { pickup: 0, curbside: 0, ship: 1 }, room: 3 }]);
  await forgetOrders(tx);
});

dbTest("shows every hour of a week with its work by kind", async ({ tx }) => {
  const { locationId } = await shipAt(tx, 4);
  const week = (await listCapacity(await hire(tx, "associate", "locations.view", [locationId]), { locationId, days: 7 }, tx)) ?? [];
  expect(week.map((day) => day.hours.length)).toEqual([24, 24, 24, 24, 24, 24, 24]);
  expect(week.flatMap((day) => day.hours).reduce((sum, hour) => sum + workIn(hour), 0)).toBe(1);
  await forgetOrders(tx);
});
