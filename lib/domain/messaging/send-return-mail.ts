import { sql } from "drizzle-orm";
import { db, transaction } from "@/db/client";
import type { EventKind } from "@/lib/domain/events";
import { tenderWords } from "@/lib/domain/payments/tender";
import type { Permit } from "@/lib/domain/identity/permit";
import { wallClock } from "@/lib/kernel/clock";
import { env } from "@/lib/kernel/env";
import { asId } from "@/lib/kernel/ids";
import { signLink } from "@/lib/kernel/signed-link";
import { getOrderFacts } from "./get-order-facts";
import { getReturnFacts } from "./get-return-facts";
import { queueMessage } from "./queue-message";
import { returnMail, type ReturnMailKind } from "./return-mail";

const mailOf: Partial<Record<EventKind, ReturnMailKind>> = {
  "return.approved": "return_approved", "return.received": "return_received", "return.refunded": "return_refunded", "return.exchanged": "return_exchanged", "return.rejected": "return_rejected",
};

const linkLife = 1000 * 60 * 60 * 24 * 180;

/** Job: the mail that belongs to an event about a return, once per event. */
export async function sendReturnMail(by: Permit<"system.run">, { eventId }: { eventId: number }): Promise<void> {
  const { rows } = await db.execute<{ kind: EventKind; subject: string | null; payload: { amountMinor?: number } }>(sql`select kind, subject, payload from event where id = ${eventId}`);
  const happened = rows[0];
  const kind = happened && mailOf[happened.kind];
  const returned = kind && (await getReturnFacts(happened.subject?.replace("return:", "") ?? ""));
  const order = returned && (await getOrderFacts(returned.orderId));
  // A void sale is told once, as a whole.
  if (!order || order.email === "" || order.isVoid) return;
  const base = env().APP_URL.replace(/\/$/, "");
  const token = signLink("track_order", order.id, new Date(wallClock().getTime() + linkLife));
  const mail = returnMail(kind, returned, { firstName: order.contactName.split(" ")[0] ?? "", orderNumber: order.number, currency: order.currency, amountMinor: happened.payload.amountMinor ?? 0, paidBy: order.tenders.some(({ tender }) => tender !== "card") ? order.tenders.map((one) => tenderWords(one)).join(", ") : null },
    { base, page: `${base}/track/${token}/return`, qr: `${base}/api/orders/return-qr?number=${returned.number}&token=${encodeURIComponent(token)}` });
  await transaction((tx) => queueMessage(tx, by, { dedupeKey: `event:${eventId}`, template: kind, recipient: order.email, customerId: order.customerId, orderId: asId(order.id), mail, facts: { orderId: order.id, returnNumber: returned.number } }));
}
