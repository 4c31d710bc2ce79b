"use client";

import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { checkBalance } from "@/lib/actions/gift-cards";
import { formatMoney } from "@/lib/kernel/money";

export function BalanceForm() {
  const { form, outcome, refusal, field, isBusy } = useActionForm(checkBalance);
  const code = field("code");
  const card = outcome?.ok ? outcome.data : null;
  return (
    <form {...form} className="grid max-w-md gap-5">
      <TextField {...code} label="Gift card code" hint="16 letters and digits, with or without spaces." autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={40} error={code.error ?? refusal?.message} />
      <Button type="submit" isBusy={isBusy} className="justify-self-start">Check the balance</Button>
      <div aria-live="polite">
        {card && (card.isSpendable
          ? <div className="rounded-lg border border-line bg-surface p-6"><p className="text-sm text-muted">On the card ending in {card.last4}</p><p className="figures display-2 mt-1">{formatMoney(card.balanceMinor, card.currency)}</p><p className="mt-3 text-sm text-muted">It never expires. Enter the code at checkout, or show it at any store’s till.</p></div>
          : <Banner tone="warning" title="This card cannot be used now">Ask a store: bring the card and, if you have it, the receipt.</Banner>)}
      </div>
    </form>
  );
}
