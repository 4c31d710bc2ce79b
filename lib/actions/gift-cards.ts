"use server";

import { adjustStoredValue, giveStoreCredit } from "@/lib/domain/payments/adjust-stored-value";
import { blockStoredValue, unblockStoredValue } from "@/lib/domain/payments/block-stored-value";
import { findGiftCard } from "@/lib/domain/payments/find-gift-card";
import { issueGiftCard } from "@/lib/domain/payments/issue-gift-card";
import { adjustStoredValueInput, blockStoredValueInput, checkBalanceInput, giveStoreCreditInput, issueGiftCardInput } from "@/lib/domain/payments/stored-value-input";
import { tryGiftCard } from "@/lib/domain/payments/try-gift-card";
import { Refusal } from "@/lib/kernel/refusal";
import { requestNetwork } from "@/lib/session";
import { action } from "./action";

/** What is left on a card, for whoever holds it. */
export const checkBalance = action({
  can: "orders.place", input: checkBalanceInput,
  process: async (by, { code }) => tryGiftCard(by, { address: await requestNetwork() }, async (tx) => {
    const card = await findGiftCard(by, code, tx);
    if (!card) throw new Refusal("gift_card_unknown");
    const { last4, balanceMinor, currency, isSpendable, expiresAt } = card;
    return { last4, balanceMinor, currency, isSpendable, expiresAt };
  }),
});

/** The card with a code that is held or scanned at a counter. */
export const findGiftCardByCode = action({
  can: "gift_cards.view", input: checkBalanceInput,
  process: async (by, { code }) => tryGiftCard(by, { address: "" }, async (tx) => {
    const card = await findGiftCard(by, code, tx);
    if (!card) throw new Refusal("gift_card_unknown");
    return { id: card.id };
  }),
});

export const issueCard = action({ can: "gift_cards.issue", input: issueGiftCardInput, run: issueGiftCard });
export const adjustBalance = action({ can: "gift_cards.issue", input: adjustStoredValueInput, run: adjustStoredValue });
export const giveCredit = action({ can: "gift_cards.issue", input: giveStoreCreditInput, run: giveStoreCredit });
export const blockCard = action({ can: "gift_cards.issue", input: blockStoredValueInput, run: blockStoredValue });
export const unblockCard = action({ can: "gift_cards.issue", input: blockStoredValueInput, run: unblockStoredValue });
