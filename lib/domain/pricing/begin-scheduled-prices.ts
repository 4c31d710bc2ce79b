import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { PriceListId, ProductId, VariantId } from "@/lib/kernel/ids";

type Begun = { variant_id: VariantId; product_id: ProductId; before_minor: number | null; before_compare_minor: number | null; amount_minor: number; compare_at_minor: number | null };

/**
 * Prices whose moment has come move into the list they were scheduled for, oldest first, each kept in the history and on
 * record. Queries follow the clock, so a look too late changes what nobody was charged. Returns how many moved.
 */
export async function beginScheduledPrices(tx: Tx, by: Permit<"system.run" | "pricing.edit">): Promise<number> {
  const { rows: due } = await tx.execute<{ id: PriceListId; base_id: PriceListId }>(sql`
    select l.id, l.base_id from price_list l where l.base_id is not null and l.starts_at <= shop_clock() and exists (select from price p where p.price_list_id = l.id) order by l.starts_at, l.id`);
  let moved = 0;
  for (const list of due) {
    const begun = await move(tx, list.id, list.base_id);
    moved += begun.length;
    await record(tx, by, ...begun.map((price) => ({
      kind: "price.changed" as const, subject: `product:${price.product_id}`,
      payload: {
        productId: price.product_id, variantId: price.variant_id, priceListId: list.base_id, reason: "scheduled",
        amountMinor: { before: price.before_minor, after: price.amount_minor }, compareAtMinor: { before: price.before_compare_minor, after: price.compare_at_minor },
      },
    })));
  }
  return moved;
}

async function move(tx: Tx, from: PriceListId, to: PriceListId): Promise<Begun[]> {
  const { rows } = await tx.execute<Begun>(sql`
    with taken as (
      delete from price where price_list_id = ${from} returning variant_id, amount_minor, compare_at_minor
    ), begun as materialized (
      select t.*, p.amount_minor as before_minor, p.compare_at_minor as before_compare_minor from taken t left join price p on p.variant_id = t.variant_id and p.price_list_id = ${to}
    ), written as (
      insert into price (price_list_id, variant_id, amount_minor, compare_at_minor) select ${to}, variant_id, amount_minor, compare_at_minor from begun order by variant_id
      on conflict (variant_id, price_list_id) do update set amount_minor = excluded.amount_minor, compare_at_minor = excluded.compare_at_minor, version = price.version + 1, updated_at = shop_clock()
    ), noted as (
      insert into price_change (id, price_list_id, variant_id, before_minor, after_minor, at)
      select gen_random_uuid(), ${to}, b.variant_id, b.before_minor, b.amount_minor, l.starts_at from begun b, price_list l where l.id = ${from} and b.before_minor is distinct from b.amount_minor
    )
    select b.*, v.product_id from begun b join variant v on v.id = b.variant_id order by b.variant_id`);
  return rows;
}
