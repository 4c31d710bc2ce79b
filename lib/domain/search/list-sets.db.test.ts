import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { makeGood, merchandiser } from "@/lib/domain/catalog/goods.testing";
import { saveBundle } from "@/lib/domain/catalog/save-bundle";
import type { ProductId, VariantId } from "@/lib/kernel/ids";
import { listSets } from "./list-sets";

dbTest("a product names the sets it is sold in, and none that is not sold", async ({ tx }) => {
  const productOf = async (id: VariantId) => (await tx.execute<{ id: ProductId }>(sql`select product_id as id from variant where id = ${id}`)).rows[0]!.id;
  const [lamp, shade] = [await makeGood(tx), await makeGood(tx, "Shade")];
  for (const title of ["Reading corner", "Bedside"]) await saveBundle(tx, merchandiser(), { variantId: await makeGood(tx, title), version: 0, percentOff: null, parts: [{ sku: lamp, quantity: 2 }] });
  expect((await listSets(await productOf(lamp), 3, "USD", tx)).map(({ title }) => title)).toEqual(["Bedside", "Reading corner"]);
  expect(await listSets(await productOf(shade), 3, "USD", tx)).toEqual([]);
  await tx.execute(sql`update product set status = 'archived' where title = 'Bedside'`);
  expect((await listSets(await productOf(lamp), 3, "USD", tx)).map(({ title }) => title)).toEqual(["Reading corner"]);
});
