import type { Tx } from "@/db/client";
import { returnRefund } from "@/db/schema/returns";
import { payByGoods } from "@/lib/domain/fulfillment/line-credits";
import type { Permit } from "@/lib/domain/identity/permit";
import { addExchangePart, type ExchangePart } from "@/lib/domain/orders/add-exchange-part";
import { quotedWay, type ExchangeWay } from "@/lib/domain/orders/exchange-way";
import { requestRefund } from "@/lib/domain/payments/request-refund";
import { record } from "@/lib/domain/record";
import { newId, type FulfillmentLineId, type LocationId, type OrderLineId, type ReturnId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { partsOfExchange, type ExchangeMoney } from "./exchange-money";
import type { ExchangeItem } from "./get-exchange-price";
import { getExchangeQuote } from "./get-exchange-quote";
import { about, lockParts, lockReturn, moveReturn, type LockedReturn } from "./rows";

/** What is taken, how it reaches the shopper, and what the counter was shown, to pay or to get back; another sum is refused. */
export type Taking = { items: readonly ExchangeItem[]; way: ExchangeWay; dueMinor: number; backMinor: number };
/** A part that money was authorized for, and that money. */
export type PaidPart = Pick<ExchangePart, "fulfillmentId" | "paid">;
/** `parts`: as `partsOfExchange` tells them. */
export type Exchange = Taking & { returnId: ReturnId; parts: readonly PaidPart[] };
export type Exchanged = { number: string; partNumber: string; locationId: LocationId; dueMinor: number; backMinor: number };

/**
 * Goods for goods in one transaction: what was accepted pays for what is taken, the difference is
 * charged or goes back once, each cent to the payment it came from, and the return is exchanged. Nothing of it happens
 * where a unit is missing. @throws Refusal `not_found`, `wrong_store`, `illegal_move`, `price_changed`, `invalid`, and those of `planExchangePart`
 */
export async function exchangeReturn(tx: Tx, by: Permit<"returns.work">, wish: Exchange): Promise<Exchanged> {
  const found = await lockReturn(tx, by, wish.returnId);
  await lockParts(tx, found.orderId);
  const quoted = await getExchangeQuote(by, { number: found.number, items: wish.items, way: quotedWay(wish.way) }, tx);
  if (!quoted || found.locationId === null) throw new Refusal("illegal_move");
  if (quoted.lines.length === 0 || quoted.unknown.length > 0) throw new Refusal("invalid", { reason: "Choose what is taken along." });
  const { money, lines } = quoted;
  if (money.dueMinor !== wish.dueMinor || money.backMinor !== wish.backMinor) throw new Refusal("price_changed");
  const numbers: string[] = [];
  for (const [n, { isNow, dueMinor, lines: own }] of partsOfExchange(lines, money).entries()) {
    const part = wish.parts[n];
    if (!part || (part.paid.card && part.paid.card.amountMinor !== dueMinor)) throw new Refusal("price_changed");
    const taken = own.map((line) => ({ ...line, orderLineId: newId<OrderLineId>(), lineId: newId<FulfillmentLineId>() }));
    numbers.push((await addExchangePart(tx, by, { ...part, orderId: found.orderId, locationId: found.locationId, way: isNow ? { kind: "carry_out" } : wish.way, lines: taken })).partNumber);
    await payByGoods(tx, by, taken.flatMap(({ lineId, credits }) => credits.map((credit) => ({ ...credit, returnId: found.id, lineId }))));
  }
  const partNumber = numbers.join(", ");
  await giveBack(tx, by, found, money);
  await moveReturn(tx, found, "exchanged");
  await record(tx, by, { kind: "return.exchanged", ...about(found, { partNumber, creditMinor: money.creditMinor, dueMinor: money.dueMinor, amountMinor: money.backMinor }) });
  return { number: found.number, partNumber, locationId: found.locationId, dueMinor: money.dueMinor, backMinor: money.backMinor };
}

async function giveBack(tx: Tx, by: Permit<"returns.work">, { id }: LockedReturn, { back }: ExchangeMoney): Promise<void> {
  for (const { fulfillmentId, amountMinor } of back) {
    const key = `return:${id}:${fulfillmentId}:1`;
    await tx.insert(returnRefund).values({ key, returnId: id, fulfillmentId, attempt: 1, goodsMinor: amountMinor, deliveryMinor: 0, askedByStaffId: by.actor.staffId });
    await requestRefund(tx, by, { fulfillmentId, amountMinor, reason: "return", key });
  }
}
