import { eq, sql } from "drizzle-orm";
import { db, transaction } from "@/db/client";
import { message } from "@/db/schema/messaging";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { asId, type MessageId } from "@/lib/kernel/ids";
import { deliver } from "./transport";

/** Sends one queued message; a second run of the same job finds it sent and does nothing. Failures are counted and retried by the job. */
export async function sendMessage(by: Permit<"system.run">, input: { messageId: string }): Promise<void> {
  const [queued] = await db.select().from(message).where(eq(message.id, asId<MessageId>(input.messageId)));
  if (!queued || queued.status === "sent") return;
  try {
    await deliver({ messageId: queued.id, to: queued.recipient, subject: queued.subject, html: queued.html, text: queued.plain });
  } catch (error) {
    const failure = error instanceof Error ? error.message.slice(0, 500) : "unknown";
    await transaction((tx) => tx.update(message).set({ attempts: sql`${message.attempts} + 1`, failure, status: queued.attempts >= 10 ? "failed" : "queued" }).where(eq(message.id, queued.id)));
    throw error;
  }
  await transaction(async (tx) => {
    const sent = await tx.update(message).set({ status: "sent", sentAt: sql`shop_clock()`, attempts: sql`${message.attempts} + 1`, failure: null })
      .where(sql`${message.id} = ${queued.id} and ${message.status} <> 'sent'`).returning({ id: message.id });
    if (sent.length > 0) await record(tx, by, { kind: "message.sent", customerId: queued.customerId, orderId: queued.orderId, subject: `message:${queued.id}`, payload: { template: queued.template, channel: queued.channel } });
  });
}
