import { sql } from "drizzle-orm";
import { db, transaction } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { codeOf, hashCode } from "@/lib/domain/payments/gift-card-code";
import { schedule } from "@/lib/domain/record";
import { env } from "@/lib/kernel/env";
import type { StoredValueId } from "@/lib/kernel/ids";
import { giftCardMail } from "./gift-card-mail";
import { queueMessage } from "./queue-message";

type Card = { id: StoredValueId; code_hash: string; currency: string; recipient_name: string | null; recipient_email: string; sender_name: string | null; message: string | null; issued: number; code_version: number; is_again: boolean; mail_at: string | null };

/** Job: a gift card to whom it is for, on its day and once; again when it was asked for. A card whose code can no longer be made (the secret was changed) is not mailed. */
export async function sendGiftCardMail(by: Permit<"system.run">, { eventId }: { eventId: number }): Promise<void> {
  const { rows: [card] } = await db.execute<Card>(sql`
    select v.id, v.code_hash, v.currency, v.recipient_name, v.recipient_email, v.sender_name, v.message, v.code_version,
      (select sum(x.amount_minor)::integer from stored_value_entry x where x.stored_value_id = v.id and x.kind = 'issued') as issued, e.kind = 'stored_value.readdressed' as is_again,
      case when v.mail_at > shop_clock() then to_json(v.mail_at) #>> '{}' end as mail_at
    from event e join stored_value v on 'stored_value:' || v.id = e.subject where e.id = ${eventId} and v.kind = 'gift_card' and v.status = 'active' and v.recipient_email is not null`);
  if (!card) return;
  if (card.mail_at) return transaction((tx) => schedule(tx, "send_gift_card_mail", { eventId }, new Date(card.mail_at ?? 0), `gift_card_mail:${card.id}`));
  const code = codeOf(card.id, card.code_version);
  if (hashCode(code) !== card.code_hash) throw new Error(`The code of gift card ${card.id} can no longer be made`);
  await transaction((tx) => queueMessage(tx, by, {
    dedupeKey: card.is_again ? `gift_card:${card.id}:${eventId}` : `gift_card:${card.id}`, template: "gift_card", recipient: card.recipient_email, customerId: null, orderId: null, mail: giftCardMail({ recipientName: card.recipient_name, senderName: card.sender_name, message: card.message, issuedMinor: card.issued, currency: card.currency }, code, env().APP_URL.replace(/\/$/, "")), facts: {},
  }));
}
