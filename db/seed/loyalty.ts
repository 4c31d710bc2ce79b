import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { customerGroup, price, priceChange, priceList } from "@/db/schema/pricing";
import { orderBasis } from "@/lib/domain/loyalty/order-basis";
import { spentInYear } from "@/lib/domain/loyalty/spent-in-year";
import type { CustomerGroupId, CustomerId, PriceListId } from "@/lib/kernel/ids";
import type { Good } from "./catalog";
import type { Colleague } from "./staff";
import { dayMs, later, type World } from "./world";
import { writeRows } from "./write-rows";

/**
 * What a year of orders gave to everybody with a loyalty number, as the jobs would have counted it: pending until a week after its goods were there, a point
 * for each dollar, and the tiers of today.
 */
export async function writeLoyalty(tx: Tx, world: World, goods: readonly Good[], staff: readonly Colleague[], shopperId: CustomerId): Promise<string> {
  const now = world.now.toISOString();
  await writeMemberPrices(tx, world, goods);
  await tx.execute(sql`
    insert into loyalty_member (customer_id, tier_id, tier_since, created_at)
    select c.id, t.id, c.created_at, c.created_at from customer c, (select id from loyalty_tier order by from_minor limit 1) t where c.loyalty_number is not null and c.merged_into_id is null and exists (select from "order" o where o.customer_id = c.id)`);
  const { rowCount } = await tx.execute(sql`
    insert into point_award (id, customer_id, kind, order_id, basis_minor, points_per_hundred, points, earned_at, available_at, created_at)
    select md5('award:' || b.id)::uuid, b.customer_id, 'order', b.id, b.basis_minor, 100, b.basis_minor / 100, b.completed_at, b.completed_at + make_interval(days => p.wait_days), b.placed_at
    from (${orderBasis(sql`c.loyalty_number is not null`)}) b, loyalty_policy p`);
  await tx.execute(sql`update point_award set status = 'available', credited_points = points, moves = 1 where available_at <= ${now}`);
  await tx.execute(sql`insert into stored_value (id, kind, customer_id, created_at) select md5('points:' || customer_id)::uuid, 'points', customer_id, created_at from loyalty_member`);
  await writeGifts(tx, world, staff, shopperId);
  await tx.execute(sql`
    insert into stored_value_entry (id, stored_value_id, kind, amount_minor, reason, valid_until, idempotency_key, at)
    select md5('earned:' || a.id)::uuid, v.id, 'earned', a.points, 'order', a.available_at + make_interval(months => p.valid_months), 'award:' || a.id || ':1', a.available_at
    from point_award a join stored_value v on v.customer_id = a.customer_id and v.kind = 'points', loyalty_policy p where a.status = 'available' and a.points > 0 order by a.available_at, a.id`);
  await tx.execute(sql`
    insert into event (kind, at, channel, actor_kind, actor_id, customer_id, order_id, payload)
    select 'points.earned', a.available_at, 'device', 'system', 'mature_points', a.customer_id, a.order_id, jsonb_build_object('points', a.points, 'owedPaid', 0, 'for', 'order')
    from point_award a where a.status = 'available' and a.points > 0 order by a.available_at, a.id`);
  const { rows: tiers } = await tx.execute<{ words: string }>(sql`
    with due as (select m.customer_id, (select t.id from loyalty_tier t where t.from_minor <= ${spentInYear(sql`m.customer_id`)} order by t.from_minor desc limit 1) as tier_id,
        (select max(a.earned_at) from point_award a where a.customer_id = m.customer_id) as at from loyalty_member m),
    moved as (update loyalty_member m set tier_id = due.tier_id, tier_since = due.at from due where due.customer_id = m.customer_id and due.tier_id <> m.tier_id returning m.customer_id, m.tier_id, m.tier_since),
    told as (insert into event (kind, at, channel, actor_kind, actor_id, customer_id, payload) select 'tier.reached', x.tier_since, 'device', 'system', 'recount_points', x.customer_id, jsonb_build_object('tier', t.name) from moved x join loyalty_tier t on t.id = x.tier_id)
    select count(*) || ' ' || t.name as words from moved x join loyalty_tier t on t.id = x.tier_id group by t.name, t.from_minor order by t.from_minor`);
  return `${rowCount} awards of points (${tiers.map(({ words }) => words).join(", ")})`;
}

/** By service, to the demo's own shopper: some of them end soon. */
async function writeGifts(tx: Tx, world: World, staff: readonly Colleague[], shopperId: CustomerId): Promise<void> {
  const agent = staff.find(({ role }) => role === "service_agent");
  for (const [daysAgo, points, reason, lastsDays] of [[352, 250, "For a review with photos", 13], [44, 500, "A lampshade came scratched", 321]] as const) {
    await tx.execute(sql`
      insert into stored_value_entry (id, stored_value_id, kind, amount_minor, reason, by_staff_id, valid_until, idempotency_key, at)
      select md5(${`gift:${daysAgo}`})::uuid, v.id, 'adjusted', ${points}, ${reason}, ${agent?.id ?? null}::uuid, ${later(world.now, lastsDays * dayMs).toISOString()}, ${`seed:points:${daysAgo}`}, ${later(world.now, -daysAgo * dayMs).toISOString()}
      from stored_value v where v.customer_id = ${shopperId} and v.kind = 'points'`);
  }
}

/** The highest tier has plants and lamps for less. */
async function writeMemberPrices(tx: Tx, world: World, goods: readonly Good[]): Promise<void> {
  const random = world.random("member prices");
  const since = later(world.now, -90 * dayMs);
  const [groupId, listId] = [random.id<CustomerGroupId>(since), random.id<PriceListId>(since)];
  await writeRows(tx, customerGroup, [{ id: groupId, code: "grove", name: "Grove members" }]);
  await tx.execute(sql`update loyalty_tier set group_id = ${groupId} where from_minor = (select max(from_minor) from loyalty_tier)`);
  await writeRows(tx, priceList, [{ id: listId, code: "grove", name: "Grove prices", currency: "USD", channel: null, groupId, priority: 5, startsAt: since, endsAt: null, timesAppliedAt: null }]);
  const priced = goods.filter((good) => good.compareAtMinor === null && ["lighting", "plants"].includes(good.department)).map((good) => ({ variantId: good.id, minor: Math.floor((good.priceMinor * 95) / 1000) * 10 }));
  await writeRows(tx, price, priced.map(({ variantId, minor }) => ({ priceListId: listId, variantId, amountMinor: minor, compareAtMinor: null, version: 1, updatedAt: since })));
  await writeRows(tx, priceChange, priced.map(({ variantId, minor }) => ({ id: random.id<string>(since), priceListId: listId, variantId, beforeMinor: null, afterMinor: minor, at: since })));
}
