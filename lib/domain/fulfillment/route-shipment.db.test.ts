import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
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
