import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { checkStaffLimit } from "@/lib/domain/payments/check-staff-limit";
import { addPoints, takePoints } from "@/lib/domain/payments/move-points";
import { openPoints } from "@/lib/domain/payments/open-store-credit";
import { pointsWords } from "@/lib/domain/payments/tender";
import { record } from "@/lib/domain/record";
import { Refusal } from "@/lib/kernel/refusal";
import { getLoyaltyPolicy } from "./get-loyalty-policy";
import type { AdjustPoints } from "./points-input";
import { lockMember } from "./rows";

/** Gives a member points or takes some, with a reason; the same key does it once. @throws Refusal `not_found` (no member), `over_limit`, `balance_short` */
export async function adjustPoints(tx: Tx, by: Permit<"loyalty.adjust">, { customerId, points, reason, key: asked }: AdjustPoints): Promise<{ points: number }> {
  if (!(await lockMember(tx, customerId))) throw new Refusal("not_found");
  const storedValueId = await openPoints(tx, by, { customerId });
  const key = `adjust:${asked}`;
  const { rows: [now] } = await tx.execute<{ left: number; is_known: boolean }>(sql`
    select value_left(v) as left, exists (select from stored_value_entry e where e.idempotency_key = ${key}) as is_known from stored_value v where v.id = ${storedValueId}`);
  const left = now?.left ?? 0;
  if (now?.is_known) return { points: left };
  await checkStaffLimit(tx, by, points, pointsWords);
  if (left + points < 0) throw new Refusal("balance_short", { balance: pointsWords(left) });
  const move = { customerId, kind: "adjusted" as const, reason, key, staffId: by.actor.staffId };
  if (points > 0) await addPoints(tx, by, { ...move, points, validMonths: (await getLoyaltyPolicy(tx)).validMonths });
  else await takePoints(tx, by, { ...move, points: -points });
  await record(tx, by, { kind: "points.adjusted", subject: `customer:${customerId}`, customerId, payload: { points: { before: left, after: left + points }, reason } });
  return { points: left + points };
}
