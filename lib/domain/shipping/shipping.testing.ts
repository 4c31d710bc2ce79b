import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { gtins, hire, openCounter, placeOrder } from "@/lib/domain/fulfillment/counter.testing";
import { pickUnit } from "@/lib/domain/fulfillment/pick-unit";
import { newId } from "@/lib/kernel/ids";

/** A delivery of two lamps (one parcel each) and a mug cabinet (two parcels), picked at the warehouse. */
export async function pickedDelivery(tx: Tx) {
  const counter = await openCounter(tx, 20);
  const wes = await hire(tx, "Wes", "fulfillment.work", [counter.warehouse]);
  const sizes = [[counter.lamp, 1, 1_200, 200], [counter.mug, 1, 9_000, 700], [counter.mug, 2, 7_000, 600]] as const;
  for (const [variantId, sequence, grams, side] of sizes) await tx.execute(sql`insert into parcel (variant_id, sequence, weight_grams, length_mm, width_mm, height_mm) values (${variantId}, ${sequence}, ${grams}, ${side}, 150, 120)`);
  await tx.execute(sql`insert into box_kind (code, name, length_mm, width_mm, height_mm, own_grams, most_grams) values ('T-S', 'Small box', 300, 200, 150, 200, 6000), ('T-L', 'Large box', 500, 400, 300, 500, 20000) on conflict do nothing`);
  await tx.execute(sql`update box_kind set is_active = code like 'T-%'`);
  await tx.execute(sql`insert into postcode (code, city, state, latitude, longitude) values ('97701', 'Bend', 'OR', 44.06, -121.31) on conflict do nothing`);
  const placed = await placeOrder(tx, counter.warehouse, [{ variantId: counter.lamp, quantity: 2 }, { variantId: counter.mug, quantity: 1 }], "ship");
  await tx.execute(sql`update fulfillment set ship_to = ${JSON.stringify({ name: "Maya Lin", line1: "1 Pine St", line2: "", city: "Bend", state: "OR", postcode: "97701", country: "US" })}::jsonb where id = ${placed.fulfillmentId}`);
  for (const scanned of [gtins.lamp, gtins.lamp, gtins.mug]) await pickUnit(tx, wes, { fulfillmentId: placed.fulfillmentId, scanId: newId(), scanned });
  return { ...placed, counter, wes };
}
