"use client";

import { useState } from "react";
import { lookUpGiftCard } from "@/lib/actions/till";
import { useTillCustomer } from "./use-till-customer";

export type UsedCard = { code: string; last4: string; balanceMinor: number; /** As typed; empty: all it can. */ typed: string; paysMinor: number };
type Held = Omit<UsedCard, "paysMinor">;

/** What pays before cash and card: gift cards in the order they were scanned, then the customer's store credit, each up to what is left. */
export function useTenders(totalMinor: number, customerId: string | null, read: (typed: string) => number) {
  const [held, setHeld] = useState<Held[]>([]);
  const [credit, setCredit] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { data, refetch } = useTillCustomer(customerId);
  const creditMinor = data?.creditMinor ?? 0;
  const pays = payInTurn([...held, ...(credit === null ? [] : [{ balanceMinor: creditMinor, typed: credit }])], totalMinor, read);
  const cards: UsedCard[] = held.map((card, i) => ({ ...card, paysMinor: pays[i] ?? 0 }));
  const creditPays = pays[held.length] ?? 0;
  const leftMinor = totalMinor - pays.reduce((sum, one) => sum + one, 0);
  return {
    cards, creditMinor, creditTyped: credit, creditPays, leftMinor, problem,
    setCredit,
    setCard: (code: string, typed: string) => setHeld((before) => before.map((card) => (card.code === code ? { ...card, typed } : card))),
    dropCard: (code: string) => setHeld((before) => before.filter((card) => card.code !== code)),
    async addCard(code: string) {
      setProblem(null);
      const outcome = await lookUpGiftCard({ code }).catch(() => null);
      if (!outcome?.ok) return setProblem(outcome?.message ?? "No connection. Try the card again.");
      const { last4, balanceMinor } = outcome.data;
      if (balanceMinor === 0) return setProblem(`Nothing is left on the card ending in ${last4}.`);
      setHeld((before) => (before.some((card) => card.last4 === last4 && card.balanceMinor === balanceMinor) ? before : [...before, { code, last4, balanceMinor, typed: "" }]));
    },
    /** Somebody else spent of them: what is left is read anew. */
    async lookAgain() {
      const found = await Promise.all(held.map((card) => lookUpGiftCard({ code: card.code }).catch(() => null)));
      setHeld((before) => before.flatMap((card, i) => { const one = found[i]; return one?.ok === false ? [] : [one ? { ...card, balanceMinor: one.data.balanceMinor, typed: "" } : card]; }));
      await refetch();
    },
    sent: { giftCards: cards.filter((card) => card.paysMinor > 0).map(({ code, paysMinor }) => ({ code, paysMinor })), creditMinor: creditPays },
  };
}
/** One after the other, each what was typed for it, or all it can. */
function payInTurn(sources: readonly { balanceMinor: number; typed: string }[], totalMinor: number, read: (typed: string) => number): number[] {
  let leftMinor = totalMinor;
  return sources.map(({ balanceMinor, typed }) => {
    const wanted = typed.trim() === "" ? balanceMinor : read(typed);
    const paysMinor = Math.min(Number.isNaN(wanted) ? 0 : wanted, balanceMinor, leftMinor);
    leftMinor -= paysMinor;
    return paysMinor;
  });
}
export type TendersInUse = ReturnType<typeof useTenders>;
