import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { getAvailability } from "@/lib/domain/inventory/get-availability";
import { getShipAvailability } from "@/lib/domain/inventory/get-ship-availability";
import { openCounter } from "./counter.testing";
import { routeShipment } from "./route-shipment";

dbTest("ships from the warehouse while it has everything, from a store when it does not, from both when nobody has", async ({ tx }) => {
  const counter = await openCounter(tx, 3);
  await tx.execute(sql`update location set can_ship = true where id = ${counter.bend}`);
  const route = (lamps: number, mugs: number) => routeShipment({ lines: [{ variantId: counter.lamp, quantity: lamps, unitMinor: 1000 }, { variantId: counter.mug, quantity: mugs, unitMinor: 1000 }], to: { state: "OR" } }, tx);
  expect((await route(3, 1)).parts.map((part) => part.locationName)).toEqual(["Kent"]);
  await tx.execute(sql`update stock_level set quality_check = 2 where location_id = ${counter.warehouse} and variant_id = ${counter.lamp}`);
  expect((await route(2, 1)).parts.map((part) => part.locationName)).toEqual(["Bend"]);
  expect((await route(4, 1)).parts.map((part) => part.locationName)).toEqual(["Kent", "Bend"]);
  expect(await route(9, 1)).toMatchObject({ parts: [], shortages: [{ variantId: counter.lamp, wanted: 9, left: 4 }] });
  await tx.execute(sql`update stock_level set quality_check = 0 where location_id = ${counter.warehouse} and variant_id = ${counter.lamp}`);
});

dbTest("a store that only hands over keeps its shelf from every delivery, however empty the rest is", async ({ tx }) => {
  const { lamp, portland, warehouse } = await openCounter(tx, 3);
  const take = (units: number) => tx.execute(sql`update stock_level set quality_check = ${units} where location_id = ${warehouse} and variant_id = ${lamp}`);
  await take(3);
  expect(await routeShipment({ lines: [{ variantId: lamp, quantity: 1, unitMinor: 1000 }], to: { state: "OR" } }, tx)).toMatchObject({ parts: [], shortages: [{ variantId: lamp, wanted: 1, left: 0 }] });
  expect(await getShipAvailability({ variantIds: [lamp], channel: "web" }, tx)).toMatchObject([{ quantity: 0, reason: "sold_out" }]);
  expect(await getAvailability({ variantIds: [lamp], locationIds: [portland], channel: "web", quantity: 3 }, tx)).toMatchObject([{ quantity: 3, reason: null }]);
  await take(0);
});
