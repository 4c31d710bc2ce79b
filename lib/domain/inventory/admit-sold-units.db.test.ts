import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { hire } from "@/lib/domain/locations/testing";
import { newId, type CartId } from "@/lib/kernel/ids";
import { admitSoldUnits } from "./admit-sold-units";
import { levelOf, storeWithLamps } from "./testing";

dbTest("the books are raised by what they lacked of a sale that happened, once, and by nothing where they had enough", async ({ tx }) => {
  const place = await storeWithLamps(tx, 2);
  const by = await hire(tx, "associate", "inventory.count", [place.locationId]);
  const sale = (quantity: number) => ({ saleId: newId<CartId>(), locationId: place.locationId, lines: [{ variantId: place.variantId, quantity }] });
  expect(await admitSoldUnits(tx, by, sale(2))).toEqual([]);
  const short = sale(5);
  expect(await admitSoldUnits(tx, by, short)).toEqual([{ variantId: place.variantId, missing: 3 }]);
  expect(await levelOf(tx, place)).toMatchObject({ onHand: 5 });
  expect(await admitSoldUnits(tx, by, short)).toEqual([]);
});
