import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { permit, systemPermit, type Permit } from "@/lib/domain/identity/permit";
import { newId, type AccountId, type CategoryId, type PriceListId, type ProductId, type SessionId, type StaffId, type VariantId } from "@/lib/kernel/ids";
import { applyTimedPrices } from "./apply-timed-prices";
import { changePrice } from "./change-price";
import { getPrices } from "./get-prices";

const merchandiser: Permit<"pricing.edit"> = permit({ kind: "staff", staffId: newId<StaffId>(), accountId: newId<AccountId>(), sessionId: newId<SessionId>(), name: "Mei", role: "merchandiser", storeIds: "all" }, "pricing.edit", { channel: "store" });
const web = { channel: "web", currency: "USD" } as const;

dbTest("a channel's list goes before one for all, a sale of higher priority before both, and only while it lasts", async ({ tx }) => {
  const vase = await vaseIn(tx);
  await price(tx, vase, await list(tx, {}), 5_000);
  expect(await amount(tx, vase)).toBe(5_000);
  await price(tx, vase, await list(tx, { channel: "web" }), 4_800);
  expect(await amount(tx, vase)).toBe(4_800);
  await price(tx, vase, await list(tx, { priority: 9, ends: "-1 day" }), 100);
  await price(tx, vase, await list(tx, { priority: 9, starts: "1 day" }), 200);
  await price(tx, vase, await list(tx, { priority: 9, channel: "store" }), 300);
  expect(await amount(tx, vase)).toBe(4_800);
  await price(tx, vase, await list(tx, { priority: 9, starts: "-1 hour", ends: "1 hour" }), 3_900);
  expect(await amount(tx, vase)).toBe(3_900);
  expect((await getPrices([newId<VariantId>()], web, tx)).size).toBe(0);
});

dbTest("a list that begins or ends is told once each, also when the worker looks late, and its products are shown anew", async ({ tx }) => {
  const vase = await vaseIn(tx);
  const clock = systemPermit("test");
  await price(tx, vase, await list(tx, {}), 5_000);
  expect(await applyTimedPrices(tx, clock)).toBe(0);
  await price(tx, vase, await list(tx, { priority: 9, starts: "1 hour", ends: "2 hours" }), 3_900);
  expect(await applyTimedPrices(tx, clock)).toBe(0);
  await tx.execute(sql`select set_config('throughline.clock_shift', '90 minutes', true)`);
  expect([await amount(tx, vase), await applyTimedPrices(tx, clock), await applyTimedPrices(tx, clock)]).toEqual([3_900, 1, 0]);
  await tx.execute(sql`select set_config('throughline.clock_shift', '3 days', true)`);
  expect([await amount(tx, vase), await applyTimedPrices(tx, clock), await applyTimedPrices(tx, clock)]).toEqual([5_000, 1, 0]);
  const { rows } = await tx.execute<{ variants: string[]; jobs: string[] }>(sql`
    select e.payload -> 'variantIds' as variants, (select array_agg(t.identifier order by t.identifier) from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where (j.payload ->> 'eventId')::bigint = e.id) as jobs
    from event e where kind = 'price_list.turned'`);
  expect(rows).toEqual([{ variants: [vase], jobs: ["expire_cache_tags", "price_bundles", "refresh_search_document"] }, { variants: [vase], jobs: ["expire_cache_tags", "price_bundles", "refresh_search_document"] }]);
});

dbTest("changing a price keeps history and audit, and refuses a stale version", async ({ tx }) => {
  const variantId = await vaseIn(tx);
  const priceListId = await list(tx, {});
  const first = await changePrice(tx, merchandiser, { variantId, priceListId, amountMinor: 5_000, compareAtMinor: null, version: 0 });
  const second = await changePrice(tx, merchandiser, { variantId, priceListId, amountMinor: 4_500, compareAtMinor: 5_000, version: first.version });
  await expect(changePrice(tx, merchandiser, { variantId, priceListId, amountMinor: 1, compareAtMinor: null, version: first.version })).rejects.toMatchObject({ code: "stale_version" });
  await expect(changePrice(tx, merchandiser, { variantId, priceListId, amountMinor: 1, compareAtMinor: null, version: 0 })).rejects.toMatchObject({ code: "stale_version" });
  await expect(changePrice(tx, merchandiser, { variantId: newId(), priceListId, amountMinor: 1, compareAtMinor: null, version: 0 })).rejects.toMatchObject({ code: "not_found" });
  expect(second.version).toBe(2);
  const { rows } = await tx.execute(sql`select before_minor, after_minor, staff_id from price_change where variant_id = ${variantId} order by id`);
  expect(rows).toEqual([{ before_minor: null, after_minor: 5_000, staff_id: merchandiser.actor.staffId }, { before_minor: 5_000, after_minor: 4_500, staff_id: merchandiser.actor.staffId }]);
  const event = await tx.execute<{ payload: Record<string, unknown> }>(sql`select payload from event where kind = 'price.changed' and subject = ${`product:${second.productId}`} order by id desc limit 1`);
  expect(event.rows[0]?.payload).toMatchObject({ amountMinor: { before: 5_000, after: 4_500 }, compareAtMinor: { before: null, after: 5_000 } });
});

async function vaseIn(tx: Tx): Promise<VariantId> {
  const [category, product, variant] = [newId<CategoryId>(), newId<ProductId>(), newId<VariantId>()];
  await tx.execute(sql`insert into category (id, slug, name) values (${category}, ${category}, 'Vases')`);
  await tx.execute(sql`insert into product (id, external_id, slug, title, category_id) values (${product}, ${product}, ${product}, 'Vase', ${category})`);
  await tx.execute(sql`insert into variant (id, product_id, sku) values (${variant}, ${product}, ${variant})`);
  return variant;
}
async function list(tx: Tx, l: { channel?: string; priority?: number; starts?: string; ends?: string }): Promise<PriceListId> {
  const id = newId<PriceListId>();
  await tx.execute(sql`insert into price_list (id, code, name, currency, channel, priority, starts_at, ends_at)
    values (${id}, ${id}, 'List', 'USD', ${l.channel ?? null}, ${l.priority ?? 0}, shop_clock() + ${l.starts ?? null}::interval, shop_clock() + ${l.ends ?? null}::interval)`);
  return id;
}
const price = (tx: Tx, variantId: VariantId, listId: PriceListId, minor: number) => tx.execute(sql`insert into price (price_list_id, variant_id, amount_minor) values (${listId}, ${variantId}, ${minor})`);
const amount = async (tx: Tx, variantId: VariantId) => (await getPrices([variantId], web, tx)).get(variantId)?.amountMinor;
