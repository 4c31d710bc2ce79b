"use client";

import { useState } from "react";
import { lookUpGiftCard } from "@/lib/actions/till";
import type { OwnValueKind } from "@/lib/domain/payments/tender";
import { useTillCustomer } from "./use-till-customer";

export type UsedCard = { code: string; last4: string; balanceMinor: number; /** As typed; empty: all it can. */ typed: string; paysMinor: number };
type Held = Omit<UsedCard, "paysMinor">;
/** `typed`: null while it is not used. */
export type OwnTender = { kind: OwnValueKind; balanceMinor: number; typed: string | null; paysMinor: number };

/** What pays before cash and card: the customer's points, gift cards in the order they were scanned, then store credit, each up to what is left. */
export function useTenders(totalMinor: number, customerId: string | null, read: (typed: string) => number) {
  const [held, setHeld] = useState<Held[]>([]);
  const [own, setOwn] = useState<Record<OwnValueKind, string | null>>({ points: null, store_credit: null });
  const [problem, setProblem] = useState<string | null>(null);
  const { data, refetch } = useTillCustomer(customerId);
  const chosen = (balanceMinor: number, typed: string | null) => ({ balanceMinor: typed === null ? 0 : balanceMinor, typed: typed ?? "" });
  const [pointsMinor, creditMinor] = [data?.pointsMinor ?? 0, data?.creditMinor ?? 0];
  const pays = payInTurn([chosen(pointsMinor, own.points), ...held, chosen(creditMinor, own.store_credit)], totalMinor, read);
  const cards: UsedCard[] = held.map((card, i) => ({ ...card, paysMinor: pays[i + 1] ?? 0 }));
  const [pointsPay, creditPays] = [pays[0] ?? 0, pays.at(-1) ?? 0];
  const leftMinor = totalMinor - pays.reduce((sum, one) => sum + one, 0);
  return {
    cards, leftMinor, problem,
    own: [{ kind: "points", balanceMinor: pointsMinor, typed: own.points, paysMinor: pointsPay }, { kind: "store_credit", balanceMinor: creditMinor, typed: own.store_credit, paysMinor: creditPays }] satisfies OwnTender[],
    setOwn: (kind: OwnValueKind, typed: string | null) => setOwn((before) => ({ ...before, [kind]: typed })),
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
    sent: { giftCards: cards.filter((card) => card.paysMinor > 0).map(({ code, paysMinor }) => ({ code, paysMinor })), creditMinor: creditPays, pointsMinor: pointsPay },
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
