import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type OrderId, type StoredValueId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";

type Card = { balance_minor: number; code_last4: string; status: string; is_waiting: boolean };

/**
 * Empties a card of this order for good and says how much was on it; what its holder has spent stays spent. A shopper may as long as nobody was sent it.
 * @throws Refusal `not_found`, `illegal_move`, `gift_card_empty`
 */
export async function takeBackValue(tx: Tx, by: Permit<"orders.track"> | Permit<"orders.service">, { orderId, storedValueId, reason }: { orderId: OrderId; storedValueId: StoredValueId; reason: string }): Promise<{ amountMinor: number }> {
  const { rows: [card] } = await tx.execute<Card>(sql`
    select v.balance_minor, v.code_last4, v.status, coalesce(v.mail_at > shop_clock(), false) as is_waiting from stored_value v join order_line l on l.id = v.order_line_id
    where v.id = ${storedValueId} and l.order_id = ${orderId} for update of v`);
  if (!card) throw new Refusal("not_found");
  if (card.status !== "active" || (by.can === "orders.track" && !card.is_waiting)) throw new Refusal("illegal_move");
  if (card.balance_minor === 0) throw new Refusal("gift_card_empty", { last4: card.code_last4 });
  await tx.execute(sql`
    insert into stored_value_entry (id, stored_value_id, kind, amount_minor, reason, by_staff_id, idempotency_key)
    values (${newId()}, ${storedValueId}, 'taken_back', ${-card.balance_minor}, ${reason}, ${by.actor.kind === "staff" ? by.actor.staffId : null}, ${`taken_back:${storedValueId}`})`);
  await tx.execute(sql`update stored_value set status = 'blocked' where id = ${storedValueId}`);
  await record(tx, by, { kind: "stored_value.taken_back", orderId, subject: `stored_value:${storedValueId}`, payload: { storedValueId, amountMinor: card.balance_minor, reason } });
  return { amountMinor: card.balance_minor };
}
