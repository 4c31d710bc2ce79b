import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { CustomerId, ReturnId } from "@/lib/kernel/ids";
import { allowedReturnActions } from "./allowed-return-actions";
import { readReturns } from "./read-returns";
import type { ReturnStep, StaffReturn } from "./return-view";

/** One return for staff of any store, by its number; null when there is none. What they may do with it, the actions say. */
export async function getStaffReturn(by: Permit<"returns.view">, number: string, from: Reader = db): Promise<StaffReturn | null> {
  const [found] = await readReturns(sql`r.number = ${number}`, from);
  if (!found) return null;
  const { orderId, ...view } = found;
  const { rows: [about] } = await from.execute<{ orderNumber: string; contactName: string; customerId: CustomerId | null; hasReceipt: boolean; idNote: string | null }>(sql`
    select o.number as "orderNumber", o.contact_name as "contactName", o.customer_id as "customerId", r.has_receipt as "hasReceipt", r.id_note as "idNote" from goods_return r join "order" o on o.id = r.order_id where r.id = ${view.id}`);
  if (!about) return null;
  const { orderNumber, ...rest } = about;
  const facts = { status: view.status, locationId: view.store?.id ?? null, storeName: view.store?.name ?? null, refund: view.refund.state };
  return { ...view, ...rest, order: { id: orderId, number: orderNumber }, actions: allowedReturnActions(facts, by.actor), steps: await listSteps(view.id, orderId, from) };
}

async function listSteps(returnId: ReturnId, orderId: string, from: Reader): Promise<ReturnStep[]> {
  const { rows } = await from.execute<ReturnStep>(sql`
    select e.kind, e.at, e.channel, l.name as store, coalesce(s.name, case e.actor_kind when 'system' then 'The machine' when 'agent' then 'A buying assistant' else 'The shopper' end) as by
    from event e left join staff s on e.actor_kind = 'staff' and s.id::text = e.actor_id left join location l on l.id = e.location_id
    where e.order_id = ${orderId} and e.subject = ${`return:${returnId}`} order by e.id`);
  return rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
}
