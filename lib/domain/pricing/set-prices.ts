import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type PriceListId, type ProductId, type VariantId } from "@/lib/kernel/ids";
import { beginScheduledPrices } from "./begin-scheduled-prices";

export type SkuPrice = { sku: string; amountMinor: number; compareAtMinor: number | null };

type Row = { product_id: ProductId; variant_id: VariantId; price_list_id: string; before_minor: number | null; before_compare_minor: number | null; amount_minor: number; compare_at_minor: number | null };

/**
 * Sets prices by SKU in the base list (the lowest priority for everybody everywhere, at all times) of the currency, each change kept in the
 * history and on record. Equal prices change nothing. Returns the products whose price changed. With `at` (imports) no job
 * follows: the caller refreshes what shows prices.
 */
export async function setPrices(tx: Tx, by: Permit<"pricing.edit" | "system.run">, input: { currency: string; /** Another list than the base list. */ listId?: PriceListId; prices: readonly SkuPrice[] }, history: { at?: Date } = {}): Promise<ProductId[]> {
  if (input.prices.length === 0) return [];
  await beginScheduledPrices(tx, by);
  const last = new Map(input.prices.map((price) => [price.sku, { sku: price.sku, amount_minor: price.amountMinor, compare_at_minor: price.compareAtMinor, change_id: newId() }]));
  const staffId = by.actor.kind === "staff" ? by.actor.staffId : null;
  const { rows } = await tx.execute<Row>(sql`
    with base as (
      select id from price_list where ${input.listId === undefined ? sql`true` : sql`id = ${input.listId}`} and (${input.listId !== undefined} or (currency = ${input.currency} and channel is null and group_id is null and location_id is null and starts_at is null and ends_at is null)) order by priority, code limit 1
    ), wanted as materialized (
      select v.id as variant_id, v.product_id, base.id as price_list_id, r.amount_minor, r.compare_at_minor, r.change_id, p.amount_minor as before_minor, p.compare_at_minor as before_compare_minor
      from jsonb_to_recordset(${JSON.stringify([...last.values()])}::jsonb) as r(sku text, amount_minor int, compare_at_minor int, change_id uuid)
        join variant v on v.sku = r.sku cross join base left join price p on p.variant_id = v.id and p.price_list_id = base.id
      where p.variant_id is null or p.amount_minor <> r.amount_minor or p.compare_at_minor is distinct from r.compare_at_minor
    ), written as (
      insert into price (price_list_id, variant_id, amount_minor, compare_at_minor) select price_list_id, variant_id, amount_minor, compare_at_minor from wanted order by variant_id
      on conflict (variant_id, price_list_id) do update set amount_minor = excluded.amount_minor, compare_at_minor = excluded.compare_at_minor, version = price.version + 1, updated_at = shop_clock()
    ), noted as (
      insert into price_change (id, price_list_id, variant_id, before_minor, after_minor, staff_id)
      select change_id, price_list_id, variant_id, before_minor, amount_minor, ${staffId}::uuid from wanted where before_minor is distinct from amount_minor
    )
    select product_id, variant_id, price_list_id, before_minor, before_compare_minor, amount_minor, compare_at_minor from wanted`);
  await record(tx, by, ...rows.map((row) => ({
    kind: "price.changed" as const, subject: `product:${row.product_id}`, at: history.at,
    payload: {
      productId: row.product_id, variantId: row.variant_id, priceListId: row.price_list_id,
      amountMinor: { before: row.before_minor, after: row.amount_minor }, compareAtMinor: { before: row.before_compare_minor, after: row.compare_at_minor },
    },
  })));
  return [...new Set(rows.map((row) => row.product_id))];
}
