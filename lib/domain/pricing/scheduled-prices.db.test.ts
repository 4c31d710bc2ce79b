import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { asStaff, staffOf } from "@/lib/domain/identity/people.testing";
import { machine, makeLamp } from "@/lib/domain/locations/testing";
import { newId, type PriceListId, type VariantId } from "@/lib/kernel/ids";
import { applyTimedPrices } from "./apply-timed-prices";
import { changePrice } from "./change-price";
import { getPrices } from "./get-prices";
import { listProductPrices } from "./list-product-prices";
import { listScheduledPrices } from "./list-scheduled-prices";
import { schedulePrice } from "./schedule-price";
import { setPrices } from "./set-prices";
import { unschedulePrice } from "./unschedule-price";

dbTest("a price for later counts from its minute on, then becomes the list's own, with history and audit", async ({ tx }) => {
  const { lamp, merchant, viewer } = await lampAt(tx, 5_000);
  const { productId } = await schedulePrice(tx, merchant, { ...lamp, amountMinor: 4_200, compareAtMinor: 5_000, startsAt: await inMinutes(tx, 60) });
  expect([await amount(tx, lamp.variantId), await applyTimedPrices(tx, machine)]).toEqual([5_000, 0]);
  expect(await listScheduledPrices(viewer, { productId }, tx)).toMatchObject([{ amountMinor: 4_200, currentMinor: 5_000, compareAtMinor: 5_000 }]);
  expect(await listProductPrices(viewer, productId, tx)).toMatchObject([{ amountMinor: 5_000, version: 1 }]);
  await later(tx, "61 minutes");
  expect(await amount(tx, lamp.variantId)).toBe(4_200);
  await applyTimedPrices(tx, machine);
  expect(await listScheduledPrices(viewer, { productId }, tx)).toEqual([]);
  expect(await listProductPrices(viewer, productId, tx)).toMatchObject([{ amountMinor: 4_200, compareAtMinor: 5_000, version: 2, history: [{ beforeMinor: 5_000, afterMinor: 4_200 }] }]);
  const { rows } = await tx.execute(sql`select kind, actor_kind, payload -> 'amountMinor' as amount from event where kind like 'price.%' order by id`);
  expect(rows).toEqual([
    { kind: "price.scheduled", actor_kind: "staff", amount: { before: 5_000, after: 4_200 } },
    { kind: "price.changed", actor_kind: "system", amount: { before: 5_000, after: 4_200 } },
  ]);
});

dbTest("who changes a price after a scheduled one began changes that one, whether or not the worker has looked", async ({ tx }) => {
  const { lamp, merchant } = await lampAt(tx, 5_000);
  await schedulePrice(tx, merchant, { ...lamp, amountMinor: 4_200, compareAtMinor: null, startsAt: await inMinutes(tx, 10) });
  await later(tx, "11 minutes");
  await tx.execute(sql`savepoint typed`);
  await expect(changePrice(tx, merchant, { ...lamp, amountMinor: 4_900, compareAtMinor: null, version: 1 })).rejects.toMatchObject({ code: "stale_version" });
  await tx.execute(sql`rollback to savepoint typed`);
  await setPrices(tx, machine, { currency: "USD", prices: [{ sku: lamp.variantId, amountMinor: 4_800, compareAtMinor: null }] });
  expect(await amount(tx, lamp.variantId)).toBe(4_800);
  await applyTimedPrices(tx, machine);
  expect(await amount(tx, lamp.variantId)).toBe(4_800);
});

dbTest("of several moments that went by, the last one counts; the same moment again replaces its price", async ({ tx }) => {
  const { lamp, merchant } = await lampAt(tx, 5_000);
  const [first, second] = [await inMinutes(tx, 10), await inMinutes(tx, 20)];
  for (const [startsAt, amountMinor] of [[second, 3_000], [first, 4_000], [second, 3_500]] as const) await schedulePrice(tx, merchant, { ...lamp, amountMinor, compareAtMinor: null, startsAt });
  await later(tx, "1 hour");
  await applyTimedPrices(tx, machine);
  expect(await amount(tx, lamp.variantId)).toBe(3_500);
  const { rows } = await tx.execute(sql`select before_minor, after_minor from price_change where variant_id = ${lamp.variantId} order by at`);
  expect(rows).toEqual([{ before_minor: 5_000, after_minor: 4_000 }, { before_minor: 4_000, after_minor: 3_500 }]);
});

dbTest("a price for later can be taken back until it begins, and none can begin in the past", async ({ tx }) => {
  const { lamp, merchant, viewer } = await lampAt(tx, 5_000);
  await expect(schedulePrice(tx, merchant, { ...lamp, amountMinor: 1, compareAtMinor: null, startsAt: await inMinutes(tx, -1) })).rejects.toMatchObject({ code: "invalid", facts: { fields: [expect.stringContaining("startsAt: ")] } });
  await expect(schedulePrice(tx, merchant, { ...lamp, variantId: newId(), amountMinor: 1, compareAtMinor: null, startsAt: await inMinutes(tx, 5) })).rejects.toMatchObject({ code: "not_found" });
  await schedulePrice(tx, merchant, { ...lamp, amountMinor: 4_200, compareAtMinor: null, startsAt: await inMinutes(tx, 10) });
  const [scheduled] = await listScheduledPrices(viewer, {}, tx);
  const key = { variantId: lamp.variantId, priceListId: scheduled?.priceListId ?? lamp.priceListId };
  await unschedulePrice(tx, merchant, key);
  await expect(unschedulePrice(tx, merchant, key)).rejects.toMatchObject({ code: "price_begun" });
  await expect(unschedulePrice(tx, merchant, lamp)).rejects.toMatchObject({ code: "price_begun" });
  await later(tx, "11 minutes");
  await applyTimedPrices(tx, machine);
  expect(await amount(tx, lamp.variantId)).toBe(5_000);
});

async function lampAt(tx: Tx, minor: number) {
  const lamp = { variantId: await makeLamp(tx), priceListId: newId<PriceListId>() };
  await tx.execute(sql`insert into price_list (id, code, name, currency) values (${lamp.priceListId}, 'everyday', 'Everyday', 'USD')`);
  await tx.execute(sql`insert into price (price_list_id, variant_id, amount_minor) values (${lamp.priceListId}, ${lamp.variantId}, ${minor})`);
  const mei = await staffOf(tx, "merchandiser", [], "Mei");
  return { lamp, merchant: asStaff(mei, "pricing.edit"), viewer: asStaff(mei, "catalog.view") };
}
const inMinutes = async (tx: Tx, minutes: number): Promise<Date> => {
  const { rows } = await tx.execute<{ ms: number }>(sql`select round(extract(epoch from shop_clock()) * 1000)::float8 as ms`);
  return new Date((rows[0]?.ms ?? 0) + minutes * 60_000);
};
const later = (tx: Tx, by: string) => tx.execute(sql`select set_config('throughline.clock_shift', ${by}, true)`);
const amount = async (tx: Tx, variantId: VariantId) => (await getPrices([variantId], { channel: "web", currency: "USD" }, tx)).get(variantId)?.amountMinor;
