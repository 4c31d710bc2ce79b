import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { newId, type CustomerId, type StaffId } from "@/lib/kernel/ids";
import { openPoints } from "./open-store-credit";

type Move = { customerId: CustomerId; points: number; reason: string; /** Same key, same move. */ key: string; staffId?: StaffId };
export type AddedPoints = Move & { kind: "earned" | "adjusted"; validMonths: number };
export type TakenPoints = Move & { kind: "taken_back" | "adjusted" };

/** Puts points on a member's balance, to be spent within so many months. */
export async function addPoints(tx: Tx, by: Permit<Permission>, { customerId, kind, points, reason, key, staffId, validMonths }: AddedPoints): Promise<void> {
  const storedValueId = await openPoints(tx, by, { customerId });
  await tx.execute(sql`
    insert into stored_value_entry (id, stored_value_id, kind, amount_minor, reason, by_staff_id, valid_until, idempotency_key)
    values (${newId()}, ${storedValueId}, ${kind}, ${points}, ${reason}, ${staffId ?? null}, shop_clock() + make_interval(months => ${validMonths}), ${key}) on conflict (idempotency_key) do nothing`);
}

/** Takes points off the balance, as many of them as are there; returns how many that were. */
export async function takePoints(tx: Tx, by: Permit<Permission>, { customerId, kind, points, reason, key, staffId }: TakenPoints): Promise<number> {
  const storedValueId = await openPoints(tx, by, { customerId });
  const { rows } = await tx.execute<{ taken: number }>(sql`
    insert into stored_value_entry (id, stored_value_id, kind, amount_minor, reason, by_staff_id, idempotency_key)
    select ${newId()}, v.id, ${kind}, -least(value_left(v), ${points}), ${reason}, ${staffId ?? null}::uuid, ${key} from stored_value v where v.id = ${storedValueId} and value_left(v) > 0
    on conflict (idempotency_key) do nothing returning -amount_minor as taken`);
  return rows[0]?.taken ?? 0;
}
