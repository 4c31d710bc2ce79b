import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { newId, type CategoryId, type CustomerGroupId, type CustomerId, type PriceListId, type ProductId, type VariantId } from "@/lib/kernel/ids";
import { getPrices, linePrices } from "./get-prices";

const web = { channel: "web", currency: "USD" } as const;

dbTest("beside a reduced price stands the lowest of the 30 days before it, not of the time since and not of long ago", async ({ tx }) => {
  const vase = await vaseIn(tx);
  const list = await listIn(tx, {});
  await history(tx, vase, list, [["-90 days", 3_000], ["-60 days", 5_000], ["-40 days", 4_600], ["-25 days", 5_000], ["-10 days", 4_000]], 5_000);
  expect((await getPrices([vase], web, tx)).get(vase)).toMatchObject({ amountMinor: 4_000, compareAtMinor: 5_000, lowestMinor: 4_600 });
  await tx.execute(sql`update price set compare_at_minor = null where variant_id = ${vase}`);
  expect((await getPrices([vase], web, tx)).get(vase)?.lowestMinor).toBeNull();
});

dbTest("a sale in a list of its own is measured by what the other list asked before it began", async ({ tx }) => {
  const vase = await vaseIn(tx);
  await history(tx, vase, await listIn(tx, {}), [["-90 days", 5_000], ["-20 days", 4_700], ["-5 days", 5_000]], null);
  await history(tx, vase, await listIn(tx, { priority: 9, starts: "-2 days" }), [["-3 days", 3_900]], 5_000);
  expect((await getPrices([vase], web, tx)).get(vase)).toMatchObject({ amountMinor: 3_900, lowestMinor: 4_700 });
});

dbTest("a group's and a store's price are their own, and nobody else's, in a list's priority", async ({ tx }) => {
  const vase = await vaseIn(tx);
  const [group, member, stranger, store] = [newId<CustomerGroupId>(), newId<CustomerId>(), newId<CustomerId>(), newId()];
  await tx.execute(sql`insert into customer_group (id, code, name) values (${group}, 'trade', 'Trade')`);
  for (const id of [member, stranger]) await tx.execute(sql`insert into customer (id, name) values (${id}, 'Maya')`);
  await tx.execute(sql`insert into customer_group_member (group_id, customer_id) values (${group}, ${member})`);
  await tx.execute(sql`insert into location (id, slug, code, kind, name, address_line1, city, state, postcode, latitude, longitude, time_zone) values (${store}, ${store}, ${store}, 'store', 'Salem', '1 State', 'Salem', 'OR', '97301', 45, -123, 'America/Los_Angeles')`);
  await history(tx, vase, await listIn(tx, {}), [["-90 days", 5_000]], null);
  await history(tx, vase, await listIn(tx, { group }), [["-90 days", 4_200]], null);
  await history(tx, vase, await listIn(tx, { store }), [["-90 days", 4_800]], null);
  const paid = async (customerId: CustomerId | null, at: string | null) => {
    const { rows } = await tx.execute<{ amount_minor: number; is_members: boolean }>(sql`
      with line as (select ${newId()}::uuid as id, ${vase}::uuid as variant_id, ${at}::uuid as location_id, null::jsonb as gift) ${linePrices({ ...web, customerId: sql`${customerId}::uuid` })}`);
    return rows.map((row) => [row.amount_minor, row.is_members]);
  };
  expect(await paid(member, null)).toEqual([[4_200, true]]);
  expect(await paid(stranger, null)).toEqual([[5_000, false]]);
  expect(await paid(null, store)).toEqual([[4_800, false]]);
  expect(await paid(member, store)).toEqual([[4_200, true]]);
  expect((await getPrices([vase], web, tx)).get(vase)?.amountMinor).toBe(5_000);
});

async function vaseIn(tx: Tx): Promise<VariantId> {
  const [category, product, variant] = [newId<CategoryId>(), newId<ProductId>(), newId<VariantId>()];
  await tx.execute(sql`insert into category (id, slug, name) values (${category}, ${category}, 'Vases')`);
  await tx.execute(sql`insert into product (id, external_id, slug, title, category_id) values (${product}, ${product}, ${product}, 'Vase', ${category})`);
  await tx.execute(sql`insert into variant (id, product_id, sku) values (${variant}, ${product}, ${variant})`);
  return variant;
}

async function listIn(tx: Tx, { priority = 0, starts = null, group = null, store = null }: { priority?: number; starts?: string | null; group?: CustomerGroupId | null; store?: string | null }): Promise<PriceListId> {
  const id = newId<PriceListId>();
  await tx.execute(sql`insert into price_list (id, code, name, currency, priority, starts_at, group_id, location_id) values (${id}, ${id}, 'List', 'USD', ${priority}, shop_clock() + ${starts}::interval, ${group}, ${store})`);
  return id;
}

/** Prices since when, oldest first; the last one is the present one. */
async function history(tx: Tx, variantId: VariantId, listId: PriceListId, changes: readonly (readonly [string, number])[], compareAtMinor: number | null): Promise<void> {
  for (const [i, [at, minor]] of changes.entries()) {
    await tx.execute(sql`insert into price_change (id, price_list_id, variant_id, before_minor, after_minor, at) values (${newId()}, ${listId}, ${variantId}, ${changes[i - 1]?.[1] ?? null}, ${minor}, shop_clock() + ${at}::interval)`);
  }
  await tx.execute(sql`insert into price (price_list_id, variant_id, amount_minor, compare_at_minor) values (${listId}, ${variantId}, ${changes.at(-1)?.[1] ?? 0}, ${compareAtMinor})`);
}
