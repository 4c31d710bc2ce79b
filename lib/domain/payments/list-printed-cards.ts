import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { storeScope, type Permit } from "@/lib/domain/identity/permit";
import type { StoredValueId } from "@/lib/kernel/ids";
import { codeOf, hashCode } from "./gift-card-code";

export type PrintedCard = { id: StoredValueId; code: string; amountMinor: number; currency: string; recipientName: string | null; senderName: string | null; message: string | null };

/** Hours for which a card that was sold to be printed can be. */
export const hoursToPrint = 24;

/** The cards of a sale in a store of one's own that nobody was mailed: to be printed with their codes on the day of the sale, as long as nothing was spent. */
export async function listPrintedCards(by: Permit<"gift_cards.view">, orderNumber: string, from: Reader = db): Promise<PrintedCard[]> {
  const scope = storeScope(by);
  const { rows } = await from.execute<Omit<PrintedCard, "code"> & { version: number; hash: string }>(sql`
    select v.id, v.code_version as version, v.code_hash as hash, l.unit_price_minor as "amountMinor", v.currency, v.recipient_name as "recipientName", v.sender_name as "senderName", v.message
    from "order" o join order_line l on l.order_id = o.id join stored_value v on v.order_line_id = l.id
    where o.number = ${orderNumber} and o.channel = 'store' and (${scope === null} or o.location_id = any(${sql.param(scope ?? [])}::uuid[])) and v.recipient_email is null and v.status = 'active'
      and v.created_at > shop_clock() - make_interval(hours => ${hoursToPrint}) and not exists (select from stored_value_entry e where e.stored_value_id = v.id and e.kind = 'held') order by l.id, v.position`);
  return rows.flatMap(({ version, hash, ...card }) => {
    const code = codeOf(card.id, version);
    return hashCode(code) === hash ? [{ ...card, code }] : [];
  });
}
