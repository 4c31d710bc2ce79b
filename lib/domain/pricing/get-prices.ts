import { sql, type SQL } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Channel } from "@/lib/domain/channel";
import type { VariantId } from "@/lib/kernel/ids";
import type { Price, Prices } from "./price";

export type PriceScope = { channel: Channel; currency: string };

type Row = { variant_id: VariantId; amount_minor: number; compare_at_minor: number | null; currency: string };

/** The price of each variant in a channel now; a variant that no list prices is missing from the map. */
export async function getPrices(variantIds: readonly VariantId[], scope: PriceScope, from: Reader = db): Promise<Prices> {
  if (variantIds.length === 0) return new Map();
  const { rows } = await from.execute<Row>(currentPrices(sql`any(${sql.param(variantIds)}::uuid[])`, scope));
  return new Map(rows.map((row): [VariantId, Price] => [row.variant_id, { amountMinor: row.amount_minor, compareAtMinor: row.compare_at_minor, currency: row.currency }]));
}

/**
 * The one rule which list's price counts: highest priority, then a list of this channel before one for all, then the
 * latest start. For readers that need prices inside a larger statement; `variants` stands right of `variant_id =`.
 * Columns: variant_id, amount_minor, compare_at_minor, currency.
 */
export function currentPrices(variants: SQL, { channel, currency }: PriceScope): SQL {
  return sql`
    select distinct on (p.variant_id) p.variant_id, p.amount_minor, p.compare_at_minor, l.currency
    from price p join price_list l on l.id = p.price_list_id
    where p.variant_id = ${variants} and l.currency = ${currency} and (l.channel is null or l.channel = ${channel})
      and (l.starts_at is null or l.starts_at <= shop_clock()) and (l.ends_at is null or l.ends_at > shop_clock())
    order by p.variant_id, l.priority desc, l.channel nulls last, l.starts_at desc nulls last, l.code`;
}
