import { sql, type SQL } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Channel } from "@/lib/domain/channel";
import type { Permit } from "@/lib/domain/identity/permit";
import type { PriceListId } from "@/lib/kernel/ids";

export type ListedPriceList = {
  id: PriceListId; name: string; currency: string; channel: Channel | null; locationId: string | null; location: string | null; groupId: string | null; group: string | null;
  startsAt: string | null; endsAt: string | null; priority: number; taxIncluded: boolean; version: number; prices: number; state: "running" | "scheduled" | "over";
};
export type ListPrice = { sku: string; title: string; amountMinor: number; compareAtMinor: number | null; baseMinor: number | null };

/** Every price list but those that schedule single prices; what counts first comes first. */
export const listPriceLists = (_by: Permit<"catalog.view">, from: Reader = db): Promise<ListedPriceList[]> => read(sql`true`, from);

export const getPriceList = async (_by: Permit<"catalog.view">, id: PriceListId, from: Reader = db): Promise<ListedPriceList | null> => (await read(sql`l.id = ${id}`, from))[0] ?? null;

async function read(which: SQL, from: Reader): Promise<ListedPriceList[]> {
  const { rows } = await from.execute<ListedPriceList>(sql`
    select l.id, l.name, l.currency, l.channel, l.location_id as "locationId", s.name as location, l.group_id as "groupId", g.name as "group", ${utc(sql`l.starts_at`)} as "startsAt", ${utc(sql`l.ends_at`)} as "endsAt",
      l.priority, l.tax_included as "taxIncluded", l.version, (select count(*)::int from price p where p.price_list_id = l.id) as prices,
      case when l.ends_at <= shop_clock() then 'over' when l.starts_at > shop_clock() then 'scheduled' else 'running' end as state
    from price_list l left join location s on s.id = l.location_id left join customer_group g on g.id = l.group_id
    where l.base_id is null and ${which} order by l.priority desc, l.group_id nulls last, l.location_id nulls last, l.channel nulls last, l.name limit 500`);
  return rows;
}

/** The prices of a list by SKU, those whose SKU or title holds `q`; beside each what everybody pays by the list of lowest priority. */
export async function listPricesOf(_by: Permit<"catalog.view"> | Permit<"pricing.edit">, { id, q, limit }: { id: PriceListId; q: string; limit: number }, from: Reader = db): Promise<ListPrice[]> {
  const like = `%${q.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const { rows } = await from.execute<ListPrice>(sql`
    select v.sku, g.title || case when v.title = '' then '' else ', ' || v.title end as title, p.amount_minor as "amountMinor", p.compare_at_minor as "compareAtMinor",
      (select o.amount_minor from price o join price_list b on b.id = o.price_list_id where o.variant_id = v.id and b.currency = l.currency and b.channel is null and b.location_id is null and b.group_id is null and b.starts_at is null and b.ends_at is null
        order by b.priority, b.code limit 1) as "baseMinor"
    from price p join price_list l on l.id = p.price_list_id join variant v on v.id = p.variant_id join product g on g.id = v.product_id
    where p.price_list_id = ${id} and (${q} = '' or lower(v.sku) like ${like} or lower(g.title) like ${like}) order by v.sku limit ${limit}`);
  return rows;
}

const utc = (at: SQL): SQL => sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
