import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type ProductId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { LaterPrice } from "./price-input";

type Row = { product_id: ProductId; is_late: boolean; current_minor: number | null; former_minor: number | null };

/**
 * Sets what a variant will cost in a list from a later moment: its price in the list that the present one turns into then.
 * A price for the same moment replaces the former. @throws Refusal `not_found`, `invalid` when the moment is over
 */
export async function schedulePrice(tx: Tx, by: Permit<"pricing.edit">, { variantId, priceListId, amountMinor, compareAtMinor, startsAt }: LaterPrice): Promise<{ productId: ProductId }> {
  const at = startsAt.toISOString();
  const { rows } = await tx.execute<Row>(sql`
    with list as (
      insert into price_list (id, code, name, currency, channel, location_id, group_id, tax_included, priority, starts_at, base_id)
      select ${newId()}, code || '@' || ${at}::text, name, currency, channel, location_id, group_id, tax_included, priority, ${at}::timestamptz, id from price_list
      where id = ${priceListId} and base_id is null and ${at}::timestamptz > shop_clock()
      on conflict (base_id, starts_at) do update set name = excluded.name returning id
    ), former as (
      select p.amount_minor from price p join list on list.id = p.price_list_id where p.variant_id = ${variantId}
    ), written as (
      insert into price (price_list_id, variant_id, amount_minor, compare_at_minor)
      select list.id, v.id, ${amountMinor}::int, ${compareAtMinor}::int from list, variant v where v.id = ${variantId}
      on conflict (variant_id, price_list_id) do update set amount_minor = excluded.amount_minor, compare_at_minor = excluded.compare_at_minor, version = price.version + 1, updated_at = shop_clock()
      returning 1
    )
    select v.product_id, ${at}::timestamptz <= shop_clock() as is_late, (select amount_minor from price where price_list_id = ${priceListId} and variant_id = v.id) as current_minor, (select amount_minor from former) as former_minor
    from variant v, price_list l where v.id = ${variantId} and l.id = ${priceListId} and l.base_id is null`);
  const row = rows[0];
  if (!row) throw new Refusal("not_found");
  if (row.is_late) throw new Refusal("invalid", { fields: ["startsAt: Choose a time that is still to come."] });
  await record(tx, by, {
    kind: "price.scheduled", subject: `product:${row.product_id}`,
    payload: { productId: row.product_id, variantId, priceListId, startsAt: { before: row.former_minor === null ? null : at, after: at }, amountMinor: { before: row.former_minor ?? row.current_minor, after: amountMinor } },
  });
  return { productId: row.product_id };
}
