import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { makeGood } from "@/lib/domain/catalog/goods.testing";
import { saveBundle } from "@/lib/domain/catalog/save-bundle";
import { permit, systemPermit } from "@/lib/domain/identity/permit";
import { newId, type AccountId, type PriceListId, type SessionId, type StaffId, type VariantId } from "@/lib/kernel/ids";
import { getEditableBundle } from "./get-editable-bundle";
import { getPrices } from "./get-prices";
import { listBundles } from "./list-bundles";
import { priceBundles } from "./price-bundles";
import { setPrices } from "./set-prices";

const machine = systemPermit("test");
const viewer = permit({ kind: "staff", staffId: newId<StaffId>(), accountId: newId<AccountId>(), sessionId: newId<SessionId>(), name: "Ana", role: "associate", storeIds: [] }, "catalog.view", { channel: "store" });
const priceOf = async (tx: Tx, variantId: VariantId) => (await getPrices([variantId], { channel: "web", currency: "USD" }, tx)).get(variantId)?.amountMinor;

/** A lamp for 129.00 and four mugs for 14.50 each, as one for 160.00 or for less by so many percent. */
async function openShop(tx: Tx, percentOff: number | null): Promise<{ set: VariantId; mug: VariantId }> {
  const [lamp, mug, set, list] = [await makeGood(tx), await makeGood(tx, "Fern mug"), await makeGood(tx, "Reading corner"), newId<PriceListId>()];
  await tx.execute(sql`insert into price_list (id, code, name, currency) values (${list}, ${list}, 'Retail', 'USD')`);
  await setPrices(tx, machine, { currency: "USD", prices: [[lamp, 12_900], [mug, 1_450], [set, 16_000]].map(([sku, amountMinor]) => ({ sku: String(sku), amountMinor: Number(amountMinor), compareAtMinor: null })) });
  await saveBundle(tx, machine, { variantId: set, version: 0, percentOff, parts: [{ sku: lamp, quantity: 1 }, { sku: mug, quantity: 4 }] });
  return { set, mug };
}

dbTest("a price that follows the parts is theirs less its percentage, and follows again when one of them changes", async ({ tx }) => {
  const { set, mug } = await openShop(tx, 10);
  await priceBundles(tx, machine);
  expect(await priceOf(tx, set)).toBe(16_830);
  expect(await priceBundles(tx, machine)).toEqual([]);
  await setPrices(tx, machine, { currency: "USD", prices: [{ sku: mug, amountMinor: 1_555, compareAtMinor: null }] });
  await priceBundles(tx, machine);
  expect(await priceOf(tx, set)).toBe(17_208);
  const [row] = await listBundles(viewer, tx);
  expect(row).toMatchObject({ title: "Reading corner", percentOff: 10, priceMinor: 17_208, partsMinor: 19_120, places: 0, parts: [{ quantity: 1 }, { quantity: 4 }] });
  expect(await getEditableBundle(viewer, row!.productId, tx)).toMatchObject({ version: 1, percentOff: 10, obstacle: null, parts: [{ priceMinor: 12_900 }, { priceMinor: 1_555 }] });
});

dbTest("a bundle with a price of its own keeps it", async ({ tx }) => {
  const { set } = await openShop(tx, null);
  expect(await priceBundles(tx, machine)).toEqual([]);
  expect(await priceOf(tx, set)).toBe(16_000);
});
