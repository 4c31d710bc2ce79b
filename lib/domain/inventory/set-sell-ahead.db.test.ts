import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { hire, makeLamp, openStore } from "@/lib/domain/locations/testing";
import { setSellAhead } from "./set-sell-ahead";

dbTest("only a place that ships, and where nobody collects, sells ahead; and only with a cap", async ({ tx }) => {
  const by = await hire(tx, "inventory_planner", "inventory.adjust", "all");
  const [variantId, shop, warehouse] = [await makeLamp(tx), await openStore(tx, { canShip: true }), await openStore(tx, { canShip: true, canPickup: false, canCurbside: false })];
  const set = (locationId: typeof shop, kind: "none" | "backorder" | "pre_order", cap: number) => setSellAhead(tx, by, { variantId, locationId, kind, cap });
  await expect(set(shop, "backorder", 5)).rejects.toMatchObject({ code: "invalid" });
  await expect(set(warehouse, "pre_order", 0)).rejects.toMatchObject({ code: "invalid" });
  await set(warehouse, "pre_order", 5);
  await set(warehouse, "backorder", 8);
  const read = () => tx.execute(sql`select s.backorder_cap, p.kind, p.cap from stock_level s left join sell_ahead p using (variant_id, location_id) where s.variant_id = ${variantId} and s.location_id = ${warehouse}`);
  expect((await read()).rows).toEqual([{ backorder_cap: 8, kind: "backorder", cap: 8 }]);
  await set(warehouse, "none", 0);
  expect((await read()).rows).toEqual([{ backorder_cap: 0, kind: null, cap: null }]);
});
