import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { carryOut } from "./carry-out";
import { openCounter, placeOrder } from "./counter.testing";

dbTest("goods taken along leave the store and the books at once, and once", async ({ tx }) => {
  const counter = await openCounter(tx);
  const { fulfillmentId } = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 2 }], "carry_out");
  for (const time of [1, 2]) await carryOut(tx, systemPermit(`time ${time}`), { fulfillmentId, staffId: null });
  const { rows } = await tx.execute(sql`
    select f.status, l.picked, l.ready, l.handed_over, s.on_hand, s.allocated, (select count(*)::int from payment_operation o join payment p on p.id = o.payment_id where p.fulfillment_id = f.id and o.kind = 'capture') as captures
    from fulfillment f join fulfillment_line l on l.fulfillment_id = f.id join stock_level s on s.variant_id = l.variant_id and s.location_id = f.location_id where f.id = ${fulfillmentId}`);
  expect(rows).toEqual([{ status: "handed_over", picked: 2, ready: 2, handed_over: 2, on_hand: 3, allocated: 0, captures: 1 }]);
});

dbTest("an order to be picked up is not carried out", async ({ tx }) => {
  const counter = await openCounter(tx);
  const { fulfillmentId } = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }]);
  await carryOut(tx, systemPermit("test"), { fulfillmentId, staffId: null });
  const { rows } = await tx.execute(sql`select status from fulfillment where id = ${fulfillmentId}`);
  expect(rows).toEqual([{ status: "open" }]);
});
