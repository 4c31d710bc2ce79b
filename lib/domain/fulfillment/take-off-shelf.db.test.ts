import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { newId } from "@/lib/kernel/ids";
import { eventsOf, factsOf, gtins, hire, openCounter, placeOrder, refusalOf } from "./counter.testing";
import { pickUnit } from "./pick-unit";
import { stageFulfillment } from "./stage-fulfillment";
import { takeOffShelf } from "./take-off-shelf";

dbTest("is in the hands of whoever takes it off, keeps what is picked, and the shopper is told", async ({ tx }) => {
  const counter = await openCounter(tx);
  const [ana, max] = [await hire(tx, "Ana", "fulfillment.work", [counter.portland]), await hire(tx, "Max", "fulfillment.work", [counter.portland])];
  const { fulfillmentId } = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }]);
  expect(await refusalOf(takeOffShelf(tx, ana, { fulfillmentId, reason: "Scratched" }))).toBe("illegal_move");
  await pickUnit(tx, ana, { fulfillmentId, scanId: newId(), scanned: gtins.lamp });
  await stageFulfillment(tx, ana, { fulfillmentId, shelf: "A1" });
  await takeOffShelf(tx, max, { fulfillmentId, reason: "Scratched" });
  expect(await factsOf(tx, fulfillmentId)).toMatchObject({ status: "picking", claimed_by: max.actor.staffId, picked: 1, ready: 0 });
  expect((await eventsOf(tx, fulfillmentId)).at(-1)).toBe("unready");
  const { rows } = await tx.execute<{ task: string }>(sql`
    select split_part(j.key, ':', 2) as task from graphile_worker.jobs j join event e on j.key like e.id || ':%' where e.fulfillment_id = ${fulfillmentId} and e.kind = 'fulfillment.unready'`);
  expect(rows.map(({ task }) => task)).toContain("send_order_mail");
  await stageFulfillment(tx, max, { fulfillmentId, shelf: "B2" });
  expect(await factsOf(tx, fulfillmentId)).toMatchObject({ status: "ready", ready: 1 });
});
