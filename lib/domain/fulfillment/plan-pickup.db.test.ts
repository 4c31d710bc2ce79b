import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { openCounter, placeOrder, refusalOf } from "./counter.testing";
import { bookPlanned, planPickup } from "./plan-pickup";

dbTest("a part that is made later gets the first free hour of its store, at the door only where cars are served, and none where nothing is collected", async ({ tx }) => {
  const { portland, bend, warehouse, lamp } = await openCounter(tx);
  await tx.execute(sql`update location set can_curbside = false where id = ${bend}`);
  expect(await planPickup(tx, bend, "curbside")).toMatchObject({ locationId: bend, method: "pickup" });
  const planned = await planPickup(tx, portland, "curbside");
  expect(planned).toMatchObject({ method: "curbside", promisedAt: planned.slot?.readyAt });
  const { fulfillmentId } = await placeOrder(tx, portland, [{ variantId: lamp, quantity: 1 }], "curbside");
  await bookPlanned(tx, systemPermit("test"), fulfillmentId, planned);
  const { rows } = await tx.execute<{ starts: Date }>(sql`select starts_at as starts from capacity_booking where fulfillment_id = ${fulfillmentId}`);
  expect(rows.map(({ starts }) => new Date(starts).getTime())).toEqual([planned.slot?.startsAt.getTime()]);
  expect(await refusalOf(planPickup(tx, warehouse, "pickup"))).toBe("pickup_off");
});
