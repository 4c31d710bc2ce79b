import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { dayAt } from "@/lib/domain/locations/zone-day";
import { newId } from "@/lib/kernel/ids";
import { closeStore } from "./close-store";
import { gtins, hire, openCounter, placeOrder } from "./counter.testing";
import { packFulfillment } from "./pack-fulfillment";
import { pickUnit } from "./pick-unit";
import { putOnVan } from "./put-on-van";

const shipTo = { name: "Maya Lin", line1: "1 Oak St", line2: "", city: "Portland", state: "OR", postcode: "97205", country: "US" };

raceTest("a store closes while its van is loaded: each delivery is on the van or its shopper is asked, never both", async () => {
  const { tom, max, portland, ids } = await transaction(async (tx) => {
    const counter = await openCounter(tx, 20);
    const driver = await hire(tx, "Tom", "fulfillment.work", [counter.portland]);
    const packed = [];
    for (let n = 0; n < 8; n++) {
      const { fulfillmentId } = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }], "local_delivery", { chargeMinor: 0, shipTo });
      await pickUnit(tx, driver, { fulfillmentId, scanId: newId(), scanned: gtins.lamp });
      await packFulfillment(tx, driver, { fulfillmentId });
      packed.push(fulfillmentId);
    }
    await tx.execute(sql`update fulfillment set promised_at = shop_clock() - interval '1 minute' where id = any(${sql.param(packed)}::uuid[])`);
    return { tom: driver, max: await hire(tx, "Max", "locations.close", [counter.portland], "store_manager"), portland: counter.portland, ids: packed };
  });
  const day = dayAt("America/Los_Angeles", Date.now());
  const [closed, ...loaded] = await Promise.allSettled([
    transaction((tx) => closeStore(tx, max, { locationId: portland, day, from: "now", reason: "Snow" })),
    ...ids.toReversed().map((id) => transaction((tx) => putOnVan(tx, tom, { fulfillmentIds: [id] }))),
  ]);
  expect(closed.status).toBe("fulfilled");
  const { rows } = await transaction((tx) => tx.execute<{ status: string; trips: number; count: number }>(sql`
    select f.status, (select count(*)::int from delivery_trip t where t.fulfillment_id = f.id) as trips, count(*)::int from fulfillment f where f.id = any(${sql.param(ids)}::uuid[]) group by 1, 2 order by 1`));
  const onTheVan = loaded.filter(({ status }) => status === "fulfilled").length;
  expect(rows).toEqual([...(onTheVan < 8 ? [{ status: "awaiting_shopper", trips: 0, count: 8 - onTheVan }] : []), ...(onTheVan > 0 ? [{ status: "on_the_van", trips: 1, count: onTheVan }] : [])]);
});
