"use client";

import { useState } from "react";
import { textOf } from "@/components/staff/counter/text-of";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Price } from "@/components/ui/price";
import { TextField } from "@/components/ui/text-field";
import { voidLastSale } from "@/lib/actions/till";
import { pinWords } from "@/lib/domain/identity/pin";
import { mayVoid } from "@/lib/domain/till/discount-limit";
import type { VoidedMoney } from "@/lib/domain/till/get-voided-money";
import type { LastSale, TillView } from "@/lib/domain/till/till-view";
import { homeCurrency } from "@/lib/kernel/currency";
import { formatMoney } from "@/lib/kernel/money";
import { ApproverFields } from "./approver-fields";

type Props = { till: TillView; sale: Omit<LastSale, "soldAt">; onClose: (isVoid: boolean) => void };

/** Undoes the last sale for a reason, above one's own limit by a manager's PIN, and then says what goes back to the shopper. */
export function VoidDialog({ till, sale: { saleId, orderNumber, totalMinor }, onClose }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [done, setDone] = useState<VoidedMoney | null>(null);
  const approvers = till.people.filter((person) => person.mayApprove && person.hasPin);
  const needsPin = till.seller !== null && !mayVoid(till.seller, till.limits, totalMinor);
  const ask = async (form: FormData) => {
    setBusy(true);
    const approver = needsPin ? { staffId: textOf(form, "approver"), pin: textOf(form, "approver-pin") } : null;
    const outcome = await voidLastSale({ saleId, reason: textOf(form, "void-reason"), approver }).catch(() => null);
    setBusy(false);
    if (outcome?.ok && outcome.data.isRight) return setDone(outcome.data);
    setProblem(!outcome ? "No answer. Press again: it is made void once." : !outcome.ok ? (Object.values(outcome.fields)[0] ?? outcome.message) : outcome.data.isRight ? null : pinWords(outcome.data));
  };
  if (done) return (
    <Dialog title={`${orderNumber} is void`} description="Its goods are on sale again. Put what was handed over back on the shelf." open onOpenChange={() => onClose(true)} footer={<Button size="large" onClick={() => onClose(true)}>Done</Button>}>
      <div role="status" className="grid gap-3">
        {done.cashMinor > 0 && <p className="display-2">Give back <Price amountMinor={done.cashMinor} /></p>}
        {done.back.map(({ words, amountMinor }) => <p key={words} className="figures flex items-baseline justify-between gap-4 text-sm"><span>{words}<span className="block text-xs text-muted">goes back by itself</span></span><Price amountMinor={amountMinor} /></p>)}
      </div>
    </Dialog>
  );
  return (
    <Dialog title={`Void ${orderNumber}`} description={`All of it: ${formatMoney(totalMinor, homeCurrency)} goes back the way it was paid, what was taken along is on sale again, what was to follow is cancelled.`} open onOpenChange={() => onClose(false)}>
      <form className="grid gap-4" onSubmit={(event) => { event.preventDefault(); void ask(new FormData(event.currentTarget)); }}>
        {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
        <TextField name="void-reason" label="Why" required minLength={3} maxLength={200} autoComplete="off" autoFocus placeholder="Rang up the wrong lamp" />
        {needsPin && (
          <div className="grid gap-3 border-t border-line pt-4">
            <p className="text-sm">Above your limit of {formatMoney(till.limits[till.seller?.role ?? "associate"].amountMinor ?? 0, homeCurrency)}: a manager allows it.</p>
            <ApproverFields people={approvers} />
          </div>
        )}
        <Button type="submit" look="danger" size="large" isBusy={isBusy} disabled={needsPin && approvers.length === 0}>Void the sale</Button>
      </form>
    </Dialog>
  );
}
