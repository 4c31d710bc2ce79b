"use server";

import { orderProof } from "@/lib/domain/orders/checkout-input";
import { proveOrder } from "@/lib/domain/orders/prove-order";
import { takeBackGiftCard } from "@/lib/domain/orders/take-back-gift-card";
import { adjustStoredValue, giveStoreCredit } from "@/lib/domain/payments/adjust-stored-value";
import { blockStoredValue, unblockStoredValue } from "@/lib/domain/payments/block-stored-value";
import { findGiftCard } from "@/lib/domain/payments/find-gift-card";
import { issueGiftCard } from "@/lib/domain/payments/issue-gift-card";
import { readdressGiftCard } from "@/lib/domain/payments/readdress-gift-card";
import { adjustStoredValueInput, blockStoredValueInput, checkBalanceInput, giveStoreCreditInput, issueGiftCardInput, readdressInput, takeBackInput } from "@/lib/domain/payments/stored-value-input";
import { tryGiftCard } from "@/lib/domain/payments/try-gift-card";
import { Refusal } from "@/lib/kernel/refusal";
import { requestNetwork } from "@/lib/session";
import { action } from "./action";
import { actionForEach } from "./action-for-each";

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
/** From the list, for all that are chosen. */
export const blockCards = actionForEach({ can: "gift_cards.issue", input: blockStoredValueInput, run: blockStoredValue });
export const unblockCards = actionForEach({ can: "gift_cards.issue", input: blockStoredValueInput, run: unblockStoredValue });

/** Of a card that was sold: mailed once more, or taken back with what is left on it. */
export const readdressCard = action({ can: "gift_cards.issue", input: readdressInput, run: readdressGiftCard });
export const takeBackCard = action({ can: "orders.service", input: takeBackInput, run: takeBackGiftCard });

/** The same for who bought it, by the link of the order or as its member. */
export const readdressOwnCard = action({ can: "orders.track", input: readdressInput.and(orderProof), run: async (tx, by, { storedValueId, recipientEmail, recipientName, ...proof }) => readdressGiftCard(tx, by, { storedValueId, recipientEmail, recipientName, orderId: await proveOrder(by, proof, tx) }) });
export const takeBackOwnCard = action({ can: "orders.track", input: orderProof.extend({ storedValueId: takeBackInput.shape.storedValueId }), run: async (tx, by, { storedValueId, ...proof }) => takeBackGiftCard(tx, by, { storedValueId, reason: "cancelled by the shopper", orderId: await proveOrder(by, proof, tx) }) });
