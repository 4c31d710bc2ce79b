import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { isBundle } from "@/lib/domain/catalog/is-bundle";
import type { Change } from "@/lib/domain/events";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type LocationId, type VariantId } from "@/lib/kernel/ids";
import { unsellableStates, type UnsellableState } from "./movement";
import type { ImportedRow, StockImportRow } from "./stock-import";
import { ensureLevels, writeMovements, type Movement } from "./write-movements";

type Level = {
  variantId: VariantId; locationId: LocationId; isNew: boolean; allocated: number; backorderCap: number;
  on_hand: number; safety_stock: number; reorder_point: number; damaged: number; quality_check: number; display: number; put_back: number; aisle: string; bay: string;
};
type Field = (typeof fields)[number];
const fields = ["on_hand", "safety_stock", "reorder_point", ...unsellableStates, "aisle", "bay"] as const;

export type StockImported = { answers: ImportedRow[]; changes: ({ column: string; before: number | string; after: number | string }[])[] };

/**
 * Sets stock as a file says, by SKU and location, in a handful of statements for up to a thousand rows. On hand and states
 * are adjusted by their difference (reason "import"), never below what is promised; such a row is rejected whole, the
 * others are written. The same rows again change nothing. `at` writes without telling watching screens, for large files.
 */
export async function importStock(tx: Tx, by: Permit<"inventory.adjust" | "system.run">, rows: readonly StockImportRow[], history: { at?: Date } = {}): Promise<StockImported> {
  const places = await resolve(tx, by, rows);
  const known = places.flatMap((place) => (typeof place === "string" ? [] : [place]));
  const isNew = await missingLevels(tx, known);
  await ensureLevels(tx, known);
  const levels = await lockLevels(tx, known, isNew);
  const run = newId();
  const movements: Movement[] = [];
  const touched = new Map<string, Record<string, Change>>();
  const changes: StockImported["changes"] = [];
  const answers = rows.map((row, index): ImportedRow => {
    changes.push([]);
    const place = places[index];
    if (place === undefined || typeof place === "string") return { outcome: "rejected", reason: place ?? "Unknown." };
    const level = levels.get(keyOf(place));
    if (!level) return { outcome: "rejected", reason: "There is no such stock level." };
    const next = { ...level, ...given(row) };
    const problem = problemOf(next);
    if (problem) return { outcome: "rejected", reason: problem };
    const changed = fields.filter((field) => next[field] !== level[field]);
    changes[index] = changed.map((field) => ({ column: field, before: level[field], after: next[field] }));
    movements.push(...movementsOf(level, next, `${run}:${index}`));
    const soFar = touched.get(keyOf(place)) ?? {};
    for (const field of changed) soFar[field] = { before: soFar[field]?.before ?? level[field], after: next[field] };
    if (changed.length > 0) touched.set(keyOf(place), soFar);
    levels.set(keyOf(place), { ...next, isNew: false });
    return { outcome: level.isNew ? "inserted" : changed.length > 0 ? "updated" : "unchanged" };
  });
  await writeMovements(tx, by, movements);
  await writeSettings(tx, [...touched].flatMap(([key, change]) => (settingNames.some((name) => name in change) ? [levels.get(key)] : [])).filter((level) => level !== undefined));
  await record(tx, by, ...[...touched].flatMap(([key, change]) => {
    const level = levels.get(key);
    return level ? [{ kind: "stock.adjusted" as const, locationId: level.locationId, subject: `variant:${level.variantId}`, variantIds: [level.variantId], payload: { reason: "import", changes: change }, at: history.at }] : [];
  }));
  return { answers, changes };
}

type Place = { variantId: VariantId; locationId: LocationId };
const keyOf = ({ variantId, locationId }: Place) => `${variantId}@${locationId}`;

