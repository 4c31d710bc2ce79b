import { sql, type SQL } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Channel } from "@/lib/domain/channel";
import type { VariantId } from "@/lib/kernel/ids";
import type { Price, Prices } from "./price";

/** `currency` may be an expression of the statement around it. */
export type PriceScope = { channel: Channel; currency: string | SQL };

type Row = { variant_id: VariantId; amount_minor: number; compare_at_minor: number | null; lowest_minor: number | null; currency: string; tax_included: boolean };

/** The price of each variant for everybody in a channel now; a variant that no list prices is missing from the map. */
export async function getPrices(variantIds: readonly VariantId[], scope: PriceScope, from: Reader = db): Promise<Prices> {
  if (variantIds.length === 0) return new Map();
  const { rows } = await from.execute<Row>(currentPrices(sql`any(${sql.param(variantIds)}::uuid[])`, scope));
  return new Map(rows.map((row): [VariantId, Price] => [row.variant_id, { amountMinor: row.amount_minor, compareAtMinor: row.compare_at_minor, lowestMinor: row.lowest_minor, currency: row.currency, isTaxIncluded: row.tax_included }]));
}

/**
 * What everybody pays now. For readers that need prices inside a larger statement; `variants` stands right of
 * `variant_id =`. Columns: variant_id, amount_minor, compare_at_minor, lowest_minor, currency, tax_included.
 */
export function currentPrices(variants: SQL, scope: PriceScope): SQL {
  return sql`select chosen.*, ${lowestBefore(scope)} as lowest_minor from (
    select distinct on (p.variant_id) p.variant_id, p.amount_minor, p.compare_at_minor, l.currency, l.tax_included, l.id as list_id, l.starts_at
    from price p join price_list l on l.id = p.price_list_id
    where p.variant_id = ${variants} and ${isRunning(scope)} and l.group_id is null and l.location_id is null
    order by p.variant_id, ${precedence}) chosen`;
}

/**
 * What the shopper of a cart pays now for each of its lines, a relation `line` with id, variant_id, location_id and gift: lists of
 * the line's store and of the shopper's groups count too, and a gift card costs what its shopper puts on it. Columns: line_id, amount_minor, compare_at_minor, lowest_minor, tax_included, is_members.
 */
export function linePrices({ customerId, ...scope }: PriceScope & { customerId: SQL }): SQL {
  return sql`select chosen.*, ${lowestBefore(scope)} as lowest_minor from (
    select distinct on (line.id) line.id as line_id, p.variant_id, coalesce((line.gift ->> 'amountMinor')::integer, p.amount_minor) as amount_minor, p.compare_at_minor, l.currency, l.tax_included, l.id as list_id, l.starts_at, l.group_id is not null as is_members
    from line join price p on p.variant_id = line.variant_id join price_list l on l.id = p.price_list_id
    where ${isRunning(scope)} and (l.location_id is null or l.location_id = line.location_id)
      and (l.group_id is null or l.group_id in (select m.group_id from group_member m where m.customer_id = ${customerId}))
    order by line.id, ${precedence}) chosen`;
}

const isRunning = ({ channel, currency }: PriceScope): SQL => sql`l.currency = ${currency} and (l.channel is null or l.channel = ${channel})
      and (l.starts_at is null or l.starts_at <= shop_clock()) and (l.ends_at is null or l.ends_at > shop_clock())`;

/** The one rule which list's price counts: highest priority, then the narrower list (group, store, channel), then the latest start. */
const precedence: SQL = sql`l.priority desc, l.group_id nulls last, l.location_id nulls last, l.channel nulls last, l.starts_at desc nulls last, l.code`;

/**
 * The lowest price for everybody in the 30 days before a reduced one began (Directive 98/6/EC, article 6a); null where the
 * price is not reduced or nothing is known from before.
 */
const lowestBefore = ({ channel, currency }: PriceScope): SQL => sql`case when chosen.compare_at_minor is not null then (
    with began as (
      select greatest(chosen.starts_at, (select max(c.at) from price_change c where c.variant_id = chosen.variant_id and c.price_list_id = chosen.list_id)) as at
    ), former as (
      select c.after_minor, greatest(c.at, l.starts_at) as since, least(lead(c.at) over (partition by c.price_list_id order by c.at, c.id), l.ends_at) as until
      from price_change c join price_list l on l.id = c.price_list_id
      where c.variant_id = chosen.variant_id and l.currency = ${currency} and (l.channel is null or l.channel = ${channel}) and l.group_id is null and l.location_id is null
    )
    select min(former.after_minor) from former, began where former.since < began.at and coalesce(former.until, began.at) > began.at - interval '30 days') end`;
