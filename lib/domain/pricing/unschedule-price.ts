import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { ProductId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { ScheduledPriceKey } from "./price-input";

type Row = { product_id: ProductId; base_id: string; starts_at: string; amount_minor: number };

/** Takes back a price that has not begun. @throws Refusal `price_begun` when it has, or when somebody else took it back */
export async function unschedulePrice(tx: Tx, by: Permit<"pricing.edit">, { variantId, priceListId }: ScheduledPriceKey): Promise<{ productId: ProductId }> {
  const { rows } = await tx.execute<Row>(sql`
    delete from price p using price_list l, variant v
    where p.variant_id = ${variantId} and p.price_list_id = ${priceListId} and l.id = p.price_list_id and v.id = p.variant_id and l.base_id is not null and l.starts_at > shop_clock()
    returning v.product_id, l.base_id, to_char(l.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as starts_at, p.amount_minor`);
  const row = rows[0];
  if (!row) throw new Refusal("price_begun");
  await record(tx, by, {
    kind: "price.unscheduled", subject: `product:${row.product_id}`,
    payload: { productId: row.product_id, variantId, priceListId: row.base_id, startsAt: { before: row.starts_at, after: null }, amountMinor: { before: row.amount_minor, after: null } },
  });
  return { productId: row.product_id };
}
