import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { permit, systemPermit } from "@/lib/domain/identity/permit";
import { getStore } from "@/lib/domain/locations/get-store";
import { refreshSearchDocuments } from "@/lib/domain/search/refresh-search-documents";
import { newId, type LocationId, type VariantId } from "@/lib/kernel/ids";
import { endOldWatches, endWatch } from "./end-watch";
import { listAlternatives } from "./list-alternatives";
import { listDueWatches } from "./list-due-watches";
import { listWatches } from "./list-watches";
import { stopWatching } from "./stop-watching";
import { guest, member, openShop, stock } from "./testing";
import { watchStock } from "./watch-stock";

const job = systemPermit("tell_watchers");
const getStoreOf = async (tx: Tx, id: LocationId | null) => (id === null ? null : getStore({ id }, tx));

dbTest("whoever asks is due once it can be had, the first first and no more than there are units, and is forgotten with the message", async ({ tx }) => {
  const shop = await openShop(tx);
  const maya = await member(tx);
  const asks = { variantId: shop.lamp, storeId: shop.seattle };
  await watchStock(tx, guest(), { ...asks, email: "first@example.com" });
  await watchStock(tx, guest(), { ...asks, email: "First@Example.com" });
  expect(await watchStock(tx, maya, { ...asks, email: null })).toEqual({ email: `${maya.customerId}@example.com` });
  expect(await listDueWatches(job, tx), "nothing has come").toEqual([]);
  await stock(tx, shop.lamp, shop.seattle, 1);
  const [due, ...others] = await listDueWatches(job, tx);
  expect(others).toEqual([]);
  expect(due).toMatchObject({ email: "first@example.com", title: "Alder lamp", how: expect.stringMatching(/^Ready .+ at Seattle$/) });
  const id = due?.id ?? expect.unreachable();
  expect(await endWatch(tx, job, { id })).toBe(true);
  expect(await endWatch(tx, job, { id }), "two workers tell once").toBe(false);
  expect(await listDueWatches(job, tx)).toMatchObject([{ customerId: maya.customerId }]);
});

dbTest("who named no store hears when it can be delivered, and nobody of a store that is not theirs", async ({ tx }) => {
  const shop = await openShop(tx);
  await watchStock(tx, guest(), { variantId: shop.mug, storeId: null, email: "far@example.com" });
  await stock(tx, shop.mug, shop.tacoma, 4);
  expect(await listDueWatches(job, tx)).toEqual([]);
  await stock(tx, shop.mug, shop.warehouse, 4);
  expect(await listDueWatches(job, tx)).toMatchObject([{ email: "far@example.com", how: expect.stringMatching(/^Delivery /) }]);
});

dbTest("a member sees what they wait for and calls it off; what nobody answered in half a year is forgotten", async ({ tx }) => {
  const shop = await openShop(tx);
  const maya = await member(tx);
  const own = permit(maya.actor, "account.own", maya);
  await watchStock(tx, maya, { variantId: shop.lamp, storeId: null, email: null });
  await watchStock(tx, maya, { variantId: shop.mug, storeId: null, email: null });
  expect(await listWatches(own, tx)).toHaveLength(2);
  await stopWatching(tx, own, { variantId: shop.lamp });
  await stopWatching(tx, own, { variantId: shop.lamp });
  expect(await listWatches(own, tx)).toMatchObject([{ title: "Fern mug" }]);
  await tx.execute(sql`update stock_watch set created_at = shop_clock() - interval '181 days'`);
  await endOldWatches(tx, job);
  expect(await listWatches(own, tx)).toEqual([]);
});

dbTest("a guest leaves an e-mail, one address gets no more than twenty promises a day, and what is not sold is not waited for", async ({ tx }) => {
  const shop = await openShop(tx);
  await expect(watchStock(tx, guest(), { variantId: shop.lamp, storeId: null, email: null })).rejects.toMatchObject({ code: "invalid", facts: { field: "email" } });
  await expect(watchStock(tx, guest(), { variantId: newId(), storeId: null, email: "a@example.com" })).rejects.toMatchObject({ code: "not_found" });
  for (let asked = 0; asked < 20; asked++) await watchStock(tx, guest(), { variantId: shop.lamp, storeId: null, email: "a@example.com" });
  await expect(watchStock(tx, guest(), { variantId: shop.mug, storeId: null, email: "a@example.com" })).rejects.toMatchObject({ code: "too_many_attempts" });
});

dbTest("what is offered instead is alike and can be had, at the chosen store first", async ({ tx }) => {
  const shop = await openShop(tx);
  await tx.execute(sql`update product set category_id = (select category_id from product where title = 'Alder lamp'), attributes = '{}' where title = 'Fern mug'`);
  await refreshSearchDocuments(tx, "all");
  const instead = (variantId: VariantId, storeId: LocationId | null = null) => getStoreOf(tx, storeId).then((store) => listAlternatives({ variantId, store, channel: "web", currency: "USD" }, tx));
  expect(await instead(newId())).toEqual([]);
  expect(await instead(shop.lamp), "what is alike is sold out too").toEqual([]);
  await stock(tx, shop.mug, shop.seattle, 3);
  expect(await instead(shop.lamp), "nobody knows where to collect it").toEqual([]);
  expect(await instead(shop.lamp, shop.seattle)).toMatchObject([{ card: { title: "Fern mug" }, promise: { isAtStore: true, isDelivered: false } }]);
  await stock(tx, shop.mug, shop.warehouse, 3);
  expect(await instead(shop.lamp)).toMatchObject([{ card: { title: "Fern mug" }, promise: { isDelivered: true } }]);
});
