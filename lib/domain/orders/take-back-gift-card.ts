import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { requestRefund } from "@/lib/domain/payments/request-refund";
import { takeBackValue } from "@/lib/domain/payments/take-back-value";
import type { FulfillmentId, OrderId, StoredValueId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";

/**
 * A gift card ends, and what is left on it goes back the way it was paid: all of an unused one, the rest of one that was spent from.
 * The caller has proved that a shopper's order is theirs. @throws Refusal `not_found`, `illegal_move`, `gift_card_empty`
 */
export async function takeBackGiftCard(tx: Tx, by: Permit<"orders.track"> | Permit<"orders.service">, { orderId, storedValueId, reason }: { orderId: OrderId; storedValueId: StoredValueId; reason: string }): Promise<{ amountMinor: number }> {
  const { rows: [sold] } = await tx.execute<{ fulfillment_id: FulfillmentId }>(sql`
    select f.id as fulfillment_id from stored_value v join fulfillment_line l on l.order_line_id = v.order_line_id join fulfillment f on f.id = l.fulfillment_id
    where v.id = ${storedValueId} and f.order_id = ${orderId}`);
  if (!sold) throw new Refusal("not_found");
  const { amountMinor } = await takeBackValue(tx, by, { orderId, storedValueId, reason });
  await requestRefund(tx, by, { fulfillmentId: sold.fulfillment_id, amountMinor, reason: "gift card taken back", key: `gift_card:${storedValueId}` });
  return { amountMinor };
}
