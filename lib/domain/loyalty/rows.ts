import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { CustomerId, OrderId, PointAwardId } from "@/lib/kernel/ids";
import type { AwardKind, AwardStatus } from "./award";

export type LockedMember = { customerId: CustomerId; owedPoints: number; pointsPerHundred: number };

/** Locks a member, who becomes one with the lowest tier where they are new. Null: a customer without a loyalty number collects nothing. */
export async function lockMember(tx: Tx, customerId: CustomerId): Promise<LockedMember | null> {
  await tx.execute(sql`
    insert into loyalty_member (customer_id, tier_id)
    select c.id, (select id from loyalty_tier order by from_minor limit 1) from customer c where c.id = ${customerId} and c.loyalty_number is not null on conflict do nothing`);
  const { rows } = await tx.execute<LockedMember>(sql`
    select m.customer_id as "customerId", m.owed_points as "owedPoints", t.points_per_hundred as "pointsPerHundred" from loyalty_member m join loyalty_tier t on t.id = m.tier_id where m.customer_id = ${customerId} for update of m`);
  return rows[0] ?? null;
}

export type LockedAward = { id: PointAwardId; kind: AwardKind; status: AwardStatus; orderId: OrderId; points: number; creditedPoints: number; moves: number; isDue: boolean };

/** An award of a member who is locked. */
export async function readAward(tx: Tx, which: SQL): Promise<LockedAward | null> {
  const { rows } = await tx.execute<LockedAward>(sql`
    select a.id, a.kind, a.status, a.order_id as "orderId", a.points, a.credited_points as "creditedPoints", a.moves, coalesce(a.available_at <= shop_clock(), false) as "isDue" from point_award a where ${which}`);
  return rows[0] ?? null;
}
