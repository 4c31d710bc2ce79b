import { sql } from "drizzle-orm";
import { db, transaction } from "@/db/client";
import type { EventKind } from "@/lib/domain/events";
import type { Permit } from "@/lib/domain/identity/permit";
import { wallClock } from "@/lib/kernel/clock";
import { env } from "@/lib/kernel/env";
import { asId } from "@/lib/kernel/ids";
import { signLink } from "@/lib/kernel/signed-link";
import { getOrderFacts } from "./get-order-facts";
import { orderMail, type MailSubject, type OrderMailKind } from "./order-mail";
import { queueMessage } from "./queue-message";

const mailOf: Partial<Record<EventKind, OrderMailKind>> = {
  "order.placed": "order_placed", "order.receipt_asked": "order_placed", "order.link_requested": "order_link", "order.cancelled": "order_cancelled", "till.sale_voided": "sale_void", "order.line_cancelled": "line_cancelled", "order.pickup_person_changed": "order_changed", "order.edit_requested": "edit_requested", "order.edit_confirmed": "order_changed",
  "fulfillment.ready": "order_ready", "fulfillment.ready_resent": "order_ready", "fulfillment.unready": "not_ready", "fulfillment.reminder_due": "pickup_reminder", "fulfillment.rescheduled": "order_changed",
  "fulfillment.awaiting_shopper": "choice_needed", "fulfillment.rerouted": "order_changed", "fulfillment.extended": "pickup_reminder", "fulfillment.coming_later": "coming_later", "fulfillment.shopper_chose": "order_changed", "fulfillment.expired": "uncollected", "fulfillment.part_handed_over": "part_collected",
  "fulfillment.handed_over": "collected", "fulfillment.stock_arrived": "stock_arrived", "fulfillment.stock_delayed": "stock_delayed", "fulfillment.shipped": "shipped", "fulfillment.out_for_delivery": "out_for_delivery", "fulfillment.delivery_missed": "delivery_missed", "fulfillment.delivered": "delivered", "fulfillment.lost": "lost", "payment.refunded": "refunded", "payment.lapsed": "payment_lapsed",
};

type Happened = { kind: EventKind; order_id: string | null; fulfillment_id: string | null; payload: MailSubject & { operationId?: string } };

const linkLife = 1000 * 60 * 60 * 24 * 180;

/** Job: the mail that belongs to an event about an order, once per event. */
export async function sendOrderMail(by: Permit<"system.run">, input: { eventId: number }): Promise<void> {
  const { rows } = await db.execute<Happened>(sql`select kind, order_id, fulfillment_id, payload from event where id = ${input.eventId}`);
  const happened = rows[0];
  const kind = happened && mailOf[happened.kind];
  // Money of a return is told by the mail of the return, once for all of its payments.
  if (!kind || !happened.order_id || (kind === "refunded" && happened.payload.reason === "return")) return;
  // Where a delivery comes from is our business as long as it comes in time.
  if (happened.kind === "fulfillment.rerouted" && !happened.payload.isLater) return;
  // What is undone within seconds was never told.
  if (kind === "not_ready" && !happened.payload.isTold) return;
  const order = await getOrderFacts(happened.order_id);
  if (!order || order.email === "") return;
  const part = order.parts.find((each) => each.id === happened.fulfillment_id) ?? null;
  // A void sale is told once, as a whole.
  if (order.isVoid && (kind === "refunded" || kind === "order_cancelled")) return;
  // Who took the goods along at the till has the receipt.
  if (kind === "collected" && part?.method === "carry_out") return;
  // A carrier tells of its own deliveries.
  if (kind === "delivered" && part?.method !== "local_delivery") return;
  const base = env().APP_URL.replace(/\/$/, "");
  const until = new Date(wallClock().getTime() + linkLife);
  const token = signLink("track_order", order.id, until);
  const links = { base, track: `${base}/track/${token}`, ...(part ? { choice: `${base}/choose/${signLink("shopper_choice", part.id, until)}` } : {}) };
  const mail = orderMail(kind, order, part, links, kind === "refunded" ? { ...happened.payload, ...(await refundTarget(happened.payload.operationId)) } : happened.payload);
  await transaction((tx) => queueMessage(tx, by, {
    dedupeKey: `event:${input.eventId}`, template: kind, recipient: order.email, customerId: order.customerId, orderId: asId(order.id), mail,
    facts: { orderId: order.id, fulfillmentId: part?.id ?? null },
  }));
}

/** Where the money of a refund went. */
async function refundTarget(operationId: string | undefined): Promise<Pick<MailSubject, "to">> {
  if (!operationId) return {};
  const { rows: [to] } = await db.execute<NonNullable<MailSubject["to"]>>(sql`
    select case when o.credit_to is not null then 'store_credit' else p.tender end as tender, p.card_brand as brand, case when o.credit_to is null then p.card_last4 end as last4
    from payment_operation o join payment p on p.id = o.payment_id where o.id = ${operationId}`);
  return to ? { to } : {};
}
