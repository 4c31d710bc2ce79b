import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import type { VariantId } from "@/lib/kernel/ids";
import { makeGood, makePlace, merchandiser } from "./goods.testing";
import { saveBundle } from "./save-bundle";

const one = (sku: string, quantity = 1) => ({ sku, quantity });

async function made(tx: Tx): Promise<{ set: VariantId; lamp: VariantId; other: VariantId }> {
  const goods = { set: await makeGood(tx), lamp: await makeGood(tx), other: await makeGood(tx) };
  await saveBundle(tx, merchandiser(), { variantId: goods.set, version: 0, percentOff: null, parts: [one(goods.lamp, 2), one(goods.other)] });
  return goods;
}

dbTest("a variant is made of others, changed and made an item of its own again, each on record", async ({ tx }) => {
  const { set, lamp, other } = await made(tx);
  const by = merchandiser();
  expect(await saveBundle(tx, by, { variantId: set, version: 1, percentOff: 10, parts: [one(lamp, 3)] })).toMatchObject({ version: 2 });
  await expect(saveBundle(tx, by, { variantId: set, version: 1, percentOff: null, parts: [one(other, 2)] })).rejects.toMatchObject({ code: "stale_version" });
  expect(await saveBundle(tx, by, { variantId: set, version: 2, percentOff: null, parts: [] })).toMatchObject({ version: 0 });
  const { rows } = await tx.execute<{ made: unknown }>(sql`select payload -> 'changes' -> 'madeOf' as made from event where kind = 'product.changed' order by id`);
  expect(rows.map(({ made: change }) => change)).toEqual([{ before: [], after: [`2 × ${lamp}`, `1 × ${other}`] }, { before: [`2 × ${lamp}`, `1 × ${other}`], after: [`3 × ${lamp}`] }, { before: [`3 × ${lamp}`], after: [] }]);
});

dbTest("no bundle in a bundle, none with stock, none of one unit, nothing twice and nothing unknown", async ({ tx }) => {
  const { set, lamp } = await made(tx);
  const by = merchandiser();
  const [fresh, stocked] = [await makeGood(tx), await makeGood(tx)];
  await tx.execute(sql`insert into stock_level (variant_id, location_id) values (${stocked}, ${await makePlace(tx)})`);
  const refused = (variantId: VariantId, ...parts: { sku: string; quantity: number }[]) => saveBundle(tx, by, { variantId, version: 0, percentOff: null, parts }).then(() => "saved", (error: { facts?: { field?: string; reason?: string } }) => `${error.facts?.field}: ${error.facts?.reason}`);
  expect(await refused(fresh, one(set, 2))).toBe("parts.0.sku: This is a bundle; put in its parts.");
  expect(await refused(lamp, one(fresh, 2))).toBe("variantId: It is in another bundle; a bundle is made of single items.");
  expect(await refused(stocked, one(lamp, 2))).toBe("variantId: It has stock of its own, so it cannot be made of others.");
  expect(await refused(fresh, one(lamp))).toBe("parts: A bundle has two units or more.");
  expect(await refused(fresh, one(lamp), one(lamp))).toBe("parts.1.sku: It is in there already; raise its quantity.");
  expect(await refused(fresh, one("nothing", 2))).toBe("parts.0.sku: There is no such item.");
  expect(await refused(fresh, one(fresh, 2))).toBe("parts.0.sku: It cannot be in itself.");
});

dbTest("the database refuses what nobody asked the shop for", async ({ tx }) => {
  const { set, lamp } = await made(tx);
  const locationId = await makePlace(tx);
  await expect(tx.transaction((inner) => inner.execute(sql`insert into stock_level (variant_id, location_id) values (${set}, ${locationId})`))).rejects.toMatchObject({ cause: { constraint: "bundle_has_no_stock" } });
  await expect(tx.transaction(async (inner) => {
    await inner.execute(sql`insert into bundle (variant_id) values (${lamp})`);
    await inner.execute(sql`insert into bundle_part (bundle_variant_id, part_variant_id, quantity, position) values (${lamp}, ${set}, 2, 1)`);
  })).rejects.toMatchObject({ cause: { constraint: "bundle_part_not_nested" } });
});
