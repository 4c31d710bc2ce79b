import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { CheckoutId, LocationId, ProductId, VariantId } from "@/lib/kernel/ids";
import { route, type Candidate, type RoutingDecision } from "./routing";
import { anyPlace, builtInRules, type RuleSet } from "./routing-rules";

export type Demand = { variantId: VariantId; quantity: number; /** What a unit is sold for. */ unitMinor: number; /** Goods of one bundle name it here: one place sends all of them. */ together?: string };
/** `ready`: what is there; `ahead`: also what may be promised before it comes. */
export type StockCounted = "ready" | "ahead";
export type Shipment = { stock?: StockCounted; lines: readonly Demand[]; to: Destination; ownCheckoutId?: CheckoutId | null; /** Places that said no to these goods. */ rejectedBy?: readonly LocationId[]; /** A person chooses: the rules do not count, and only this place does where one is named. */ byHand?: { at: LocationId | null } };
export type Destination = { state: string; postcode?: string | null | undefined };
export const destinationOf = (shipTo: Record<string, string>): Destination => ({ state: shipTo["state"] ?? "", postcode: shipTo["postcode"] });

/** A decision and the version of the rules that made it; 0 is the set that is built in. */
export type ShipmentRouting = RoutingDecision & { ruleSetVersion: number };

/** Which places ship what, by the published rules and the stock of this moment. One round trip. */
export async function routeShipment(shipment: Shipment, from: Reader = db): Promise<ShipmentRouting> {
  const { published, ...facts } = await readFacts(shipment, from);
  const { byHand, rejectedBy } = shipment;
  const rules = published?.rules ?? builtInRules;
  const candidates = byHand?.at ? facts.candidates.filter(({ id }) => id === byHand.at) : facts.candidates;
  return { ...route(orderOf(shipment, facts), candidates, byHand ? { ...rules, routings: anyPlace } : rules, rejectedBy), ruleSetVersion: published?.version ?? 0 };
}

type Good = { variantId: VariantId; productId: ProductId; grams: number; heaviestGrams: number };
type Facts = { published: { version: number; rules: RuleSet } | null; goods: Good[]; candidates: Candidate[] };
type Row = Omit<Facts, "candidates"> & { candidates: (Omit<Candidate, "available"> & { id: LocationId; variants: VariantId[]; units: number[] })[] };

async function readFacts({ lines, to, ownCheckoutId = null, stock = "ready" }: Shipment, from: Reader): Promise<Facts> {
  const variants = [...new Set(lines.map(({ variantId }) => variantId))];
  const { rows } = await from.execute<{ facts: Row }>(sql`
    with target as (
      select latitude, longitude from postcode where code = ${(to.postcode ?? "").slice(0, 5)} and state = ${to.state}
      union all select avg(latitude), avg(longitude) from postcode where state = ${to.state} limit 1
    ), candidate as (
      select l.id, l.code, l.name, case when l.kind = 'warehouse' then 'warehouse' else 'store' end as kind, l.state = ${to.state} as is_same_state,
        round(distance_km(l.latitude, l.longitude, t.latitude, t.longitude)::numeric, 1)::float8 as distance_km, array_agg(a.variant_id) as variants, array_agg(a.units) as units,
        (select count(*)::int from fulfillment f where f.location_id = l.id and f.method = 'ship' and f.status <> 'cancelled'
          and f.created_at >= day.starts_at) as shipped_today,
        (select coalesce(sum(b.room), 0)::int from capacity_booking b where b.location_id = l.id and (b.expires_at is null or b.expires_at > shop_clock())
          and b.starts_at >= day.starts_at and b.starts_at < day.ends_at) as booked_today
      from location l
      join (
        select a.variant_id, a.location_id, a.available - case when ${stock === "ready"} then least(s.backorder_cap, s.incoming) else 0 end as units
        from stock_available(${sql.param(variants)}::uuid[], null, true, ${ownCheckoutId}) a join stock_level s on s.variant_id = a.variant_id and s.location_id = a.location_id
      ) a on a.location_id = l.id and a.units > 0
      cross join target t
      cross join lateral (select d.start at time zone l.time_zone as starts_at, (d.start + interval '1 day') at time zone l.time_zone as ends_at from (select date_trunc('day', shop_clock() at time zone l.time_zone) as start) d) day
      where l.is_active and l.can_ship and (l.paused_until is null or l.paused_until <= shop_clock())
      group by l.id, t.latitude, t.longitude, day.starts_at, day.ends_at
    )
    select jsonb_build_object(
      'published', (select jsonb_build_object('version', s.version, 'rules', s.rules) from routing_rule_set s where s.status = 'published'),
      'goods', (select coalesce(jsonb_agg(jsonb_build_object('variantId', v.id, 'productId', v.product_id,
        'grams', (select coalesce(sum(p.weight_grams), 0) from parcel p where p.variant_id = v.id), 'heaviestGrams', (select coalesce(max(p.weight_grams), 0) from parcel p where p.variant_id = v.id))), '[]')
        from variant v where v.id = any(${sql.param(variants)}::uuid[])),
      'candidates', (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'code', c.code, 'name', c.name, 'kind', c.kind, 'isSameState', c.is_same_state, 'distanceKm', c.distance_km,
        'variants', to_jsonb(c.variants), 'units', to_jsonb(c.units), 'shippedToday', c.shipped_today, 'bookedToday', c.booked_today)), '[]') from candidate c)) as facts`);
  const facts = rows[0]?.facts ?? { published: null, goods: [], candidates: [] };
  return { ...facts, candidates: facts.candidates.map(({ variants: ids, units, ...place }) => ({ ...place, available: new Map(ids.map((id, index) => [id, units[index] ?? 0])) })) };
}

function orderOf({ lines, to }: Shipment, { goods }: Pick<Facts, "goods">) {
  const known = new Map(goods.map((good) => [good.variantId, good]));
  return {
    state: to.state, heaviestGrams: Math.max(0, ...goods.map(({ heaviestGrams }) => heaviestGrams)),
    lines: lines.flatMap(({ together, ...line }) => { const good = known.get(line.variantId); return good ? [{ ...line, productId: good.productId, grams: good.grams, ...(together && { together: [together] }) }] : []; }),
  };
}
