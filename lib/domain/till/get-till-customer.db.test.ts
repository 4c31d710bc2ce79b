import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { member } from "@/lib/domain/carts/testing";
import { asStaff, staffOf } from "@/lib/domain/identity/people.testing";
import { addCustomerGroup } from "@/lib/domain/pricing/add-customer-group";
import { importListPrices } from "@/lib/domain/pricing/import-list-prices";
import { priceListInput } from "@/lib/domain/pricing/price-list-input";
import { savePriceList } from "@/lib/domain/pricing/save-price-list";
import { setCustomerGroups } from "@/lib/domain/pricing/set-customer-groups";
import { sql } from "drizzle-orm";
import { getTillCatalog } from "./get-till-catalog";
import { getTillCustomer } from "./get-till-customer";
import { cashSale, openTill } from "./till.testing";
import { writeSale } from "./write-sale";

const list = (change: object) => priceListInput.parse({ id: "", version: 0, name: "Trade", currency: "USD", channel: "", locationId: "", groupId: "", startsAt: "", endsAt: "", priority: 5, ...change });

dbTest("the till asks for a customer's own prices and for those of its store, and the sale costs what it showed", async ({ tx }) => {
  const till = await openTill(tx);
  const boss = await staffOf(tx, "admin");
  const editor = asStaff(boss, "pricing.edit");
  const maya = await member(tx);
  const trade = await addCustomerGroup(tx, editor, { name: "Trade" });
  await setCustomerGroups(tx, asStaff(boss, "customers.edit"), { customerId: maya.customerId, groupIds: [trade.id] });
  const { rows: [lamp] } = await tx.execute<{ sku: string }>(sql`select sku from variant where id = ${till.shop.lamp}`);
  const here = await savePriceList(tx, editor, list({ name: "Seattle week", locationId: till.shop.seattle, priority: 1 }));
  await importListPrices(tx, editor, { id: here.id, text: `sku,price\n${lamp?.sku},110\n` });
  const theirs = await savePriceList(tx, editor, list({ groupId: trade.id }));
  await importListPrices(tx, editor, { id: theirs.id, text: `sku,price\n${lamp?.sku},100\n` });

  const shown = (await getTillCatalog(asStaff(till.ana, "till.unlock"), { locationId: till.shop.seattle }, tx)).find(({ id }) => id === till.shop.lamp);
  expect(shown?.priceMinor).toBe(11_000);
  const customer = await getTillCustomer(till.by, { customerId: maya.customerId }, tx);
  expect(customer?.prices).toEqual([{ id: till.shop.lamp, priceMinor: 10_000, isReduced: false, isTaxIncluded: false }]);
  const taxed = (minor: number) => Math.round(minor * 1.101);
  for (const { customerId, totalMinor } of [{ customerId: null, totalMinor: taxed(11_000) }, { customerId: maya.customerId, totalMinor: taxed(10_000) }]) {
    const sale = cashSale(till, 1, { customerId, totalMinor, cash: { coverMinor: totalMinor, receivedMinor: 20_000 } });
    expect(await writeSale(tx, till.by, sale), `${totalMinor}`).toMatchObject({ is: "to_pay" });
  }
});
