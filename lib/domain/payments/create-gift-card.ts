import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { OrderLineId, StoredValueId } from "@/lib/kernel/ids";
import { giftZone } from "./gift";
import { codeOf, hashCode } from "./gift-card-code";

export type NewGiftCard = {
  id: StoredValueId; currency: string; recipientName: string | null; recipientEmail: string | null; senderName?: string | null; message: string | null; /** The day on which it is mailed; absent for now. */ sendOn?: string | null;
  sold?: { orderLineId: OrderLineId; position: number };
};

/** Writes an empty card; its first entry gives it its value. Returns its code. */
export async function createGiftCard(tx: Tx, { id, currency, sold, sendOn, ...to }: NewGiftCard): Promise<string> {
  const code = codeOf(id);
  await tx.execute(sql`
    insert into stored_value (id, kind, code_hash, code_last4, currency, order_line_id, position, recipient_name, recipient_email, sender_name, message, mail_at)
    values (${id}, 'gift_card', ${hashCode(code)}, ${code.slice(-4)}, ${currency}, ${sold?.orderLineId ?? null}, ${sold?.position ?? null}, ${to.recipientName}, ${to.recipientEmail}, ${to.senderName ?? null}, ${to.message},
      case when ${sendOn ?? null}::date > (shop_clock() at time zone ${giftZone})::date then (${sendOn ?? null}::date + time '09:00') at time zone ${giftZone} end)`);
  return code;
}
