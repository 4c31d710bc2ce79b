import { sql } from "drizzle-orm";
import { transaction, type Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { quotedWay } from "@/lib/domain/orders/exchange-way";
import { newPaymentsCte, partKey } from "@/lib/domain/payments/authorization-ctes";
import { gateway } from "@/lib/domain/payments/choose-gateway";
import { closeAttempt } from "@/lib/domain/payments/close-attempt";
import { GatewaySilence, type PaymentGateway } from "@/lib/domain/payments/gateway";
import type { CardBrand } from "@/lib/domain/payments/test-cards";
import { newId, type FulfillmentId, type OrderId, type ReturnId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { partsOfExchange } from "./exchange-money";
import { exchangeReturn, type Exchanged, type PaidPart, type Taking } from "./exchange-return";
import type { ExchangePrice } from "./get-exchange-price";
import { getExchangeQuote } from "./get-exchange-quote";
import { getSwapQuote } from "./get-swap-quote";
import { lockParts, lockReturn } from "./rows";
import { swapGoods, type SwapWish } from "./swap-goods";

export type CardShown = { token: string; brand: CardBrand | null; last4: string | null };
/** `key` tells one attempt to pay from the next. */
export type Swap = Taking & { returnId: ReturnId; key: string; card: CardShown | null };
export type CounterSwap = SwapWish & { attempt: string; card: CardShown | null };

/** Exchanges what was inspected, its difference by card. @throws Refusal `card_declined`, `card_unclear`, `in_progress`, and those of `exchangeReturn` */
export const swapReturn = (by: Permit<"returns.work">, { key, card, ...wish }: Swap, provider: PaymentGateway = gateway()): Promise<Exchanged> =>
  withDifference(by, {
    ...wish, card, aboutId: wish.returnId, group: `exchange:${wish.returnId}:${key}`, work: (tx, parts) => exchangeReturn(tx, by, { ...wish, parts }),
    quote: async (tx) => getExchangeQuote(by, { number: (await lockReturn(tx, by, wish.returnId)).number, items: wish.items, way: quotedWay(wish.way) }, tx),
  }, provider);

/** Swaps goods at the counter in one step, its difference by card. @throws Refusal `card_declined`, `card_unclear`, `in_progress`, and those of `swapGoods` */
export const swapAtCounter = (by: Permit<"returns.work">, { attempt, card, ...wish }: CounterSwap, provider: PaymentGateway = gateway()): Promise<Exchanged> =>
  withDifference(by, {
    ...wish, card, aboutId: wish.orderId, group: `swap:${wish.key}:${attempt}`, work: (tx, parts) => swapGoods(tx, by, wish, parts),
    quote: async (tx) => {
      await lockParts(tx, wish.orderId);
      // A swap that was made is none any more, whatever it would come to now.
      const { rows: [order] } = await tx.execute<{ number: string }>(sql`select number from "order" where id = ${wish.orderId} and not exists (select from goods_return r where r.request_key = ${wish.key})`);
      return order ? getSwapQuote(by, { ...wish, orderNumber: order.number, way: quotedWay(wish.way) }, tx) : null;
    },
  }, provider);

type Difference = {
  dueMinor: number; card: CardShown | null; group: string;
  /** What the payment is noted with until there is an order's part. */
  aboutId: ReturnId | OrderId;
  /** What it comes to now, whatever it concerns locked. */
  quote: (tx: Tx) => Promise<ExchangePrice | null>; work: (tx: Tx, parts: readonly PaidPart[]) => Promise<Exchanged>;
};

/**
 * The card is asked before, outside any transaction, for exactly the difference; where the exchange then cannot be, the card
 * gets it back at once, and after a crash by the job that finishes attempts.
 */
async function withDifference(by: Permit<"returns.work">, { work, ...due }: Difference, provider: PaymentGateway): Promise<Exchanged> {
  if (due.dueMinor === 0) return transaction((tx) => work(tx, [0, 1].map(() => ({ fulfillmentId: newId<FulfillmentId>(), paid: {} }))));
  if (!due.card) throw new Refusal("invalid", { reason: "Choose the card that pays the difference." });
  const parts = await pay(by, { ...due, card: due.card }, provider);
  try {
    return await transaction((tx) => work(tx, parts));
  } catch (error) {
    await giveUp(by, due.group, provider, "voided");
    throw error;
  }
}

type Payment = Omit<Difference, "work" | "card"> & { card: CardShown };

async function pay(by: Permit<"returns.work">, { aboutId, dueMinor, card, group, quote }: Payment, provider: PaymentGateway): Promise<PaidPart[]> {
  const { currency, parts: planned } = await transaction(async (tx) => {
    const quoted = await quote(tx);
    const { rowCount } = await tx.execute(sql`select from payment where idempotency_key in (${partKey(group, 1)}, ${partKey(group, 2)})`);
    if (rowCount) throw new Refusal("in_progress");
    if (quoted?.money.dueMinor !== dueMinor) throw new Refusal(quoted ? "price_changed" : "illegal_move");
    const { currency } = quoted;
    const parts = partsOfExchange(quoted.lines, quoted.money).map((part, n) => ({ fulfillmentId: newId<FulfillmentId>(), key: partKey(group, n + 1), amountMinor: part.dueMinor }));
    const wanted = sql`select ${aboutId}::uuid as checkout_id, r.fulfillment_id, r.amount_minor, ${currency}::text as currency, r.key as idempotency_key, 'card' as tender, null::uuid as stored_value_id, 0 as card_position, 0 as round
      from jsonb_to_recordset(${JSON.stringify(parts.map((part) => ({ fulfillment_id: part.fulfillmentId, amount_minor: part.amountMinor, key: part.key })))}::jsonb) as r(fulfillment_id uuid, amount_minor integer, key text) where r.amount_minor > 0`;
    await tx.execute(sql`with ${newPaymentsCte(wanted, { gateway: provider.name, cardBrand: card.brand, cardLast4: card.last4 })} select count(*) from new_payment`);
    return { currency, parts };
  });
  const answer = await provider.authorize({ group, token: card.token, currency, parts: planned.filter(({ amountMinor }) => amountMinor > 0).map(({ key, amountMinor }) => ({ key, amountMinor })), card: { brand: card.brand, last4: card.last4 }, returnPath: "/" }).catch((error: unknown) => {
    // It may have happened: the job that looks after lost attempts asks and gives it back.
    if (error instanceof GatewaySilence) throw new Refusal("card_unclear");
    throw error;
  });
  if (answer.status === "authorized") return planned.map(({ fulfillmentId, key }) => ({ fulfillmentId, paid: { card: answer.parts.find((part) => part.key === key) ?? null } }));
  // A bank that wants to be asked cannot be asked at the counter.
  await giveUp(by, group, provider, "failed");
  throw new Refusal("card_declined");
}

async function giveUp(by: Permit<"returns.work">, group: string, provider: PaymentGateway, as: "failed" | "voided"): Promise<void> {
  await provider.abandon(group);
  await transaction((tx) => closeAttempt(tx, by, { group, as, code: "not_exchanged" }));
}
