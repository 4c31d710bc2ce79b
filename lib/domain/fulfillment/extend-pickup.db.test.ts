import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { also, eventsOf, hire, placeOrder, refusalOf, shopper, stagedOrder } from "./counter.testing";
import { expireUncollected } from "./expire-uncollected";
import { extendPickup } from "./extend-pickup";
import { getExceptionPolicy } from "./get-exception-policy";
import { listExceptions } from "./list-exceptions";
import { remindOfPickup } from "./remind-of-pickup";
import { saveExceptionPolicy } from "./save-exception-policy";

const system = systemPermit("clock");
const clockForward = (tx: Tx, by: string) => tx.execute(sql`select set_config('throughline.clock_shift', ${by}, true)`);

dbTest("keeps an order as much longer as the shop allows, and reminds again before the new day", async ({ tx }) => {
  const { ana, placed } = await stagedOrder(tx);
  const mine = { orderId: placed.orderId, fulfillmentId: placed.fulfillmentId };
  const list = () => listExceptions(also(ana, "fulfillment.view"), { locationId: null, show: "uncollected" }, tx);
  expect(await list()).toEqual([]);
  await clockForward(tx, "6 days");
  expect(await remindOfPickup(tx, system, mine)).toBe(true);
  const { collectBy } = await extendPickup(tx, shopper(), mine);
  expect(Math.round((Date.parse(collectBy) - Date.now()) / 86_400_000)).toBe(10);
  expect(await refusalOf(extendPickup(tx, shopper(), mine))).toBe("extended_often");
  await clockForward(tx, "8 days");
  expect(await expireUncollected(tx, system, mine)).toBeNull();
  expect(await list()).toEqual([]);
  await clockForward(tx, "9 days");
  expect(await list()).toMatchObject([{ id: placed.fulfillmentId, why: "Last day", until: expect.any(String) }]);
  expect(await remindOfPickup(tx, system, mine)).toBe(true);
  expect(await remindOfPickup(tx, system, mine)).toBe(false);
  const { rows } = await tx.execute<{ key: string }>(sql`select key from graphile_worker.jobs where key in (${`expire_uncollected:${placed.fulfillmentId}`}, ${`send_pickup_reminder:${placed.fulfillmentId}`}) and run_at > now() + interval '7 days'`);
  expect(rows).toHaveLength(2);
  expect(await eventsOf(tx, placed.fulfillmentId)).toContain("extended");
});

dbTest("keeps nothing longer that is over, not ready, somebody else's, or not allowed to be", async ({ tx }) => {
  const { counter, placed } = await stagedOrder(tx);
  const mine = { orderId: placed.orderId, fulfillmentId: placed.fulfillmentId };
  const other = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }]);
  expect(await refusalOf(extendPickup(tx, shopper(), { ...mine, orderId: other.orderId }))).toBe("not_found");
  const admin = await hire(tx, "Iris", "exceptions.edit", "all", "admin");
  const { version } = await saveExceptionPolicy(tx, admin, { ...(await getExceptionPolicy(tx)), extendTimes: 0 });
  expect(await refusalOf(extendPickup(tx, shopper(), mine))).toBe("extended_often");
  await saveExceptionPolicy(tx, admin, { ...(await getExceptionPolicy(tx)), extendTimes: 2, version });
  await clockForward(tx, "8 days");
  expect(await refusalOf(extendPickup(tx, shopper(), mine))).toBe("illegal_move");
});
