import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { machine, makeLamp } from "@/lib/domain/locations/testing";
import { newId } from "@/lib/kernel/ids";
import { setPrices } from "./set-prices";

dbTest("sets prices by SKU in the base list, keeps their history, and an equal price changes nothing", async ({ tx }) => {
  const variantId = await makeLamp(tx);
  const listId = newId();
  await tx.execute(sql`insert into price_list (id, code, name, currency) values (${listId}, 'us', 'US', 'USD')`);
  await tx.execute(sql`insert into price_list (id, code, name, currency, channel, priority) values (${newId()}, 'us-web', 'US web', 'USD', 'web', 5)`);
  const wanted = { currency: "USD", prices: [{ sku: variantId, amountMinor: 12_900, compareAtMinor: null }, { sku: "unknown", amountMinor: 1, compareAtMinor: null }] };
  expect(await setPrices(tx, machine, wanted)).toHaveLength(1);
  expect(await setPrices(tx, machine, wanted)).toEqual([]);
  expect(await setPrices(tx, machine, { currency: "USD", prices: [{ sku: variantId, amountMinor: 9_900, compareAtMinor: 12_900 }] })).toHaveLength(1);
  const { rows } = await tx.execute(sql`select before_minor, after_minor from price_change where variant_id = ${variantId} order by at, id`);
  expect(rows).toEqual([{ before_minor: null, after_minor: 12_900 }, { before_minor: 12_900, after_minor: 9_900 }]);
  const { rows: prices } = await tx.execute(sql`select price_list_id, amount_minor, compare_at_minor, version from price where variant_id = ${variantId}`);
  expect(prices).toEqual([{ price_list_id: listId, amount_minor: 9_900, compare_at_minor: 12_900, version: 2 }]);
});
