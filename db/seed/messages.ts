import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { message } from "@/db/schema/messaging";
import type { EventKind } from "@/lib/domain/events";
import { getOrderFacts } from "@/lib/domain/messaging/get-order-facts";
import { orderMail, type OrderMailKind } from "@/lib/domain/messaging/order-mail";
import { renderMail } from "@/lib/domain/messaging/render-mail";
import type { CustomerId, MessageId, OrderId } from "@/lib/kernel/ids";
import { signLink } from "@/lib/kernel/signed-link";
import { tell, type Books, type EventRow } from "./books";
import { machine } from "./order-steps";
import type { Random } from "./random";
import { dayMs, later, type World } from "./world";
import { writeRows } from "./write-rows";

const mailOf: Partial<Record<EventKind, OrderMailKind>> = {
  "order.placed": "order_placed", "fulfillment.ready": "order_ready", "fulfillment.handed_over": "collected", "fulfillment.shipped": "shipped", "fulfillment.out_for_delivery": "out_for_delivery", "fulfillment.delivery_missed": "delivery_missed", "fulfillment.awaiting_shopper": "choice_needed",
  "order.cancelled": "order_cancelled", "payment.refunded": "refunded",
};

const most = 160;

/** The mails of the last two days, and all of the demo's own shopper, as they were sent: rendered by the shop's own templates. */
export async function writeMessages(tx: Tx, world: World, books: Books, random: Random, shopper: CustomerId): Promise<string> {
  const since = later(world.now, -2 * dayMs);
  const all = books.events.filter((event) => mailOf[event.kind] && event.orderId && (event.customerId === shopper || (event.at > since && event.channel !== "store") || event.at > later(world.now, -dayMs / 3)));
  const own = all.filter((event) => event.customerId === shopper);
  const chosen = [...own, ...all.filter((event) => event.customerId !== shopper).sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, most - own.length)].sort((a, b) => a.at.getTime() - b.at.getTime());
  const rows: (typeof message.$inferInsert)[] = [];
  for (const event of chosen) {
    const row = await mailRow(tx, random, event, rows.length);
    if (!row) continue;
    rows.push(row);
    tell(books, "message.sent", row.sentAt ?? event.at, "email", machine("send_pending_message"), { customerId: row.customerId ?? null, orderId: row.orderId ?? null, subject: `message:${row.id}`, payload: { template: row.template, channel: "email" } });
  }
  return `${await writeRows(tx, message, rows)} messages`;
}

async function mailRow(tx: Tx, random: Random, event: EventRow, index: number): Promise<(typeof message.$inferInsert & { id: MessageId; sentAt: Date }) | null> {
  const kind = mailOf[event.kind];
  const order = event.orderId ? await getOrderFacts(event.orderId, tx) : null;
  if (!kind || !order) return null;
  const part = order.parts.find((each) => each.id === event.fulfillmentId) ?? null;
  const amountMinor = typeof event.payload?.amountMinor === "number" ? event.payload.amountMinor : 0;
  const mail = orderMail(kind, order, part, linksOf(order, part?.id ?? null, event.at), { amountMinor });
  const { html, plain } = await renderMail(mail);
  const sentAt = later(event.at, random.int(2, 40) * 1_000);
  return {
    id: random.id<MessageId>(event.at), dedupeKey: `history:${index}:${event.kind}:${event.fulfillmentId ?? event.orderId}`, customerId: order.customerId, orderId: orderId(event), channel: "email", template: kind,
    facts: { orderId: order.id, fulfillmentId: part?.id ?? null }, recipient: order.email, subject: mail.subject, html, plain, status: "sent", attempts: 1, failure: null, createdAt: event.at, sentAt,
  };
}

/** Without the shop's secret (a seed by hand, a test) no link can be signed: the order's own page then serves who is signed in. */
function linksOf(order: { id: string; number: string }, partId: string | null, at: Date) {
  const base = (process.env.APP_URL ?? "http://localhost:3000").replace(/\/$/, "");
  if (!process.env.AUTH_SECRET || !process.env.DATABASE_URL) return { base, track: `${base}/orders/${order.number}` };
  const until = later(at, 180 * dayMs);
  return { base, track: `${base}/track/${signLink("track_order", order.id, until)}`, ...(partId && { choice: `${base}/choose/${signLink("shopper_choice", partId, until)}` }) };
}

function orderId(event: EventRow): OrderId {
  if (!event.orderId) throw new Error("A mail about no order");
  return event.orderId;
}

/** What the shop promised itself to do about work that is under way: remind, give up, answer for the shopper. */
export async function scheduleFollowUps(tx: Tx, world: World): Promise<string> {
  const { rows } = await tx.execute<{ jobs: number }>(sql`
    with promised as (
      select 'send_pickup_reminder' as task, id, collect_by - interval '48 hours' as run_at from fulfillment where status = 'ready' and collect_by is not null
      union all select 'expire_uncollected', id, collect_by from fulfillment where status = 'ready' and collect_by is not null
      union all select 'expire_shopper_choice', id, shopper_deadline_at from fulfillment where status = 'awaiting_shopper'
    ), job as (
      select graphile_worker.add_job(task, json_build_object('fulfillmentId', id), run_at => run_at, job_key => task || ':' || id, max_attempts => 12) from promised where run_at > ${world.now.toISOString()}::timestamptz or task = 'expire_shopper_choice'
    )
    select count(*)::int as jobs from job`);
  return `${rows[0]?.jobs ?? 0} follow-ups`;
}
