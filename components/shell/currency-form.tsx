"use client";

import { useActionState, useCallback, useEffect, useRef, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { chooseCurrency } from "@/lib/actions/store";
import { currencies, currencyName, type Currency } from "@/lib/kernel/currency";

/** Prices in another currency: a choice applies at once, and without scripts by its button. */
export function CurrencyForm({ currency }: { currency: Currency }) {
  const [, posted] = useActionState(chooseCurrency, null);
  const [isBusy, start] = useTransition();
  const select = useRef<HTMLSelectElement>(null);
  const choose = useCallback((value: string) => start(async () => {
    const outcome = await chooseCurrency({ currency: currencies.find((one) => one === value) ?? currency }).catch(() => null);
    // Each page is another document in another currency.
    if (outcome?.ok) return location.reload();
    if (select.current) select.current.value = currency;
    toast({ tone: "negative", title: outcome?.message ?? "We could not reach the shop", detail: "Prices stay as they are." });
  }), [currency]);
  // Somebody may have been quicker than the scripts.
  useEffect(() => {
    if (select.current && select.current.value !== currency) choose(select.current.value);
  }, [choose, currency]);
  return (
    <form action={posted} aria-busy={isBusy} className="flex flex-wrap items-center gap-3">
      <label htmlFor="currency" className="text-sm font-medium">Prices in</label>
      <div className="w-52"><Select ref={select} id="currency" name="currency" autoComplete="off" defaultValue={currency} onChange={(event) => choose(event.target.value)}>{currencies.map((one) => <option key={one} value={one}>{one}, {currencyName(one)}</option>)}</Select></div>
      <noscript><Button type="submit" look="secondary">Change</Button></noscript>
    </form>
  );
}
