import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { cancelFulfillmentLine } from "./cancel-fulfillment-line";
import { claimFulfillment } from "./claim-fulfillment";
import { hire, openCounter, placeOrder, type Counter, type Placed } from "./counter.testing";
import { getPromiseLedger, listStorePromises } from "./list-promises";
import { promiseQuery } from "./promise-ledger";
import { firstReasons } from "./reject-reason";
import { rejectUnits } from "./reject-units";

const lastMonth = promiseQuery.parse({});

dbTest("each promise that fell due is kept, late, overdue or short, and what a shopper gave up is none", async ({ tx }) => {
  const counter = await openCounter(tx, 50);
  await promise(tx, counter, { promisedHoursAgo: 30, readyHoursAgo: 31 });
  await promise(tx, counter, { promisedHoursAgo: 30, readyHoursAgo: 28 });
  await promise(tx, counter, { promisedHoursAgo: 30, readyHoursAgo: 24 });
  await promise(tx, counter, { promisedHoursAgo: 3 });
  const ana = await hire(tx, "Ana", "fulfillment.work", [counter.portland]);
  const short = await promise(tx, counter, { promisedHoursAgo: 3 });
  await claimFulfillment(tx, ana, { fulfillmentId: short.fulfillmentId });
  await rejectUnits(tx, ana, { fulfillmentId: short.fulfillmentId, reasonId: firstReasons.notFound, note: "", lines: [{ lineId: short.lines[0]?.lineId ?? expect.unreachable(), quantity: 1 }] });
  const given = await promise(tx, counter, { promisedHoursAgo: 3 });
  await cancelFulfillmentLine(tx, systemPermit("test"), { fulfillmentId: given.fulfillmentId, orderLineId: given.lines[0]?.orderLineId ?? expect.unreachable(), quantity: 1, reason: "changed my mind" });
  await tx.execute(sql`update order_line set cancelled = 1 where order_id = ${given.orderId}`);
  await tx.execute(sql`update "order" set status = 'cancelled' where id = ${given.orderId}`);
  await promise(tx, counter, { promisedHoursAgo: -2 });
  await promise(tx, counter, { promisedHoursAgo: 24 * 40, readyHoursAgo: 24 * 41 });
  const planner = await hire(tx, "Pat", "fulfillment.view", "all", "inventory_planner");
  expect(await listStorePromises(planner, lastMonth, tx)).toEqual([
    expect.objectContaining({ locationId: counter.portland, promised: 5, kept: 1, late: 2, overdue: 1, short: 1, medianLateMinutes: 180, worstLateMinutes: 360 }),
  ]);
  const ledger = await getPromiseLedger(planner, counter.portland, lastMonth, tx);
  expect(ledger.records.map(({ outcome }) => outcome).toSorted()).toEqual(["kept", "late", "late", "overdue", "short"]);
  expect(ledger.weeks).toMatchObject([{ promised: 5, kept: 1 }]);
  const late = await getPromiseLedger(planner, counter.portland, { ...lastMonth, outcome: "late" }, tx);
  expect([late.records.length, late.measurable.length]).toEqual([2, 5]);
});

dbTest("an associate sees the promises of the own store only", async ({ tx }) => {
  const counter = await openCounter(tx);
  await promise(tx, counter, { promisedHoursAgo: 2, readyHoursAgo: 3 });
  const associate = await hire(tx, "Bo", "fulfillment.view", [counter.bend]);
  expect(await listStorePromises(associate, lastMonth, tx)).toEqual([]);
  expect(await getPromiseLedger(associate, counter.portland, lastMonth, tx)).toEqual({ records: [], measurable: [], weeks: [] });
});

async function promise(tx: Tx, counter: Counter, { promisedHoursAgo, readyHoursAgo }: { promisedHoursAgo: number; readyHoursAgo?: number }): Promise<Placed> {
  const placed = await placeOrder(tx, counter.portland, [{ variantId: counter.mug, quantity: 1 }]);
  await tx.execute(sql`
    update fulfillment set promised_at = shop_clock() - make_interval(hours => ${promisedHoursAgo}), ready_at = shop_clock() - make_interval(hours => ${readyHoursAgo ?? null}::int) where id = ${placed.fulfillmentId}`);
  return placed;
}
