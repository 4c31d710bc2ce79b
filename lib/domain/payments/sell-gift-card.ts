import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type CustomerId, type OrderId, type OrderLineId, type StoredValueId } from "@/lib/kernel/ids";
import { createGiftCard } from "./create-gift-card";
import type { Gift } from "./gift";

export type SoldUnit = { orderId: OrderId; customerId: CustomerId | null; orderLineId: OrderLineId; position: number; currency: string; amountMinor: number; gift: Gift };

/** One paid unit becomes a gift card, worth what was paid for it; the database holds it to once. The caller has locked what says that it is paid. */
export async function sellGiftCard(tx: Tx, by: Permit<"system.run">, { orderId, customerId, orderLineId, position, currency, amountMinor, gift }: SoldUnit): Promise<void> {
  const storedValueId = newId<StoredValueId>();
  await createGiftCard(tx, { id: storedValueId, currency, ...gift, sold: { orderLineId, position } });
  await tx.execute(sql`
    insert into stored_value_entry (id, stored_value_id, kind, amount_minor, reason, idempotency_key)
    values (${newId()}, ${storedValueId}, 'issued', ${amountMinor}, 'sold', ${`sold:${orderLineId}:${position}`})`);
  await record(tx, by, { kind: "stored_value.issued", orderId, customerId, subject: `stored_value:${storedValueId}`, payload: { storedValueId, amountMinor, reason: "sold" } });
}
