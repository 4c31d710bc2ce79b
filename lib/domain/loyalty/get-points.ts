import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { readLedgers } from "@/lib/domain/payments/read-stored-values";
import type { PointsView } from "./points-view";
import { spentInYear } from "./spent-in-year";

/** The signed-in shopper's own points; null for a customer without a loyalty number. */
export const getOwnPoints = (by: Permit<"account.own">, from: Reader = db): Promise<PointsView | null> => readPoints(by.actor.customerId, from);

/** A customer's, for staff. */
export const getPointsOf = (_by: Permit<"loyalty.view">, customerId: string, from: Reader = db): Promise<PointsView | null> => readPoints(customerId, from);

async function readPoints(customerId: string, from: Reader): Promise<PointsView | null> {
  const { rows } = await from.execute<{ facts: Omit<PointsView, "entries"> & { earnedWith: Record<string, string> } }>(sql`
    with own as (select v.* from stored_value v where v.customer_id = ${customerId} and v.kind = 'points')
    select jsonb_build_object('loyaltyNumber', c.loyalty_number, 'name', c.name, 'owedPoints', coalesce(m.owed_points, 0), 'spentMinor', ${spentInYear(sql`c.id`)},
      'points', coalesce((select value_left(v) from stored_value v where v.customer_id = c.id and v.kind = 'points'), 0),
      'pending', coalesce((select jsonb_agg(jsonb_build_object('orderNumber', o.number, 'points', a.points, 'availableAt', a.available_at) order by a.available_at nulls last, o.placed_at) from point_award a join "order" o on o.id = a.order_id
        where a.customer_id = c.id and a.status = 'pending' and a.points > 0), '[]'),
      'ending', (select jsonb_build_object('points', sum(l.left_minor), 'at', min(l.expires_at)) from own join stored_value_lot l on l.stored_value_id = own.id
        where l.left_minor > 0 and l.expires_at > shop_clock() and l.expires_at < shop_clock() + make_interval(days => (select warn_days from loyalty_policy)) having count(*) > 0),
      'earnedWith', coalesce((select jsonb_object_agg(e.id, o.number) from own join stored_value_entry e on e.stored_value_id = own.id and e.kind = 'earned' join point_award a on a.customer_id = c.id and a.id::text = split_part(e.idempotency_key, ':', 2) join "order" o on o.id = a.order_id), '{}'),
      'validMonths', (select valid_months from loyalty_policy),
      'tier', jsonb_build_object('name', t.name, 'pointsPerHundred', t.points_per_hundred, 'fromMinor', t.from_minor,
        'next', (select jsonb_build_object('name', n.name, 'fromMinor', n.from_minor, 'pointsPerHundred', n.points_per_hundred) from loyalty_tier n where n.from_minor > t.from_minor order by n.from_minor limit 1))) as facts
    from customer c left join loyalty_member m on m.customer_id = c.id join loyalty_tier t on t.id = coalesce(m.tier_id, (select id from loyalty_tier order by from_minor limit 1))
    where c.id = ${customerId} and c.loyalty_number is not null`);
  if (!rows[0]) return null;
  const { earnedWith, ...facts } = rows[0].facts;
  const [value] = await readLedgers(sql`v.customer_id = ${customerId} and v.kind = 'points'`, from);
  const iso = (at: string) => new Date(at).toISOString();
  return {
    ...facts, entries: (value?.entries ?? []).map((entry) => ({ ...entry, orderNumber: entry.orderNumber ?? earnedWith[entry.id] ?? null })), ending: facts.ending && { ...facts.ending, at: iso(facts.ending.at) },
    pending: facts.pending.map((one) => ({ ...one, availableAt: one.availableAt && iso(one.availableAt) })),
  };
}
