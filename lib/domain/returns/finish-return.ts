import { sql } from "drizzle-orm";
import { db, transaction, type Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { wishOf } from "@/lib/domain/payments/wish";
import { record } from "@/lib/domain/record";
import type { ReturnId } from "@/lib/kernel/ids";
import { about, lockReturn, moveReturn, type LockedReturn } from "./rows";

/** Job, after money went back: the return that it belongs to is refunded once all of its money has. Doing it twice changes nothing. */
export async function finishReturn(by: Permit<"system.run">, { eventId }: { eventId: number }): Promise<void> {
  const { rows } = await db.execute<{ id: ReturnId }>(sql`
    select distinct x.return_id as id from event e join payment_operation o on o.id = (e.payload ->> 'operationId')::uuid join return_refund x on x.key = o.wish_key where e.id = ${eventId}`);
  for (const { id } of rows) await transaction(async (tx) => finishIfPaid(tx, by, await lockReturn(tx, by, id)));
}

/** Moves a locked return to refunded when the last attempt for each part of its money succeeded. */
export async function finishIfPaid(tx: Tx, by: Permit<Permission>, found: LockedReturn): Promise<void> {
  if (found.status !== "inspected") return;
  const { rows: [sum] } = await tx.execute<{ open: number; amountMinor: number }>(sql`
    select count(*) filter (where status <> 'succeeded')::integer as open, coalesce(sum(amount), 0)::integer as "amountMinor"
    from (select distinct on (x.fulfillment_id) o.status, x.goods_minor + x.delivery_minor as amount
      from return_refund x join ${wishOf(sql`x.key`)} o on true where x.return_id = ${found.id} order by x.fulfillment_id, x.attempt desc) last`);
  if (!sum || sum.open > 0) return;
  await moveReturn(tx, found, "refunded", sql`, refunded_at = shop_clock()`);
  await record(tx, by, { kind: "return.refunded", ...about(found, { amountMinor: sum.amountMinor }) });
}
