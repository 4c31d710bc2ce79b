"use client";

import { useState } from "react";
import { minorOf } from "@/components/staff/catalog/money-text";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { likelyGiven } from "@/lib/domain/till/cash";
import { formatMoney } from "@/lib/kernel/money";

/** Cash for all that is due: the likely notes, or what was given, with its change. */
export function CashSection({ dueMinor, totalMinor, isBusy, onTake }: { dueMinor: number; totalMinor: number; isBusy: boolean; onTake: (receivedMinor: number) => void }) {
  const [given, setGiven] = useState("");
  const receivedMinor = given === "" ? Number.NaN : minorOf(given, "USD");
  const isEnough = receivedMinor >= dueMinor;
  return (
    <section aria-label="Cash" className="grid gap-3">
      <h3 className="flex items-baseline justify-between text-sm font-semibold">Cash<span className="figures font-normal text-muted">{dueMinor === totalMinor ? "" : `rounded to ${formatMoney(dueMinor, "USD")}`}</span></h3>
      <div className="grid grid-cols-4 gap-2">
        {likelyGiven(dueMinor).map((minor) => <Button key={minor} look="secondary" size="large" className="figures px-1" disabled={isBusy} onClick={() => onTake(minor)}>{formatMoney(minor, "USD").replace(/\.00$/, "")}</Button>)}
      </div>
      <form className="flex items-end gap-2 [&_input]:h-13" onSubmit={(event) => { event.preventDefault(); if (isEnough) onTake(receivedMinor); }}>
        <TextField name="given" label="Given" inputMode="decimal" autoComplete="off" value={given} onChange={(event) => setGiven(event.target.value)} className="flex-1" />
        <Button type="submit" size="large" isBusy={isBusy} disabled={!isEnough}>{isEnough ? `Change ${formatMoney(receivedMinor - dueMinor, "USD")}` : "Take cash"}</Button>
      </form>
    </section>
  );
}
