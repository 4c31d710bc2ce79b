import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { addPoints, takePoints } from "@/lib/domain/payments/move-points";
import { record } from "@/lib/domain/record";
import type { LockedAward, LockedMember } from "./rows";

/**
 * Brings the balance in line with an award of a locked member, once its time has come. What was spent already cannot be taken back:
 * it is owed, and what is earned next pays it, so the balance never falls below nothing.
 */
export async function settleAward(tx: Tx, by: Permit<"system.run">, member: LockedMember, award: LockedAward): Promise<void> {
  if (award.status === "pending" && !award.isDue) return;
  const change = award.points - award.creditedPoints;
  const key = `award:${award.id}:${award.moves + 1}`;
  const owed = change < 0 ? await takeBack(tx, by, member, award, -change, key) : await putOn(tx, by, member, award, change, key);
  await tx.execute(sql`update point_award set status = 'available', credited_points = points, moves = moves + ${change === 0 ? 0 : 1} where id = ${award.id}`);
  if (owed !== 0) await tx.execute(sql`update loyalty_member set owed_points = owed_points + ${owed} where customer_id = ${member.customerId}`);
}

async function putOn(tx: Tx, by: Permit<"system.run">, { customerId, owedPoints }: LockedMember, { orderId, kind }: LockedAward, points: number, key: string): Promise<number> {
  const paid = Math.min(owedPoints, points);
  if (points - paid > 0) {
    const { rows: [policy] } = await tx.execute<{ months: number }>(sql`select valid_months as months from loyalty_policy`);
    await addPoints(tx, by, { customerId, kind: "earned", points: points - paid, validMonths: policy?.months ?? 12, reason: kind, key });
  }
  if (points > 0) await record(tx, by, { kind: "points.earned", customerId, orderId, payload: { points, owedPaid: paid, for: kind } });
  return -paid;
}

async function takeBack(tx: Tx, by: Permit<"system.run">, { customerId }: LockedMember, { orderId, kind }: LockedAward, points: number, key: string): Promise<number> {
  const taken = await takePoints(tx, by, { customerId, kind: "taken_back", points, reason: kind, key });
  await record(tx, by, { kind: "points.taken_back", customerId, orderId, payload: { points, owed: points - taken, for: kind } });
  return points - taken;
}
