import { sql } from "drizzle-orm";
import { transaction } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { newPaymentsCte, partKey } from "@/lib/domain/payments/authorization-ctes";
import { gateway } from "@/lib/domain/payments/choose-gateway";
import { closeAttempt } from "@/lib/domain/payments/close-attempt";
import { GatewaySilence, type AuthorizedPart, type PaymentGateway } from "@/lib/domain/payments/gateway";
import type { CardBrand } from "@/lib/domain/payments/test-cards";
import { newId, type FulfillmentId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { exchangeReturn, type Exchange, type Exchanged } from "./exchange-return";
import { lockReturn } from "./rows";

export type Swap = Omit<Exchange, "fulfillmentId" | "authorized"> & { key: string; card: { token: string; brand: CardBrand | null; last4: string | null } | null };

/**
 * Exchanges at the counter, with its difference: the card is asked before, outside any transaction, for exactly that sum;
 * where the exchange then cannot be, the card gets it back at once, and after a crash by the job that finishes attempts.
 * @throws Refusal `card_declined`, `card_unclear`, `in_progress`, and those of `exchangeReturn`
 */
export async function swapReturn(by: Permit<"returns.work">, { key, card, ...wish }: Swap, provider: PaymentGateway = gateway()): Promise<Exchanged> {
  const fulfillmentId = newId<FulfillmentId>();
  if (wish.dueMinor === 0) return transaction((tx) => exchangeReturn(tx, by, { ...wish, fulfillmentId, authorized: null }));
  if (!card) throw new Refusal("invalid", { reason: "Choose the card that pays the difference." });
  const group = `exchange:${wish.returnId}:${key}`;
  const authorized = await pay(by, { ...wish, card, group, fulfillmentId }, provider);
  try {
    return await transaction((tx) => exchangeReturn(tx, by, { ...wish, fulfillmentId, authorized }));
  } catch (error) {
    await giveUp(by, group, provider, "voided");
    throw error;
  }
}

type Payment = Pick<Swap, "returnId" | "dueMinor"> & { card: NonNullable<Swap["card"]>; group: string; fulfillmentId: FulfillmentId };

async function pay(by: Permit<"returns.work">, { returnId, dueMinor, card, group, fulfillmentId }: Payment, provider: PaymentGateway): Promise<AuthorizedPart> {
  const part = { key: partKey(group, 1), amountMinor: dueMinor };
  await transaction(async (tx) => {
    await lockReturn(tx, by, returnId);
    const { rowCount } = await tx.execute(sql`select from payment where idempotency_key = ${part.key}`);
    if (rowCount) throw new Refusal("in_progress");
    const wanted = sql`select ${returnId}::uuid as checkout_id, ${fulfillmentId}::uuid as fulfillment_id, ${dueMinor}::integer as amount_minor, 'USD' as currency, ${part.key} as idempotency_key, 'card' as tender, null::uuid as stored_value_id, 0 as round`;
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