/** Each row's variant and location, or what is wrong with its names. Another store's location is as unknown as none. */
async function resolve(tx: Tx, by: Permit<"inventory.adjust" | "system.run">, rows: readonly StockImportRow[]): Promise<(Place | string)[]> {
  const scope = by.actor.kind === "staff" && by.actor.storeIds !== "all" ? by.actor.storeIds : null;
  const { rows: found } = await tx.execute<{ skus: [string, VariantId][]; locations: [string, LocationId][] }>(sql`
    select (select coalesce(jsonb_agg(jsonb_build_array(v.sku, v.id)), '[]') from variant v where v.sku = any(${sql.param(rows.map((row) => row.sku))}::text[]) and not ${isBundle(sql`v.id`)}) as skus,
      (select coalesce(jsonb_agg(jsonb_build_array(called, l.id)), '[]') from location l, unnest(array[lower(l.code), l.slug]) as called
        where ${scope === null} or l.id = any(${sql.param(scope ?? [])}::uuid[])) as locations`);
  const skus = new Map(found[0]?.skus);
  const locations = new Map(found[0]?.locations);
  return rows.map(({ sku, location }) => {
    const variantId = skus.get(sku);
    const locationId = locations.get(location.toLowerCase());
    if (!variantId) return `sku: There is no SKU "${sku}" that has stock of its own.`;
    return locationId ? { variantId, locationId } : `location: There is no location "${location}" in your reach.`;
  });
}

async function missingLevels(tx: Tx, places: readonly Place[]): Promise<Set<string>> {
  const { rows } = await tx.execute<{ key: string }>(sql`
    select r.variant_id || '@' || r.location_id as key from jsonb_to_recordset(${JSON.stringify(places.map((p) => ({ variant_id: p.variantId, location_id: p.locationId })))}::jsonb) as r(variant_id uuid, location_id uuid)
    where not exists (select from stock_level s where s.variant_id = r.variant_id and s.location_id = r.location_id)`);
  return new Set(rows.map((row) => row.key));
}

async function lockLevels(tx: Tx, places: readonly Place[], isNew: ReadonlySet<string>): Promise<Map<string, Level>> {
  const { rows } = await tx.execute<Omit<Level, "isNew">>(sql`
    select s.variant_id as "variantId", s.location_id as "locationId", s.allocated, s.backorder_cap as "backorderCap", s.on_hand, s.safety_stock, s.reorder_point, s.damaged, s.quality_check, s.display, s.put_back, s.aisle, s.bay
    from stock_level s where (s.variant_id, s.location_id) in (
      select variant_id, location_id from jsonb_to_recordset(${JSON.stringify(places.map((p) => ({ variant_id: p.variantId, location_id: p.locationId })))}::jsonb) as r(variant_id uuid, location_id uuid))
    order by s.variant_id, s.location_id for no key update`);
  return new Map(rows.map((row) => [keyOf(row), { ...row, isNew: isNew.has(keyOf(row)) }]));
}

const given = (row: StockImportRow): Partial<Pick<Level, Field>> => Object.fromEntries(fields.flatMap((field) => (row[field] === undefined ? [] : [[field, row[field]]])));

function problemOf(level: Level): string | null {
  const unsellable = unsellableStates.reduce((sum, state) => sum + level[state], 0);
  if (unsellable > level.on_hand) return `on_hand: ${unsellable} units would be unsellable, but only ${level.on_hand} on hand.`;
  return level.on_hand + level.backorderCap - unsellable < level.allocated ? `on_hand: ${level.allocated} units are promised to orders. Count the shelf instead.` : null;
}

function movementsOf(before: Level, after: Level, causeId: string): Movement[] {
  const shared = { variantId: before.variantId, locationId: before.locationId, reason: "import", causeKind: "import", causeId };
  const moved = (state: UnsellableState, sequence: number): Movement[] => {
    const by = after[state] - before[state];
    if (by === 0) return [];
    return [{ ...shared, kind: "moved_state", quantity: Math.abs(by), ...(by > 0 ? { from: "sellable", to: state } : { from: state, to: "sellable" }), lineId: state, sequence }];
  };
  return [...(after.on_hand === before.on_hand ? [] : [{ ...shared, kind: "adjusted" as const, quantity: after.on_hand - before.on_hand }]), ...unsellableStates.flatMap(moved)];
}

const settingNames = ["safety_stock", "reorder_point", "aisle", "bay"] as const;

async function writeSettings(tx: Tx, levels: readonly Level[]): Promise<void> {
  if (levels.length === 0) return;
  const rows = levels.map((level) => ({ variant_id: level.variantId, location_id: level.locationId, safety_stock: level.safety_stock, reorder_point: level.reorder_point, aisle: level.aisle, bay: level.bay }));
  await tx.execute(sql`
    update stock_level s set safety_stock = r.safety_stock, reorder_point = r.reorder_point, aisle = r.aisle, bay = r.bay, version = s.version + 1, updated_at = shop_clock()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(variant_id uuid, location_id uuid, safety_stock int, reorder_point int, aisle text, bay text)
    where s.variant_id = r.variant_id and s.location_id = r.location_id`);
}
