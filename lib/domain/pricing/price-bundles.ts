import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { currencies, type Currency } from "@/lib/kernel/currency";
import type { ProductId } from "@/lib/kernel/ids";
import { aloneCte } from "./contents-of";
import { setPrices, type SkuPrice } from "./set-prices";

/**
 * Job: every bundle whose price follows its parts costs what they cost everybody now, less its percentage, half a cent
 * rounded up, in every currency. A bundle with a part that has no price keeps what it costs. In each currency that has
 * prices. Returns the products whose price changed.
 */
export async function priceBundles(tx: Tx, by: Permit<"pricing.edit" | "system.run">, history: { at?: Date } = {}): Promise<ProductId[]> {
  const changed: ProductId[] = [];
  for (const currency of currencies) changed.push(...(await setPrices(tx, by, { currency, prices: await pricesIn(currency, tx) }, history)));
  return [...new Set(changed)];
}

async function pricesIn(currency: Currency, tx: Tx): Promise<SkuPrice[]> {
  const { rows } = await tx.execute<SkuPrice>(sql`
    with ${aloneCte(sql`select variant_id from bundle`, { channel: "web", currency })}
    select v.sku, round(sum(inside.quantity * alone.amount_minor) * (100 - b.percent_off) / 100.0)::int as "amountMinor", null as "compareAtMinor"
    from bundle b join variant v on v.id = b.variant_id join bundle_part inside on inside.bundle_variant_id = b.variant_id
    left join alone on alone.variant_id = inside.part_variant_id
    where b.percent_off is not null group by v.sku, b.percent_off having bool_and(alone.amount_minor is not null)`);
  return rows;
}
