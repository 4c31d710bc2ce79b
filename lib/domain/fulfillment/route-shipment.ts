import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { CheckoutId, LocationId, VariantId } from "@/lib/kernel/ids";

export type Demand = { variantId: VariantId; quantity: number };
export type RoutedPart = { locationId: LocationId; locationName: string; lines: Demand[]; reason: string };
export type Routing = { parts: RoutedPart[]; /** What no location can ship; empty when all is routed. */ shortages: { variantId: VariantId; wanted: number; left: number }[] };

type Candidate = { id: LocationId; name: string; kind: string; available: Map<string, number> };

/**
 * Which locations ship what: one that has everything, the warehouse before stores and near stores before far ones; only
 * when nobody has everything, the order is split in that same sequence. Quantities per variant are summed first.
 */
export async function routeShipment(input: { lines: readonly Demand[]; toState: string; ownCheckoutId?: CheckoutId | null }, from: Reader = db): Promise<Routing> {
  const demand = summed(input.lines);
  const candidates = await listCandidates([...demand.keys()], input.toState, input.ownCheckoutId ?? null, from);
  const whole = candidates.find((place) => [...demand].every(([variantId, quantity]) => (place.available.get(variantId) ?? 0) >= quantity));
  if (whole) return { parts: [{ locationId: whole.id, locationName: whole.name, lines: asLines(demand), reason: `${whole.kind === "warehouse" ? "The warehouse" : whole.name} has everything` }], shortages: [] };
  return split(demand, candidates);
}

function split(demand: Map<VariantId, number>, candidates: readonly Candidate[]): Routing {
  const left = new Map(demand);
  const parts: RoutedPart[] = [];
  for (const place of candidates) {
    const taken = new Map<VariantId, number>();
    for (const [variantId, quantity] of left) {
      const take = Math.min(quantity, place.available.get(variantId) ?? 0);
      if (take > 0) taken.set(variantId, take);
    }
    if (taken.size === 0) continue;
    for (const [variantId, take] of taken) left.set(variantId, (left.get(variantId) ?? 0) - take);
    parts.push({ locationId: place.id, locationName: place.name, lines: asLines(taken), reason: "No single location has everything" });
  }
  const shortages = [...left].filter(([, quantity]) => quantity > 0).map(([variantId, quantity]) => ({ variantId, wanted: demand.get(variantId) ?? 0, left: (demand.get(variantId) ?? 0) - quantity }));
  return { parts: shortages.length > 0 ? [] : parts, shortages };
}

async function listCandidates(variants: VariantId[], toState: string, ownCheckoutId: CheckoutId | null, from: Reader): Promise<Candidate[]> {
  const { rows } = await from.execute<{ id: LocationId; name: string; kind: string; variants: string[]; available: number[] }>(sql`
    with target as (select avg(latitude) as latitude, avg(longitude) as longitude from postcode where state = ${toState})
    select l.id, l.name, l.kind, array_agg(a.variant_id::text) as variants, array_agg(a.available) as available
    from location l
    join stock_available(${sql.param(variants)}::uuid[], null, true, ${ownCheckoutId}) a on a.location_id = l.id and a.available > 0
    cross join target t
    where l.is_active and l.can_ship
    group by l.id, t.latitude, t.longitude
    order by (l.kind = 'warehouse') desc, (l.state = ${toState}) desc, distance_km(l.latitude, l.longitude, t.latitude, t.longitude) nulls last, l.code`);
  return rows.map(({ id, name, kind, variants: ids, available }) => ({ id, name, kind, available: new Map(ids.map((variantId, index) => [variantId, available[index] ?? 0])) }));
}

function summed(lines: readonly Demand[]): Map<VariantId, number> {
  const demand = new Map<VariantId, number>();
  for (const { variantId, quantity } of lines) demand.set(variantId, (demand.get(variantId) ?? 0) + quantity);
  return demand;
}

const asLines = (demand: ReadonlyMap<VariantId, number>): Demand[] => [...demand].map(([variantId, quantity]) => ({ variantId, quantity }));
