"use client";

import { minorOf } from "@/components/staff/catalog/money-text";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { likelyGiven } from "@/lib/domain/till/cash";
import { formatMoney } from "@/lib/kernel/money";

type Props = { dueMinor: number; totalMinor: number; currency: string; isBusy: boolean; isOff?: boolean; /** What was typed, as it was typed. */ given: string; onGiven: (given: string) => void; onTake: (receivedMinor: number) => void };

/** What was typed, in minor units; NaN where it is no amount. */
export const givenMinor = (given: string, currency: string): number => (given === "" ? Number.NaN : minorOf(given, currency));

/** Cash for all that is due: the likely notes, or what was given, with its change. */
export function CashSection({ dueMinor, totalMinor, currency, isBusy, isOff = false, given, onGiven, onTake }: Props) {
  const receivedMinor = givenMinor(given, currency);
  const isEnough = receivedMinor >= dueMinor;
  return (
    <section aria-label="Cash" className="grid gap-3 not-first:border-t not-first:border-line not-first:pt-5">
      <h3 className="flex items-baseline justify-between text-sm font-semibold">Cash<span className="figures font-normal text-muted">{dueMinor === totalMinor ? "" : `rounded to ${formatMoney(dueMinor, currency)}`}</span></h3>
      <div className="grid grid-cols-4 gap-2">
        {likelyGiven(dueMinor).map((minor) => <Button key={minor} look="secondary" size="large" className="figures px-1" disabled={isBusy || isOff} onClick={() => onTake(minor)}>{formatMoney(minor, currency).replace(/\.00$/, "")}</Button>)}
      </div>
      <form className="flex items-end gap-2 [&_input]:h-13" onSubmit={(event) => { event.preventDefault(); if (isEnough) onTake(receivedMinor); }}>
        <TextField name="given" label="Given" inputMode="decimal" autoComplete="off" value={given} onChange={(event) => onGiven(event.target.value)} className="flex-1" />
        <Button type="submit" size="large" isBusy={isBusy} disabled={!isEnough || isOff}>{isEnough ? `Change ${formatMoney(receivedMinor - dueMinor, currency)}` : "Take cash"}</Button>
      </form>
    </section>
  );
}
