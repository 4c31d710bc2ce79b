import { sql } from "drizzle-orm";
import { db, transaction, type Tx } from "@/db/client";
import { sendByEmail } from "@/lib/domain/fulfillment/send-by-email";
import type { Permit } from "@/lib/domain/identity/permit";
import type { Gift } from "@/lib/domain/payments/gift";
import { sellGiftCard } from "@/lib/domain/payments/sell-gift-card";
import { eachByItself } from "@/lib/kernel/each-by-itself";
import type { FulfillmentId, OrderId, OrderLineId } from "@/lib/kernel/ids";

type SoldLine = { id: OrderLineId; currency: string; unit_price_minor: number; gift: Gift };

/**
 * Gift cards whose money has been charged come into being, each paid unit once: whoever ends the part first writes its cards in the same transaction.
 * Of one order, or of all. Returns how many parts that were.
 */
export async function issueSoldCards(by: Permit<"system.run">, { orderId }: { orderId: OrderId | null }): Promise<number> {
  const { rows } = await db.execute<{ id: FulfillmentId }>(sql`
    select f.id from fulfillment f where f.method = 'email' and f.status = 'open' and (${orderId}::uuid is null or f.order_id = ${orderId})
      and exists (select from payment p where p.fulfillment_id = f.id and p.captured_minor > 0)
      and not exists (select from payment p where p.fulfillment_id = f.id and p.order_id is not null and p.captured_minor + p.voided_minor < p.amount_minor)
    order by f.id limit 500`);
  let issued = 0;
  await eachByItself(rows, async ({ id }) => {
    if (await transaction((tx) => issueOf(tx, by, id))) issued += 1;
  });
  return issued;
}

async function issueOf(tx: Tx, by: Permit<"system.run">, fulfillmentId: FulfillmentId): Promise<boolean> {
  const sent = await sendByEmail(tx, by, { fulfillmentId });
  if (!sent) return false;
  const { rows } = await tx.execute<SoldLine>(sql`select l.id, o.currency, l.unit_price_minor, l.gift from order_line l join "order" o on o.id = l.order_id where l.order_id = ${sent.orderId} and l.gift is not null`);
  for (const { orderLineId, quantity } of sent.lines) {
    const line = rows.find(({ id }) => id === orderLineId);
    if (!line) throw new Error(`Line ${orderLineId} is no gift card`);
    for (let position = 0; position < quantity; position++) {
      await sellGiftCard(tx, by, { orderId: sent.orderId, customerId: sent.customerId, orderLineId, position, currency: line.currency, amountMinor: line.unit_price_minor, gift: line.gift });
    }
  }
  return true;
}
