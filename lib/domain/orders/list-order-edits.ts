import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { OrderId } from "@/lib/kernel/ids";
import type { OrderEditView } from "./order-edit";

/** Changes of an order, newest first; a shopper's order was proved by the caller, and its drafts are not shown. */
export async function listOrderEdits(by: Permit<"orders.view"> | Permit<"orders.track">, orderId: OrderId, from: Reader = db): Promise<OrderEditView[]> {
  const { rows } = await from.execute<{ edit: OrderEditView }>(sql`
    select jsonb_build_object('id', e.id, 'fulfillmentId', e.fulfillment_id, 'status', e.status, 'plan', e.plan, 'reason', e.reason, 'proposedBy', s.name, 'createdAt', e.created_at, 'expiresAt', e.expires_at, 'decidedAt', e.decided_at) as edit
    from order_edit e join staff s on s.id = e.proposed_by_staff_id where e.order_id = ${orderId} and ${by.can === "orders.track" ? sql`e.expires_at is not null` : sql`true`} order by e.created_at desc, e.id desc limit 50`);
  const iso = (at: string | null) => (at === null ? null : new Date(at).toISOString());
  return rows.map(({ edit }) => ({ ...edit, createdAt: new Date(edit.createdAt).toISOString(), expiresAt: iso(edit.expiresAt), decidedAt: iso(edit.decidedAt) }));
}
