import { sql } from "drizzle-orm";
import { db, transaction, type Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { newId, type CustomerId, type OrderId } from "@/lib/kernel/ids";
import { orderBasis } from "./order-basis";
import { recountTiers } from "./recount-tiers";
import { lockMember, readAward } from "./rows";
import { settleAward } from "./settle-award";

/** Job, after an order was placed, changed, finished, or some of it brought back. */
export async function recountPointsOfEvent(by: Permit<"system.run">, { eventId }: { eventId: number }): Promise<void> {
  const { rows: [found] } = await db.execute<{ order_id: OrderId | null }>(sql`select order_id from event where id = ${eventId}`);
  const orderId = found?.order_id;
  if (orderId) await transaction((tx) => recountPoints(tx, by, { orderId }));
}

/**
 * Counts anew what an order gives its member, from the goods that are kept. It is a figure of the order, not a sum of what happened to it, so doing it
 * twice, late or in another order changes nothing. The rate is that of the member's tier when it was first counted.
 */
export async function recountPoints(tx: Tx, by: Permit<"system.run">, { orderId }: { orderId: OrderId }): Promise<void> {
  const { rows: [buyer] } = await tx.execute<{ id: CustomerId }>(sql`select coalesce(c.merged_into_id, c.id) as id from "order" o join customer c on c.id = o.customer_id where o.id = ${orderId}`);
  const member = buyer && (await lockMember(tx, buyer.id));
  if (!member) return;
  await tx.execute(sql`
    insert into point_award as a (id, customer_id, kind, order_id, basis_minor, points_per_hundred, points, earned_at, available_at)
    select ${newId()}, b.customer_id, 'order', b.id, b.basis_minor, ${member.pointsPerHundred}, b.basis_minor::bigint * ${member.pointsPerHundred} / 10000, b.completed_at, b.completed_at + make_interval(days => p.wait_days)
    from (${orderBasis(sql`o.id = ${orderId}`)}) b, loyalty_policy p
    on conflict (order_id, customer_id, kind) do update set basis_minor = excluded.basis_minor, points = excluded.basis_minor::bigint * a.points_per_hundred / 10000,
      earned_at = coalesce(a.earned_at, excluded.earned_at), available_at = coalesce(a.available_at, excluded.available_at)`);
  const award = await readAward(tx, sql`a.order_id = ${orderId} and a.customer_id = ${member.customerId} and a.kind = 'order'`);
  if (award) await settleAward(tx, by, member, award);
  await recountTiers(tx, by, { customerId: member.customerId });
}
