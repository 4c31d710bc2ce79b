"use client";

import { useState } from "react";
import { minorOf } from "@/components/staff/catalog/money-text";
import { textOf } from "@/components/staff/counter/text-of";
import { moment } from "@/components/staff/frame/moment";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Price } from "@/components/ui/price";
import { Sheet } from "@/components/ui/sheet";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { moveDrawerCash, payOutCash } from "@/lib/actions/till";
import type { TillView } from "@/lib/domain/till/till-view";
import { homeCurrency } from "@/lib/kernel/currency";
import { formatMoney } from "@/lib/kernel/money";
import { CountForm } from "./count-form";

type Props = { till: TillView; drawer: NonNullable<TillView["drawer"]>; /** Sales that the server has not heard of: the count would miss them. */ waiting: number; open: boolean; onOpenChange: (open: boolean) => void; /** Makes the last sale void. */ onVoid: () => void; onChanged: () => Promise<unknown> };

/** Cash beside the sales: refunds to pay out, money in and out for a reason, and the count that ends the day. */
export function DrawerSheet({ till, drawer, waiting, open, onOpenChange, onVoid, onChanged }: Props) {
  const [isCounting, setCounting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const settle = async (done: Promise<{ ok: boolean; message?: string } | null>, words: string) => {
    setBusy(true);
    const outcome = await done;
    setBusy(false);
    setProblem(outcome?.ok ? null : (outcome?.message ?? "No connection. Nothing was written down; try again."));
    if (outcome?.ok) toast({ title: words });
    await onChanged();
    return Boolean(outcome?.ok);
  };
  const move = (kind: "pay_in" | "pay_out") => async (form: FormData) => {
    const amountMinor = minorOf(textOf(form, "amount"), homeCurrency);
    if (Number.isNaN(amountMinor) || amountMinor === 0) return setProblem("Enter an amount such as 20.00.");
    await settle(moveDrawerCash({ kind, amountMinor, reason: textOf(form, "reason") }).catch(() => null), kind === "pay_in" ? `${formatMoney(amountMinor, homeCurrency)} put in` : `${formatMoney(amountMinor, homeCurrency)} taken out`);
  };
  return (
    <Sheet title="Drawer" open={open} onOpenChange={onOpenChange}>
      <div className="grid gap-7">
        <p className="text-sm text-muted">Opened by {drawer.openedBy}. What it should hold is told after the count.</p>
        {problem && <p role="alert" className="text-sm text-negative">{problem}</p>}
        {till.refunds.length > 0 && (
          <section aria-label="Refunds to pay out" className="grid gap-2">
            <h3 className="text-sm font-semibold">Refunds to pay out</h3>
            {till.refunds.map((refund) => (
              <div key={refund.operationId} className="flex items-center justify-between gap-3 rounded-md border border-line p-3 text-sm">
                <span className="figures">{refund.orderNumber} · <Price amountMinor={refund.cashMinor} /></span>
                <Button look="secondary" isBusy={isBusy} onClick={() => void settle(payOutCash({ operationId: refund.operationId }).catch(() => null), `${formatMoney(refund.cashMinor, homeCurrency)} paid out`)}>Paid out</Button>
              </div>
            ))}
          </section>
        )}
        <form className="grid gap-3" action={move("pay_out")}>
          <h3 className="text-sm font-semibold">Money in or out</h3>
          <div className="grid grid-cols-[8rem_1fr] gap-3">
            <TextField name="amount" label="Amount" inputMode="decimal" autoComplete="off" placeholder="20.00" />
            <TextField name="reason" label="Reason" autoComplete="off" maxLength={200} placeholder="Change from the bank" />
          </div>
          <div className="grid grid-cols-2 gap-2">
            <Button type="submit" look="secondary" formAction={move("pay_in")} isBusy={isBusy}>Put in</Button>
            <Button type="submit" look="secondary" isBusy={isBusy}>Take out</Button>
          </div>
        </form>
        {drawer.lastSale && (
          <section aria-label="Last sale" className="grid gap-2 border-t border-line pt-5">
            <h3 className="text-sm font-semibold">Last sale</h3>
            <div className="flex items-center justify-between gap-3 rounded-md border border-line p-3 text-sm">
              <span className="figures min-w-0"><span className="block">{drawer.lastSale.orderNumber} · <Price amountMinor={drawer.lastSale.totalMinor} /></span><span className="block text-xs text-muted">{moment(drawer.lastSale.soldAt, till.store.timeZone)}</span></span>
              <Button look="secondary" onClick={onVoid}>Void it</Button>
            </div>
          </section>
        )}
        <section aria-label="End of the day" className="grid gap-3 border-t border-line pt-5">
          <h3 className="text-sm font-semibold">End of the day</h3>
          {waiting > 0 && <p className="text-sm text-muted">{waiting} offline {waiting === 1 ? "sale goes" : "sales go"} to the server first.</p>}
          {isCounting ? <CountForm sessionId={drawer.id} onCounted={async () => { onOpenChange(false); await onChanged(); }} /> : (
            <div className="grid grid-cols-2 gap-2">
              <LinkButton look="secondary" href={`/staff/print/drawer/${drawer.id}`} target="_blank">X report</LinkButton>
              <Button look="secondary" disabled={waiting > 0} onClick={() => setCounting(true)}>Count and close</Button>
            </div>
          )}
        </section>
      </div>
    </Sheet>
  );
}
