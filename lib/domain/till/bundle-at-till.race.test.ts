import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { asStaff } from "@/lib/domain/identity/people.testing";
import { makeLampSet } from "@/lib/domain/orders/bundle.testing";
import { getReceipt } from "./get-receipt";
import { getTillCatalog } from "./get-till-catalog";
import { goOffline } from "./offline.testing";
import { readEntry } from "./read-entry";
import { sellAtTill } from "./sell-at-till";
import type { HandWish } from "./till-input";
import { cardSale, openTill, takenAlong } from "./till.testing";

const scratched: HandWish = { effect: { kind: "percent", basisPoints: 500 }, reason: "damaged", note: "", approvalId: null };

raceTest("a till scans a bundle, takes its parts off the shelf and prints it as one, with a discount that its parts share", async () => {
  const till = await transaction((tx) => openTill(tx, { mugs: 9 }));
  const set = await transaction((tx) => makeLampSet(tx, till.shop));
  const found = (await getTillCatalog(asStaff(till.mo, "till.unlock"), { locationId: till.shop.seattle })).find(({ id }) => id === set);
  expect(found).toMatchObject({ title: "Reading corner", priceMinor: 16_000, left: 2, contents: [{ quantity: 1 }, { quantity: 4 }] });
  // 160.00 less 5 %; the lamp's 104.88 and the mugs' 47.12 are taxed with 10.1 % each.
  const { orderNumber } = await sellAtTill(till.by, cardSale(till, { lines: [takenAlong(set, 1, scratched)], totalMinor: 15_200 + 1_059 + 476 }));
  expect((await getReceipt(asStaff(till.ana, "orders.view"), orderNumber))?.lines).toMatchObject([
    { title: "Reading corner", quantity: 1, unitMinor: 16_000, discountMinor: 800, parts: [{ title: "Alder lamp", quantity: 1 }, { title: "Fern mug", quantity: 4 }], offers: [{ name: "Damaged item", amountMinor: 800 }] },
  ]);
  const { rows } = await db.execute(sql`select on_hand, allocated from stock_level where location_id = ${till.shop.seattle} order by on_hand`);
  expect(rows).toEqual([{ on_hand: 4, allocated: 0 }, { on_hand: 5, allocated: 0 }]);
  const discounts = await db.execute(sql`select amount_minor from order_discount order by amount_minor`);
  expect(discounts.rows).toEqual([{ amount_minor: 248 }, { amount_minor: 552 }]);
});

raceTest("a bundle in an offline sale is not believed: only the server knows its parts", async () => {
  const till = await goOffline();
  const set = await transaction((tx) => makeLampSet(tx, till.shop));
  const entry = await till.sell({ lines: [{ variantId: set, quantity: 1, unitMinor: 12_900, discountMinor: 0, taxRatePpm: 101_000, isTaxIncluded: false, taxMinor: 1_303 }] });
  expect(await transaction((tx) => readEntry(tx, till.place, entry))).toEqual({ is: "refused", reason: "online_only" });
});
