import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { withinLimit } from "@/lib/domain/identity/throttle";
import { record } from "@/lib/domain/record";
import type { OrderId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { codeOf, hashCode } from "./gift-card-code";
import type { ReaddressGiftCard } from "./stored-value-input";

type Card = { recipient_email: string | null; code_version: number; is_spent: boolean };

/**
 * Mails a sold card once more, on its day or now. To another address it goes under another code, so that whoever got the first mail holds nothing;
 * one of which something was spent has found its holder and stays there. A shopper names the order that the caller proved to be theirs.
 * @throws Refusal `not_found`, `gift_card_spent`, `too_many_attempts`
 */
export async function readdressGiftCard(tx: Tx, by: Permit<"gift_cards.issue"> | Permit<"orders.track">, { storedValueId, orderId, recipientEmail, recipientName }: ReaddressGiftCard & { orderId?: OrderId }): Promise<{ isNewCode: boolean }> {
  const isOfOrder = orderId === undefined ? sql`true` : sql`exists (select from order_line l where l.id = v.order_line_id and l.order_id = ${orderId})`;
  const { rows: [card] } = await tx.execute<Card>(sql`
    select v.recipient_email, v.code_version, exists (select from stored_value_entry e where e.stored_value_id = v.id and e.kind = 'held') as is_spent
    from stored_value v where v.id = ${storedValueId} and v.kind = 'gift_card' and v.status = 'active' and v.order_line_id is not null and ${isOfOrder} for update`);
  if (!card) throw new Refusal("not_found");
  const isNewCode = card.recipient_email?.toLowerCase() !== recipientEmail.toLowerCase();
  if (isNewCode && card.is_spent) throw new Refusal("gift_card_spent");
  if (!(await withinLimit(tx, { key: `gift-card-mail:${storedValueId}`, max: 5, windowMinutes: 24 * 60 }))) throw new Refusal("too_many_attempts");
  const code = codeOf(storedValueId, card.code_version + Number(isNewCode));
  await tx.execute(sql`
    update stored_value set recipient_email = ${recipientEmail}, recipient_name = ${recipientName}, code_version = ${card.code_version + Number(isNewCode)}, code_hash = ${hashCode(code)}, code_last4 = ${code.slice(-4)} where id = ${storedValueId}`);
  await record(tx, by, { kind: "stored_value.readdressed", orderId: orderId ?? null, subject: `stored_value:${storedValueId}`, payload: { storedValueId, isNewCode } });
  return { isNewCode };
}
