import { sql, type SQL } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { isBundle } from "@/lib/domain/catalog/is-bundle";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { LocationId, VariantId } from "@/lib/kernel/ids";
import { lowStock, type StockAnchor, type StockGridIndex, type StockGridQuery, type StockRow, type StockShow, type StockSort } from "./stock-grid";

export const stockPageSize = 200;

/**
 * How many rows the filter finds, and where each page of them begins, so that any part of the grid is one keyset read away.
 */
export async function getStockGridIndex(by: Permit<"inventory.view">, query: StockGridQuery, from: Reader = db): Promise<StockGridIndex> {
  const { rows } = await from.execute<{ total: number; anchors: StockAnchor[] | null; on_hand: number; allocated: number; available: number; bundles: StockGridIndex["bundles"] }>(sql`
    with ${sources(query)}, found as (
      select ${keyOf(query.sort)} as k, v.id as variant_id, l.id as location_id, s.on_hand, s.allocated, ${available} as available
      ${tables} where ${conditions(by, query)}
    ), numbered as (
      select *, row_number() over (order by k ${order(query)}, variant_id, location_id) as n from found
    )
    select ${bundlesNamed(query)} as bundles, count(*)::int as total, coalesce(sum(on_hand), 0)::float8 as on_hand, coalesce(sum(allocated), 0)::float8 as allocated, coalesce(sum(greatest(0, available)), 0)::float8 as available,
      jsonb_agg(jsonb_build_array(k, variant_id, location_id) order by n) filter (where n % ${stockPageSize} = 1) as anchors
    from numbered`);
  const row = rows[0];
  return { total: row?.total ?? 0, pageSize: stockPageSize, anchors: row?.anchors ?? [], sums: { onHand: row?.on_hand ?? 0, allocated: row?.allocated ?? 0, available: row?.available ?? 0 }, bundles: row?.bundles ?? [] };
}

/** Rows of the grid in its order, beginning with the row an anchor names, or with the first. */
export async function listStockRows(by: Permit<"inventory.view">, query: StockGridQuery, { at, limit = stockPageSize }: { at: StockAnchor | null; limit?: number }, from: Reader = db): Promise<StockRow[]> {
  const { rows } = await from.execute<Row>(sql`
    with ${sources(query)}, page as (
      select ${keyOf(query.sort)} as k, v.id as variant_id, l.id as location_id ${tables}
      where ${conditions(by, query)} and ${begin(query, at)}
      order by k ${order(query)}, v.id, l.id limit ${limit}
    )
    select page.k, v.id as "variantId", l.id as "locationId", p.id as "productId", v.sku, v.gtin, p.title, v.title as "variantTitle", picture.src as image, l.name as location, l.code as "locationCode",
      coalesce(s.aisle, '') as aisle, coalesce(s.bay, '') as bay, coalesce(s.on_hand, 0) as "onHand", coalesce(s.allocated, 0) as allocated, coalesce(h.held, 0) as held, coalesce(${available}, 0) as available,
      coalesce(s.incoming, 0) as incoming, coalesce(s.safety_stock, 0) as "safetyStock", coalesce(s.reorder_point, 0) as "reorderPoint", coalesce(s.damaged, 0) as damaged, coalesce(s.quality_check, 0) as "qualityCheck", coalesce(s.display, 0) as display,
      coalesce(s.put_back, 0) as "putBack", coalesce(s.backorder_cap, 0) as "backorderCap", coalesce(s.version, 0) as version, round(extract(epoch from s.updated_at) * 1000)::float8 as "updatedMs"
    from page join variant v on v.id = page.variant_id join product p on p.id = v.product_id join location l on l.id = page.location_id
      left join stock_level s on s.variant_id = v.id and s.location_id = l.id left join held h on h.variant_id = v.id and h.location_id = l.id
      left join lateral (select m.src from media m where m.product_id = p.id order by m.variant_id is distinct from v.id, m.variant_id is not null, m.position limit 1) picture on true
    order by page.k ${order(query)}, v.id, l.id`);
  return rows.map(({ k: _k, updatedMs, ...row }) => ({ ...row, updatedAt: updatedMs === null ? null : new Date(updatedMs).toISOString() }));
}

/** Which rows a bulk change of the whole filter means, at most `limit`. */
export async function listStockKeys(by: Permit<"inventory.view">, query: StockGridQuery, limit: number, from: Reader = db): Promise<{ variantId: VariantId; locationId: LocationId; version: number }[]> {
  const { rows } = await from.execute<{ variantId: VariantId; locationId: LocationId; version: number }>(sql`
    with ${sources(query)} select v.id as "variantId", l.id as "locationId", coalesce(s.version, 0) as version, ${keyOf(query.sort)} as k ${tables}
    where ${conditions(by, query)} order by k ${order(query)}, v.id, l.id limit ${limit}`);
  return rows.map(({ variantId, locationId, version }) => ({ variantId, locationId, version }));
}

