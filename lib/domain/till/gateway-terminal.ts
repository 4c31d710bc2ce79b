import { testCards, type CardToken } from "@/lib/domain/payments/test-cards";

/** A card terminal beside the till: it reads a card and answers with what a gateway can charge. The number stays in it. */
export interface CardTerminal {
  collect(request: { amountMinor: number; currency: string; presented: string }): Promise<CardToken>;
}

/** The built-in terminal: a test card is held to it on the screen. */
export const testTerminal: CardTerminal = {
  collect({ presented }) {
    const known = testCards.find((card) => card.number === presented);
    return Promise.resolve({ token: known?.token ?? "fail_token", brand: known?.brand ?? null, last4: presented.slice(-4) });
  },
};
