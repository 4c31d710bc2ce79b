import type { Tx } from "@/db/client";
import { exchangeCredit, returnRefund } from "@/db/schema/returns";
import type { Permit } from "@/lib/domain/identity/permit";
import { addExchangePart } from "@/lib/domain/orders/add-exchange-part";
import type { AuthorizedPart } from "@/lib/domain/payments/gateway";
import { requestRefund } from "@/lib/domain/payments/request-refund";
import { record } from "@/lib/domain/record";
import { newId, type FulfillmentId, type FulfillmentLineId, type OrderLineId, type ReturnId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { creditsOfLines, type ExchangeMoney } from "./exchange-money";
import { getExchangeQuote, type ExchangeItem } from "./get-exchange-quote";
import { about, lockParts, lockReturn, moveReturn, type LockedReturn } from "./rows";

export type Exchange = {
  returnId: ReturnId; items: readonly ExchangeItem[];
  /** What the counter was shown, to pay or to get back; another sum is refused. */
  dueMinor: number; backMinor: number;
  /** The part that the money was authorized for. */
  fulfillmentId: FulfillmentId; authorized: AuthorizedPart | null;
};
export type Exchanged = { partNumber: string; dueMinor: number; backMinor: number };

/**
 * Goods for goods in one transaction: what was accepted pays for what is taken from this store's shelf, the difference is
 * charged or goes back once, each cent to the payment it came from, and the return is exchanged. Nothing of it happens
 * where a unit is missing. @throws Refusal `not_found`, `wrong_store`, `illegal_move`, `price_changed`, `out_of_stock`, `invalid`
 */
export async function exchangeReturn(tx: Tx, by: Permit<"returns.work">, wish: Exchange): Promise<Exchanged> {
  const found = await lockReturn(tx, by, wish.returnId);
  await lockParts(tx, found.orderId);
  const quoted = await getExchangeQuote(by, { number: found.number, items: wish.items }, tx);
  if (!quoted || found.locationId === null) throw new Refusal("illegal_move");
  if (quoted.lines.length === 0 || quoted.unknown.length > 0) throw new Refusal("invalid", { reason: "Choose what is taken along." });
  const { money, lines } = quoted;
  if (money.dueMinor !== wish.dueMinor || money.backMinor !== wish.backMinor) throw new Refusal("price_changed");
  const credits = creditsOfLines(lines.map(({ totalMinor }) => totalMinor), money);
  const taken = lines.map((line, n) => {
    const creditMinor = (credits[n] ?? []).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    return { ...line, orderLineId: newId<OrderLineId>(), lineId: newId<FulfillmentLineId>(), creditMinor, totalMinor: line.totalMinor - creditMinor };
  });
  const { partNumber } = await addExchangePart(tx, by, { orderId: found.orderId, fulfillmentId: wish.fulfillmentId, locationId: found.locationId, lines: taken, authorized: wish.authorized });
  const rows = taken.flatMap(({ lineId }, n) => (credits[n] ?? []).map(({ fulfillmentId, amountMinor }) => ({ returnId: found.id, fulfillmentLineId: lineId, fromFulfillmentId: fulfillmentId, amountMinor })));
  if (rows.length > 0) await tx.insert(exchangeCredit).values(rows);
  await giveBack(tx, by, found, money);
  await moveReturn(tx, found, "exchanged");
  await record(tx, by, { kind: "return.exchanged", ...about(found, { partNumber, creditMinor: money.creditMinor, dueMinor: money.dueMinor, amountMinor: money.backMinor }) });
  return { partNumber, dueMinor: money.dueMinor, backMinor: money.backMinor };
}

async function giveBack(tx: Tx, by: Permit<"returns.work">, { id }: LockedReturn, { back }: ExchangeMoney): Promise<void> {
  for (const { fulfillmentId, amountMinor } of back) {
    const key = `return:${id}:${fulfillmentId}:1`;
    await tx.insert(returnRefund).values({ key, returnId: id, fulfillmentId, attempt: 1, goodsMinor: amountMinor, deliveryMinor: 0, askedByStaffId: by.actor.staffId });
    await requestRefund(tx, by, { fulfillmentId, amountMinor, reason: "return", key });
  }
}
