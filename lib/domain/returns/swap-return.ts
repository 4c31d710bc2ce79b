import { sql } from "drizzle-orm";
import { transaction, type Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { newPaymentsCte, partKey } from "@/lib/domain/payments/authorization-ctes";
import { gateway } from "@/lib/domain/payments/choose-gateway";
import { closeAttempt } from "@/lib/domain/payments/close-attempt";
import { GatewaySilence, type AuthorizedPart, type PaymentGateway } from "@/lib/domain/payments/gateway";
import type { CardBrand } from "@/lib/domain/payments/test-cards";
import { newId, type FulfillmentId, type OrderId, type ReturnId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { exchangeReturn, type Exchanged, type Paid, type Taking } from "./exchange-return";
import { lockParts, lockReturn } from "./rows";
import { swapGoods, type SwapWish } from "./swap-goods";

export type CardShown = { token: string; brand: CardBrand | null; last4: string | null };
/** `key` tells one attempt to pay from the next. */
export type Swap = Taking & { returnId: ReturnId; key: string; card: CardShown | null };
export type CounterSwap = SwapWish & { attempt: string; card: CardShown | null };

/** Exchanges what was inspected, its difference by card. @throws Refusal `card_declined`, `card_unclear`, `in_progress`, and those of `exchangeReturn` */
export const swapReturn = (by: Permit<"returns.work">, { key, card, ...wish }: Swap, provider: PaymentGateway = gateway()): Promise<Exchanged> =>
  withDifference(by, { ...wish, card, aboutId: wish.returnId, group: `exchange:${wish.returnId}:${key}`, lock: (tx) => lockReturn(tx, by, wish.returnId), work: (tx, paid) => exchangeReturn(tx, by, { ...wish, ...paid }) }, provider);

/** Swaps goods at the counter in one step, its difference by card. @throws Refusal `card_declined`, `card_unclear`, `in_progress`, and those of `swapGoods` */
export const swapAtCounter = (by: Permit<"returns.work">, { attempt, card, ...wish }: CounterSwap, provider: PaymentGateway = gateway()): Promise<Exchanged> =>
  withDifference(by, { ...wish, card, aboutId: wish.orderId, group: `swap:${wish.key}:${attempt}`, lock: (tx) => lockParts(tx, wish.orderId), work: (tx, paid) => swapGoods(tx, by, wish, paid) }, provider);

type Difference = {
  dueMinor: number; card: CardShown | null; group: string;
  /** What the payment is noted with until there is an order's part. */
  aboutId: ReturnId | OrderId;
  lock: (tx: Tx) => Promise<unknown>; work: (tx: Tx, paid: Paid) => Promise<Exchanged>;
};

/**
 * The card is asked before, outside any transaction, for exactly the difference; where the exchange then cannot be, the card
 * gets it back at once, and after a crash by the job that finishes attempts.
 */
async function withDifference(by: Permit<"returns.work">, { work, ...due }: Difference, provider: PaymentGateway): Promise<Exchanged> {
  const fulfillmentId = newId<FulfillmentId>();
  if (due.dueMinor === 0) return transaction((tx) => work(tx, { fulfillmentId, paid: {} }));
  if (!due.card) throw new Refusal("invalid", { reason: "Choose the card that pays the difference." });
  const card = await pay(by, { ...due, card: due.card, fulfillmentId }, provider);
  try {
    return await transaction((tx) => work(tx, { fulfillmentId, paid: { card } }));
  } catch (error) {
    await giveUp(by, due.group, provider, "voided");
    throw error;
  }
}

type Payment = Omit<Difference, "work" | "card"> & { card: CardShown; fulfillmentId: FulfillmentId };

async function pay(by: Permit<"returns.work">, { aboutId, dueMinor, card, group, fulfillmentId, lock }: Payment, provider: PaymentGateway): Promise<AuthorizedPart> {
  const part = { key: partKey(group, 1), amountMinor: dueMinor };
  await transaction(async (tx) => {
    await lock(tx);
    const { rowCount } = await tx.execute(sql`select from payment where idempotency_key = ${part.key}`);
    if (rowCount) throw new Refusal("in_progress");
    const wanted = sql`select ${aboutId}::uuid as checkout_id, ${fulfillmentId}::uuid as fulfillment_id, ${dueMinor}::integer as amount_minor, 'USD' as currency, ${part.key} as idempotency_key, 'card' as tender, null::uuid as stored_value_id, 0 as card_position, 0 as round`;
    await tx.execute(sql`with ${newPaymentsCte(wanted, { gateway: provider.name, cardBrand: card.brand, cardLast4: card.last4 })} select count(*) from new_payment`);
  });
  const answer = await provider.authorize({ group, token: card.token, currency: "USD", parts: [part], card: { brand: card.brand, last4: card.last4 }, returnPath: "/" }).catch((error: unknown) => {
    // It may have happened: the job that looks after lost attempts asks and gives it back.
    if (error instanceof GatewaySilence) throw new Refusal("card_unclear");
    throw error;
  });
  const [authorized] = answer.status === "authorized" ? answer.parts : [];
  if (authorized) return authorized;
  // A bank that wants to be asked cannot be asked at the counter.
  await giveUp(by, group, provider, "failed");
  throw new Refusal("card_declined");
}

async function giveUp(by: Permit<"returns.work">, group: string, provider: PaymentGateway, as: "failed" | "voided"): Promise<void> {
  await provider.abandon(group);
  await transaction((tx) => closeAttempt(tx, by, { group, as, code: "not_exchanged" }));
}