/** Every row of the filter, page after page, for a file of any length. */
export async function* readStockRows(by: Permit<"inventory.view">, query: StockGridQuery, from: Reader = db): AsyncGenerator<StockRow[]> {
  const { anchors } = await getStockGridIndex(by, query, from);
  for (let page = 0; page < anchors.length; page += pagesPerPart) {
    const at = anchors[page];
    if (at) yield await listStockRows(by, query, { at, limit: stockPageSize * pagesPerPart }, from);
  }
}

/** A file wants few long reads, a screen many short ones. */
const pagesPerPart = 25;

type Row = Omit<StockRow, "updatedAt"> & { k: string | number; updatedMs: number | null };

const unsellable = sql`(s.damaged + s.quality_check + s.display + s.put_back)`;
const available = sql`(s.on_hand + least(s.backorder_cap, s.incoming) - ${unsellable} - s.allocated - coalesce(h.held, 0) - s.safety_stock)`;

/** Holds are live by the database's clock, here too. */
const sources = ({ category }: StockGridQuery): SQL => sql`recursive below as (
    select id from category where slug = ${category} union all select c.id from category c join below on c.parent_id = below.id
  ), held as (select variant_id, location_id, sum(quantity)::int as held from hold where expires_at > shop_clock() group by 1, 2)`;

const tables = sql`from variant v join product p on p.id = v.product_id cross join location l
  left join stock_level s on s.variant_id = v.id and s.location_id = l.id left join held h on h.variant_id = v.id and h.location_id = l.id`;

const names = sql`lower(p.title || chr(1) || v.title || chr(1) || v.sku || chr(1) || l.name) collate "C"`;
const keys: Record<StockSort, SQL> = {
  product: names,
  sku: sql`lower(v.sku || chr(1) || l.name) collate "C"`,
  location: sql`lower(l.name || chr(1) || p.title || chr(1) || v.title) collate "C"`,
  onHand: sql`coalesce(s.on_hand, 0)`, allocated: sql`coalesce(s.allocated, 0)`, held: sql`coalesce(h.held, 0)`, available: sql`coalesce(${available}, 0)`,
  incoming: sql`coalesce(s.incoming, 0)`, safetyStock: sql`coalesce(s.safety_stock, 0)`, reorderPoint: sql`coalesce(s.reorder_point, 0)`, unsellable: sql`coalesce(${unsellable}, 0)`,
  updated: sql`round(extract(epoch from coalesce(s.updated_at, 'epoch')) * 1000)::float8`,
};
const keyOf = (sort: StockSort): SQL => keys[sort];
const order = ({ direction }: StockGridQuery): SQL => (direction === "desc" ? sql`desc` : sql`asc`);

const shows: Record<StockShow, SQL> = {
  all: sql`s.variant_id is not null`,
  low: sql`s.variant_id is not null and ${available} between 1 and ${lowStock}`,
  reorder: sql`s.variant_id is not null and s.reorder_point > 0 and s.on_hand - ${unsellable} - s.allocated <= s.reorder_point`,
  out: sql`s.variant_id is not null and ${available} <= 0`,
  negative: sql`s.variant_id is not null and ${available} < 0`,
  unsellable: sql`s.variant_id is not null and ${unsellable} > 0`,
  promised: sql`s.variant_id is not null and s.allocated > 0`,
  unstocked: sql`s.variant_id is null and l.is_active and v.status = 'active' and p.status = 'active' and not ${isBundle(sql`v.id`)}`,
};

function conditions(by: Permit<"inventory.view">, query: StockGridQuery): SQL {
  const scope = storeScope(by);
  const all = [
    shows[query.show],
    ...(scope === null ? [] : [sql`l.id = any(${sql.param([...scope])}::uuid[])`]),
    ...(query.location === "all" || query.location === "" ? [] : [sql`l.id = ${query.location}`]),
    ...(query.category === "" ? [] : [sql`p.category_id in (select id from below)`]),
    ...namesIn(query),
  ];
  return sql.join(all, sql` and `);
}

const namesIn = ({ q }: StockGridQuery): SQL[] => q.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8)
  .map((word) => sql`lower(p.title || ' ' || v.title || ' ' || v.sku || ' ' || coalesce(v.gtin, '')) like ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`);

function bundlesNamed(query: StockGridQuery): SQL {
  const named = namesIn(query);
  if (named.length === 0) return sql`'[]'::jsonb`;
  return sql`(select coalesce(jsonb_agg(b), '[]') from (select v.sku, p.title from bundle b join variant v on v.id = b.variant_id join product p on p.id = v.product_id where ${sql.join(named, sql` and `)} order by p.title limit 3) b)`;
}

function begin(query: StockGridQuery, at: StockAnchor | null): SQL {
  if (!at) return sql`true`;
  const [value, variantId, locationId] = at;
  const key = keyOf(query.sort);
  const given = typeof value === "number" ? sql`${value}::float8` : sql`${value}::text`;
  return sql`(${key} ${query.direction === "desc" ? sql`<` : sql`>`} ${given} or (${key} = ${given} and (v.id, l.id) >= (${variantId}::uuid, ${locationId}::uuid)))`;
}
