import { testTokens, tokenizeCard, type CardBrand, type TestToken } from "@/lib/domain/payments/test-cards";
import { AgentRefusal } from "./agent-refusal";
import type { RequestedInstrument } from "./agent-request";
import type { House } from "./house";

export type PaymentToken = { token: TestToken; cardBrand: CardBrand | null; cardLast4: string | null };

const brands: readonly CardBrand[] = ["Visa", "Mastercard", "American Express", "Discover"];

/**
 * The token that the gateway understands. A card number is refused unread: numbers never touch this server. Only a trial
 * takes the public test numbers, and forgets them here. @throws AgentRefusal
 */
export function readPaymentToken(instrument: RequestedInstrument, house: House): PaymentToken {
  const { credential } = instrument;
  const shown = { cardBrand: brandNamed(instrument.brand ?? instrument.display?.brand), cardLast4: lastFour(instrument.last_digits ?? instrument.display?.last_digits) };
  if (!credential) throw new AgentRefusal(400, "payment_required", "The payment instrument has no credential.");
  if (credential.number !== undefined) {
    if (!house.isTrial) throw new AgentRefusal(400, "invalid_payment_credential", "Card numbers are not taken. Send a token of the handler.");
    const card = tokenizeCard(credential.number);
    if ("field" in card) throw new AgentRefusal(400, "invalid_payment_credential", card.message);
    return { token: card.token, cardBrand: card.brand, cardLast4: card.last4 };
  }
  if (!credential.token) throw new AgentRefusal(400, "invalid_payment_credential", "The credential has no token.");
  return { token: testTokens.find((known) => known === credential.token) ?? "fail_token", ...shown };
}

const brandNamed = (name: string | undefined): CardBrand | null => brands.find((brand) => brand.toLowerCase() === name?.toLowerCase()) ?? null;
const lastFour = (digits: string | undefined): string | null => (digits && /^\d{4}$/.test(digits) ? digits : null);
