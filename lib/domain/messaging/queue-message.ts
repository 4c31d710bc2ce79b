import type { Tx } from "@/db/client";
import { message } from "@/db/schema/messaging";
import type { Permit } from "@/lib/domain/identity/permit";
import { schedule } from "@/lib/domain/record";
import { wallClock } from "@/lib/kernel/clock";
import { newId, type CustomerId, type MessageId, type OrderId } from "@/lib/kernel/ids";
import type { Mail } from "./mail";
import { renderMail } from "./render-mail";

export type NewMessage = { dedupeKey: string; template: string; recipient: string; customerId: CustomerId | null; orderId: OrderId | null; mail: Mail; facts: Record<string, unknown> };

/** Writes a message to the outbox, once per dedupe key, and promises to send it. Null: it was already there. */
export async function queueMessage(tx: Tx, _by: Permit<"system.run">, input: NewMessage): Promise<MessageId | null> {
  const { html, plain } = await renderMail(input.mail);
  const id = newId<MessageId>();
  const made = await tx.insert(message).values({
    id, dedupeKey: input.dedupeKey, template: input.template, recipient: input.recipient, customerId: input.customerId, orderId: input.orderId,
    subject: input.mail.subject, html, plain, facts: input.facts,
  }).onConflictDoNothing({ target: message.dedupeKey }).returning({ id: message.id });
  if (made.length === 0) return null;
  await schedule(tx, "send_pending_message", { messageId: id }, wallClock(), `message:${id}`);
  return id;
}
