import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { permit, type Permit } from "@/lib/domain/identity/permit";
import { newId, type AccountId, type CategoryId, type CustomerId, type ProductId, type SessionId, type StaffId, type VariantId } from "@/lib/kernel/ids";
import { addCustomerGroup } from "./add-customer-group";
import { getPrices } from "./get-prices";
import { importListPrices } from "./import-list-prices";
import { listCustomerGroups, listGroupsOf } from "./list-customer-groups";
import { getPriceList, listPriceLists, listPricesOf } from "./list-price-lists";
import { priceListInput } from "./price-list-input";
import { savePriceList } from "./save-price-list";
import { setCustomerGroups } from "./set-customer-groups";

const mei = { kind: "staff" as const, staffId: newId<StaffId>(), accountId: newId<AccountId>(), sessionId: newId<SessionId>(), name: "Mei", role: "admin" as const, storeIds: "all" as const };
const editor: Permit<"pricing.edit"> = permit(mei, "pricing.edit", { channel: "store" });
const reader = permit(mei, "catalog.view", editor);
const input = (change: object = {}) => priceListInput.parse({ id: "", version: 0, name: "Web week", currency: "USD", channel: "", locationId: "", groupId: "", startsAt: "", endsAt: "", priority: 5, ...change });

dbTest("a file is taken whole, changes what shows its prices, and repeats without a change", async ({ tx }) => {
  const [vase, bowl] = [await goodsIn(tx, "VASE"), await goodsIn(tx, "BOWL")];
  const { id } = await savePriceList(tx, editor, input());
  const text = "sku,price,former_price\nVASE,19.99,25\nBOWL,7,\n";
  expect(await importListPrices(tx, editor, { id, text })).toMatchObject({ read: 2, productIds: [expect.any(String), expect.any(String)] });
  expect(await importListPrices(tx, editor, { id, text })).toEqual({ read: 2, productIds: [] });
  expect(await listPricesOf(reader, { id, q: "vas", limit: 9 }, tx)).toMatchObject([{ sku: "VASE", amountMinor: 1_999, compareAtMinor: 2_500, baseMinor: 1_999 }]);
  expect((await getPrices([vase, bowl], { channel: "web", currency: "USD" }, tx)).get(bowl)?.amountMinor).toBe(700);
  const { rows } = await tx.execute<{ n: number }>(sql`select count(*)::int as n from event where kind = 'price.changed'`);
  expect(rows[0]?.n).toBe(2);
});

dbTest("a file with a mistake changes nothing and names its lines", async ({ tx }) => {
  await goodsIn(tx, "VASE");
  const { id } = await savePriceList(tx, editor, input());
  const told = (text: string) => tx.transaction((inner) => importListPrices(inner, editor, { id, text })).catch((error: { facts?: { reason?: string } }) => error.facts?.reason);
  expect(await told("sku,price\nVASE,nineteen\nVASE,-1\n")).toBe("Line 2: not an amount. Line 3: not an amount.");
  expect(await told("sku,price\nVASE,1\nNOPE,2\n")).toBe("Line 3: there is no NOPE.");
  expect(await told("sku,price\nVASE,1\nVASE,2\n")).toBe("Line 3: VASE stands there twice.");
  expect(await told("sku,price,former_price\nVASE,10,9\n")).toBe("Line 2: the former price must be higher.");
  expect(await told("sku,price\nVASE,1,2,3\n")).toContain("not CSV");
  expect(await told("sku,price\n")).toContain("no row");
  expect(await listPricesOf(reader, { id, q: "", limit: 9 }, tx)).toEqual([]);
});

dbTest("a list is changed at its version, tells what it prices, and the last one for everybody stays that", async ({ tx }) => {
  const vase = await goodsIn(tx, "VASE");
  const base = await savePriceList(tx, editor, input({ name: "Base", priority: 0 }));
  await importListPrices(tx, editor, { id: base.id, text: "sku,price\nVASE,20\n" });
  await expect(tx.transaction((inner) => savePriceList(inner, editor, input({ ...base, channel: "store" })))).rejects.toMatchObject({ code: "last_list" });
  const store = await savePriceList(tx, editor, input({ name: "Tills", channel: "store" }));
  await importListPrices(tx, editor, { id: store.id, text: "sku,price\nVASE,18\n" });
  expect((await getPrices([vase], { channel: "web", currency: "USD" }, tx)).get(vase)?.amountMinor).toBe(2_000);
  await savePriceList(tx, editor, input({ ...store, name: "Everywhere" }));
  await expect(savePriceList(tx, editor, input({ ...store }))).rejects.toMatchObject({ code: "stale_version" });
  expect((await getPrices([vase], { channel: "web", currency: "USD" }, tx)).get(vase)?.amountMinor).toBe(1_800);
  expect((await listPriceLists(reader, tx)).map((list) => [list.name, list.prices, list.state])).toEqual([["Everywhere", 1, "running"], ["Base", 1, "running"]]);
  expect(await getPriceList(reader, store.id, tx)).toMatchObject({ channel: null, version: 2 });
  const { rows } = await tx.execute<{ n: number }>(sql`select count(*)::int as n from event where kind = 'price_list.turned' and subject = ${`price_list:${store.id}`}`);
  expect(rows[0]?.n).toBe(1);
});

dbTest("a customer joins and leaves groups on record, and a group's name is its own", async ({ tx }) => {
  const customerId = newId<CustomerId>();
  await tx.execute(sql`insert into customer (id, name) values (${customerId}, 'Maya')`);
  const [trade, press] = [await addCustomerGroup(tx, editor, { name: "Trade" }), await addCustomerGroup(tx, editor, { name: "Press" })];
  await expect(tx.transaction((inner) => addCustomerGroup(inner, editor, { name: "TRADE" }))).rejects.toMatchObject({ code: "name_taken" });
  const service = permit(mei, "customers.edit", editor);
  await setCustomerGroups(tx, service, { customerId, groupIds: [trade.id] });
  await setCustomerGroups(tx, service, { customerId, groupIds: [trade.id] });
  await setCustomerGroups(tx, service, { customerId, groupIds: [press.id] });
  await expect(setCustomerGroups(tx, service, { customerId: newId(), groupIds: [] })).rejects.toMatchObject({ code: "not_found" });
  expect((await listGroupsOf(permit(mei, "customers.view", editor), customerId, tx)).map((one) => [one.name, one.isIn])).toEqual([["Press", true], ["Trade", false]]);
  expect((await listCustomerGroups(reader, tx)).map((one) => [one.name, one.members])).toEqual([["Press", 1], ["Trade", 0]]);
  const { rows } = await tx.execute<{ payload: object }>(sql`select payload from event where kind = 'customer.groups_changed' order by id`);
  expect(rows).toEqual([{ payload: { groups: { before: [], after: [trade.id] } } }, { payload: { groups: { before: [trade.id], after: [press.id] } } }]);
});

async function goodsIn(tx: Tx, sku: string): Promise<VariantId> {
  const [category, product, variant] = [newId<CategoryId>(), newId<ProductId>(), newId<VariantId>()];
  await tx.execute(sql`insert into category (id, slug, name) values (${category}, ${category}, 'Goods')`);
  await tx.execute(sql`insert into product (id, external_id, slug, title, category_id) values (${product}, ${product}, ${product}, ${sku}, ${category})`);
  await tx.execute(sql`insert into variant (id, product_id, sku) values (${variant}, ${product}, ${sku})`);
  return variant;
}
