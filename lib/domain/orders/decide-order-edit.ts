import { sql } from "drizzle-orm";
import { transaction, type Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record, schedule } from "@/lib/domain/record";
import type { FulfillmentId, OrderEditId, OrderId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { editHours, type EditPlan, type OrderEditStatus } from "./order-edit";
import type { EditChoice } from "./order-edit-input";

type Moved = { order_id: OrderId; fulfillment_id: FulfillmentId; customer_id: string | null; plan: EditPlan };
type By = Permit<"orders.service"> | Permit<"orders.track"> | Permit<"system.run">;

/** Sends a draft to the shopper, who has two days. @throws Refusal `illegal_move` */
export async function requestOrderEdit(tx: Tx, by: Permit<"orders.service">, { editId }: EditChoice): Promise<void> {
  const moved = await move(tx, editId, "requested", sql`, expires_at = shop_clock() + make_interval(hours => ${editHours})`);
  await record(tx, by, { kind: "order.edit_requested", orderId: moved.order_id, fulfillmentId: moved.fulfillment_id, customerId: moved.customer_id, subject: `order_edit:${editId}`, payload: { editId, amountMinor: moved.plan.addMinor - moved.plan.backMinor } });
  await schedule(tx, "expire_order_edits", {}, new Date(Date.now() + editHours * 3_600_000), `order_edit:${editId}`);
}

/** The shopper does not want it, or staff take it back. The caller has proved that a shopper's order is theirs. @throws Refusal `illegal_move` */
export async function declineOrderEdit(tx: Tx, by: Permit<"orders.service"> | Permit<"orders.track">, { editId, orderId }: EditChoice & { orderId?: OrderId }): Promise<void> {
  await end(tx, by, editId, "declined", orderId);
}

/** Job: what nobody decided in time changes nothing. */
export async function expireOrderEdits(by: Permit<"system.run">): Promise<number> {
  return transaction(async (tx) => {
    const { rows } = await tx.execute<{ id: OrderEditId }>(sql`select id from order_edit where status = 'requested' and expires_at <= shop_clock() order by expires_at limit 200 for update skip locked`);
    for (const { id } of rows) await end(tx, by, id, "expired");
    return rows.length;
  });
}

/** Ends it for the one transaction that decides it. @throws Refusal `illegal_move` */
export const confirmedOrderEdit = (tx: Tx, editId: OrderEditId, orderId: OrderId): Promise<Moved> => move(tx, editId, "confirmed", sql`, decided_at = shop_clock()`, orderId, sql`and e.expires_at > shop_clock()`);

async function end(tx: Tx, by: By, editId: OrderEditId, status: "declined" | "expired", orderId?: OrderId): Promise<void> {
  const moved = await move(tx, editId, status, sql`, decided_at = shop_clock()`, orderId);
  await record(tx, by, { kind: `order.edit_${status}`, orderId: moved.order_id, fulfillmentId: moved.fulfillment_id, customerId: moved.customer_id, subject: `order_edit:${editId}`, payload: { editId } });
}

async function move(tx: Tx, editId: OrderEditId, status: OrderEditStatus, more = sql``, orderId?: OrderId, onlyIf = sql``): Promise<Moved> {
  const from = status === "requested" ? sql`e.status = 'pending'` : status === "declined" ? sql`e.status in ('pending', 'requested')` : sql`e.status = 'requested'`;
  const { rows } = await tx.execute<Moved>(sql`
    update order_edit e set status = ${status} ${more} from "order" o
    where e.id = ${editId} and o.id = e.order_id and ${from} and ${orderId ? sql`e.order_id = ${orderId}` : sql`true`} ${onlyIf} returning e.order_id, e.fulfillment_id, o.customer_id, e.plan`);
  if (!rows[0]) throw new Refusal("illegal_move");
  return rows[0];
}
