import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { currencyName, homeCurrency } from "@/lib/kernel/currency";
import { newId, type FulfillmentId, type OrderId, type PaymentId, type ReturnId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { newPaymentsCte, type TenderShare } from "./authorization-ctes";

export type CashOpened = { paymentId: PaymentId; fulfillmentId: FulfillmentId; ours: TenderShare };

/**
 * Cash that a drawer takes for a part which is about to be made, in the same transaction. `aboutId` is noted until there is that part.
 * @throws Refusal `invalid` for an order that was paid in another currency than the drawers hold
 */
export async function openCashPayment(tx: Tx, _by: Permit<"till.sell">, { aboutId, amountMinor }: { aboutId: OrderId | ReturnId; amountMinor: number }): Promise<CashOpened> {
  const { rowCount: others } = await tx.execute(sql`select from "order" o where (o.id = ${aboutId} or o.id = (select order_id from goods_return where id = ${aboutId})) and o.currency <> ${homeCurrency}`);
  if (others) throw new Refusal("invalid", { reason: `Drawers hold ${currencyName(homeCurrency)}: let the card pay.` });
  const fulfillmentId = newId<FulfillmentId>();
  const key = `exchange:${fulfillmentId}:1:cash`;
  const wanted = sql`select ${aboutId}::uuid as checkout_id, ${fulfillmentId}::uuid as fulfillment_id, ${amountMinor}::integer as amount_minor, ${homeCurrency}::text as currency, ${key} as idempotency_key, 'cash' as tender, null::uuid as stored_value_id, 0 as card_position, 0 as round`;
  const { rows: [made] } = await tx.execute<{ id: PaymentId }>(sql`with ${newPaymentsCte(wanted, { gateway: "test", cardBrand: null, cardLast4: null })} select id from new_payment`);
  if (!made) throw new Error("a payment was not written");
  return { paymentId: made.id, fulfillmentId, ours: { key, tender: "cash", storedValueId: null, amountMinor } };
}
