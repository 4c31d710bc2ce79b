"use client";

import { useState } from "react";
import { minorOf } from "@/components/staff/catalog/money-text";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { formatCardNumber, testCards, type CardBrand } from "@/lib/domain/payments/test-cards";
import { decimalMoney, formatMoney } from "@/lib/kernel/money";

/** A card that was held to the terminal for a part; it is charged with the rest. */
export type HeldCard = { number: string; brand: CardBrand; minor: number };
type Props = { /** What a card would pay. */ leftMinor: number; cashMinor: number; currency: string; /** Null once another card is held. */ onHold: ((card: HeldCard) => void) | null; onPay: (number: string) => void; isBusy: boolean; isOff: boolean };

/** A card held to the terminal pays all that is left, or the part that was typed while another one pays the rest. */
export function CardSection({ leftMinor, cashMinor, currency, onHold, onPay, isBusy, isOff }: Props) {
  const [typed, setTyped] = useState("");
  const minor = typed.trim() === "" ? leftMinor : minorOf(typed, currency);
  const isPart = onHold !== null && minor < leftMinor;
  const isWrong = !(minor > 0 && minor <= leftMinor);
  return (
    <section aria-label="Card" className="grid gap-3 border-t border-line pt-5">
      <h3 className="flex items-baseline justify-between text-sm font-semibold">Card<span className="figures font-normal text-muted">{cashMinor > 0 ? `${formatMoney(leftMinor, currency)} beside ${formatMoney(cashMinor, currency)} in cash` : ""}</span></h3>
      {onHold && <TextField name="card-amount" label="On this card" inputMode="decimal" autoComplete="off" placeholder={decimalMoney(leftMinor, currency)} value={typed} onChange={(event) => setTyped(event.target.value)} error={isWrong ? `Enter an amount up to ${formatMoney(leftMinor, currency)}.` : undefined} hint="Less, and something else pays the rest." />}
      <p className="text-xs text-muted">The built-in terminal moves no money. Hold a test card to it:</p>
      {testCards.filter(({ token }) => token === "success_token" || token === "fail_token").map(({ number, brand, outcome }) => (
        <Button
          key={number} look="secondary" size="large" className="w-full justify-between! px-4" disabled={isBusy || isOff || isWrong}
          onClick={() => { if (!isPart) return onPay(number); onHold({ number, brand, minor }); setTyped(""); }}
        >
          <span>{brand}</span><span className="figures text-xs text-muted">{formatCardNumber(number).slice(-4)} · {outcome}</span>
        </Button>
      ))}
    </section>
  );
}
