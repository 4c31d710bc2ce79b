import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { record } from "@/lib/domain/record";
import type { Permit } from "@/lib/domain/identity/permit";
import { newId, type ProductId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { beginScheduledPrices } from "./begin-scheduled-prices";
import type { NewPrice } from "./price-input";

type Row = { product_id: ProductId; before_minor: number | null; before_compare_minor: number | null; version: number | null };

/**
 * Sets what a variant costs in one list. `version` is the price's as last seen, 0 where the list does not price it yet.
 * @throws Refusal `stale_version`, `not_found`
 */
export async function changePrice(tx: Tx, by: Permit<"pricing.edit">, input: NewPrice): Promise<{ version: number; productId: ProductId }> {
  const { variantId, priceListId, amountMinor, compareAtMinor, version } = input;
  await beginScheduledPrices(tx, by);
  const { rows } = await tx.execute<Row>(sql`
    with old as (select amount_minor, compare_at_minor, version from price where variant_id = ${variantId} and price_list_id = ${priceListId} for update),
    written as (
      insert into price (price_list_id, variant_id, amount_minor, compare_at_minor)
      select l.id, v.id, ${amountMinor}::int, ${compareAtMinor}::int from price_list l, variant v
      where l.id = ${priceListId} and v.id = ${variantId} and (${version}::int > 0) = exists (select from old)
      on conflict (variant_id, price_list_id) do update set amount_minor = excluded.amount_minor, compare_at_minor = excluded.compare_at_minor, version = price.version + 1, updated_at = shop_clock()
        where price.version = ${version}
      returning version
    ), noted as (
      insert into price_change (id, price_list_id, variant_id, before_minor, after_minor, staff_id)
      select ${newId()}, ${priceListId}, ${variantId}, (select amount_minor from old), ${amountMinor}, ${by.actor.staffId} from written
    )
    select v.product_id, old.amount_minor as before_minor, old.compare_at_minor as before_compare_minor, written.version
    from variant v left join old on true left join written on true where v.id = ${variantId}`);
  const row = rows[0];
  if (!row) throw new Refusal("not_found");
  if (row.version === null) throw new Refusal("stale_version");
  await record(tx, by, {
    kind: "price.changed", subject: `product:${row.product_id}`,
    payload: { productId: row.product_id, variantId, priceListId, amountMinor: { before: row.before_minor, after: amountMinor }, compareAtMinor: { before: row.before_compare_minor, after: compareAtMinor } },
  });
  return { version: row.version, productId: row.product_id };
}
