import { sql } from "drizzle-orm";
import { db, transaction } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { codeOf, hashCode } from "@/lib/domain/payments/gift-card-code";
import { showCode } from "@/lib/domain/payments/tender";
import { env } from "@/lib/kernel/env";
import type { StoredValueId } from "@/lib/kernel/ids";
import { formatMoney } from "@/lib/kernel/money";
import type { Mail } from "./mail";
import { queueMessage } from "./queue-message";

type Card = { id: StoredValueId; code_hash: string; currency: string; recipient_name: string | null; recipient_email: string; sender_name: string | null; message: string | null; issued: number };

/** Job: a gift card to whom it is for, once. A card whose code can no longer be made (the secret was changed) is not mailed. */
export async function sendGiftCardMail(by: Permit<"system.run">, { eventId }: { eventId: number }): Promise<void> {
  const { rows: [card] } = await db.execute<Card>(sql`
    select v.id, v.code_hash, v.currency, v.recipient_name, v.recipient_email, v.sender_name, v.message, (e.payload ->> 'amountMinor')::integer as issued
    from event e join stored_value v on 'stored_value:' || v.id = e.subject where e.id = ${eventId} and v.kind = 'gift_card' and v.recipient_email is not null`);
  if (!card) return;
  const code = codeOf(card.id);
  if (hashCode(code) !== card.code_hash) throw new Error(`The code of gift card ${card.id} can no longer be made`);
  await transaction((tx) => queueMessage(tx, by, {
    dedupeKey: `gift_card:${card.id}`, template: "gift_card", recipient: card.recipient_email, customerId: null, orderId: null, mail: mailOf(card, code), facts: {},
  }));
}

function mailOf({ recipient_name, sender_name, message, issued, currency }: Card, code: string): Mail {
  const amount = formatMoney(issued, currency);
  return {
    subject: sender_name ? `${sender_name} sent you an Alderway gift card` : "Your Alderway gift card", preview: `${amount} for anything in our shop and stores.`, heading: recipient_name ? `For you, ${recipient_name}` : "A gift card for you",
    blocks: [
      { kind: "text", text: message ?? `${amount} for anything you like, online and in every Alderway store.` },
      { kind: "facts", rows: [{ label: "On the card", value: amount }, { label: "Expires", value: "Never" }] },
      { kind: "code", label: "Code", code: showCode(code) },
      { kind: "text", text: "Enter the code at checkout, or show it at any till. Whoever has the code can spend the card: keep it like cash." },
      { kind: "button", label: "Check the balance", href: `${env().APP_URL.replace(/\/$/, "")}/gift-cards` },
    ],
  };
}
