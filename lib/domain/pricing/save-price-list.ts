import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type PriceListId, type VariantId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { PriceListInput } from "./price-list-input";
import { tellListTurned } from "./tell-list-turned";

type Row = { id: PriceListId; version: number; after: Record<string, unknown>; variant_ids: VariantId[] };

/**
 * Makes a price list, or changes at the version last seen where, when and for whom it counts. One list for everybody,
 * everywhere and always has to stay in each currency. @throws Refusal `not_found`, `stale_version`, `last_list`
 */
export async function savePriceList(tx: Tx, by: Permit<"pricing.edit">, input: PriceListInput): Promise<{ id: PriceListId; version: number }> {
  const before = await lockFormer(tx, input.id);
  const { rows } = await tx.execute<Row>(before ? changed(input) : created(input));
  const saved = rows[0];
  if (!saved) throw new Refusal("stale_version");
  if (before) await refuseWithoutBase(tx, saved.id);
  await tx.execute(sql`update price_list set tax_included = ${input.taxIncluded} where base_id = ${saved.id}`);
  await record(tx, by, { kind: "price_list.changed", subject: `price_list:${saved.id}`, payload: { before, after: saved.after } });
  await tellListTurned(tx, by, saved.id, saved.variant_ids);
  return { id: saved.id, version: saved.version };
}

async function lockFormer(tx: Tx, id: PriceListId | null): Promise<Record<string, unknown> | null> {
  if (!id) return null;
  const { rows } = await tx.execute<{ facts: Record<string, unknown> }>(sql`select to_jsonb(l) as facts from price_list l where id = ${id} and base_id is null for no key update`);
  if (!rows[0]) throw new Refusal("not_found");
  return rows[0].facts;
}

const returned = sql`returning id, version, to_jsonb(price_list) as after, coalesce((select array_agg(p.variant_id order by p.variant_id) from price p where p.price_list_id = price_list.id), '{}') as variant_ids`;

const created = (l: PriceListInput) => {
  const id = newId();
  return sql`
    insert into price_list (id, code, name, currency, channel, location_id, group_id, tax_included, starts_at, ends_at, priority, times_applied_at)
    values (${id}, ${id}, ${l.name}, ${l.currency}, ${l.channel}, ${l.locationId}, ${l.groupId}, ${l.taxIncluded}, ${iso(l.startsAt)}, ${iso(l.endsAt)}, ${l.priority}, shop_clock()) ${returned}`;
};

const changed = (l: PriceListInput) => sql`
  update price_list set name = ${l.name}, channel = ${l.channel}, location_id = ${l.locationId}, group_id = ${l.groupId}, tax_included = ${l.taxIncluded}, starts_at = ${iso(l.startsAt)}, ends_at = ${iso(l.endsAt)}, priority = ${l.priority},
    times_applied_at = shop_clock(), version = version + 1
  where id = ${l.id} and version = ${l.version} ${returned}`;

async function refuseWithoutBase(tx: Tx, id: PriceListId): Promise<void> {
  const { rows } = await tx.execute(sql`
    select from price_list own join price_list l on l.currency = own.currency where own.id = ${id}
      and l.channel is null and l.location_id is null and l.group_id is null and l.starts_at is null and l.ends_at is null limit 1`);
  if (rows.length === 0) throw new Refusal("last_list");
}

const iso = (at: Date | null) => sql`${at?.toISOString() ?? null}::timestamptz`;
