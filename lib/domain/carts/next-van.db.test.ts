import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { getStore } from "@/lib/domain/locations/get-store";
import type { Currency } from "@/lib/kernel/currency";
import { getBuyBoxes } from "./get-buy-boxes";
import { openShop, stock } from "./testing";

dbTest("the buy box says when the chosen store's own van comes, for what, and why it does not", async ({ tx }) => {
  const shop = await openShop(tx);
  const now = new Date((await tx.execute<{ now: string }>(sql`select shop_clock()::text as now`)).rows[0]?.now ?? "");
  const van = async (quantity = 1, currency: Currency = "USD") => {
    const [box] = await getBuyBoxes({ variantIds: [shop.lamp], store: await getStore({ id: shop.seattle }, tx), channel: "web", currency, quantity, now, customerId: null }, tx);
    return box?.options.find(({ method }) => method === "van");
  };
  await stock(tx, shop.lamp, shop.seattle, 1);
  await stock(tx, shop.lamp, shop.warehouse, 9);
  expect(await van()).toMatchObject({ isPossible: false, words: "Not offered at Seattle" });
  await tx.execute(sql`insert into local_delivery (location_id, radius_miles, window_minutes, per_window, cutoff_minutes, days_ahead, fee_minor, free_from_minor) values (${shop.seattle}, 8, 120, 6, 120, 5, 900, 15000)`);
  expect(await van()).toMatchObject({ isPossible: true, words: expect.stringMatching(/^(today|tomorrow), .+–/), detail: "From Seattle, within 8 miles; choose the hours at checkout", feeMinor: 900 });
  expect(await van(2), "the van brings what stands in its store").toMatchObject({ isPossible: false, words: "Not from the shelf at Seattle" });
  expect(await van(1, "EUR"), "its terms are in the home currency").toMatchObject({ isPossible: false });
});
