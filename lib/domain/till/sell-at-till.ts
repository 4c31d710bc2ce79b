import { transaction, type Tx } from "@/db/client";
import { permit, systemPermit, type Permit } from "@/lib/domain/identity/permit";
import { completeCheckout } from "@/lib/domain/orders/complete-checkout";
import { settleOrderMoney } from "@/lib/domain/orders/settle-order-money";
import { gateway } from "@/lib/domain/payments/choose-gateway";
import type { PaymentGateway } from "@/lib/domain/payments/gateway";
import { tryGiftCard } from "@/lib/domain/payments/try-gift-card";
import type { CardToken } from "@/lib/domain/payments/test-cards";
import { rememberTaxRates } from "@/lib/domain/pricing/remember-tax-rates";
import { homeCurrency } from "@/lib/kernel/currency";
import { Refusal } from "@/lib/kernel/refusal";
import { testTerminal, type CardTerminal } from "./gateway-terminal";
import { getSale, type Sale } from "./get-sale";
import { leftForCard, type SaleInput } from "./till-input";
import { writeSale } from "./write-sale";

/** Cash, gift cards and store credit ask no gateway. */
const nothingRead: Omit<CardToken, "last4"> & { last4: null } = { token: "success_token", brand: null, last4: null };

/**
 * Sells what was scanned: pays and places by the shop's own checkout, once for each sale, however often it is sent.
 * @throws Refusal those of `writeSale` and of `completeCheckout`; `too_many_attempts` of a colleague who tries gift cards; `challenge_required` for a card that only its bank's page confirms
 */
export async function sellAtTill(by: Permit<"till.sell">, input: SaleInput, cards: PaymentGateway = gateway(), terminal: CardTerminal = testTerminal): Promise<Sale> {
  // The built-in terminal speaks to the built-in gateway alone.
  if (input.card !== null && cards.name !== "test") throw new Refusal("invalid", { reason: "No card terminal is connected to this register. Take cash." });
  const seller = permit({ ...by.actor, cartId: input.saleId }, "orders.place", by);
  const shipTo = input.following?.shipTo;
  if (shipTo) await rememberTaxRates(seller, { country: "US", ...shipTo });
  const write = (tx: Tx) => writeSale(tx, by, input);
  const written = input.giftCards.length > 0 ? await tryGiftCard(by, { address: "" }, write) : await transaction(write);
  if (written.is === "to_pay") {
    const { card, secondCard, totalMinor } = input;
    const cardMinor = leftForCard(input);
    const read = card === null ? nothingRead : await terminal.collect({ amountMinor: cardMinor - (secondCard?.paysMinor ?? 0), currency: homeCurrency, presented: card });
    const second = secondCard && { ...(await terminal.collect({ amountMinor: secondCard.paysMinor, currency: homeCurrency, presented: secondCard.card })), paysMinor: secondCard.paysMinor };
    const completion = await completeCheckout(seller, {
      checkoutId: written.checkoutId, token: read.token, cardBrand: read.brand, cardLast4: read.last4, secondCard: second, totalMinor, cardMinor, idempotencyKey: `${input.saleId}_${input.attempt}`.slice(0, 80),
    }, cards);
    if (completion.status === "challenge") throw new Refusal("challenge_required");
    if (completion.status === "unclear") throw new Refusal("card_unclear");
    // The customer waits for the code.
    if (input.lines.some((line) => line.gift)) await settleOrderMoney(systemPermit("sell_at_till"), { orderId: completion.orderId }, cards);
  }
  const sale = await getSale(by, input.saleId);
  if (!sale) throw new Refusal("not_found");
  return sale;
}
