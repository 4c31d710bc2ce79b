"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSubmit } from "@/components/staff/counter/use-submit";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { LinkButton } from "@/components/ui/link-button";
import { TextField } from "@/components/ui/text-field";
import { approveReturn, callOffReturn, refundReturn, rejectReturn } from "@/lib/actions/returns";
import type { AllowedReturnAction, ReturnAction } from "@/lib/domain/returns/allowed-return-actions";
import type { StaffReturn } from "@/lib/domain/returns/return-view";
import { formatMoney } from "@/lib/kernel/money";
import { useReturnStep } from "./use-return-step";

/** The steps that are one word: yes, no, pay back, call off. Exactly those that the server allows. */
export function DecideStep({ view }: { view: StaffReturn }) {
  const { run, problem, isBusy } = useReturnStep();
  const [closing, setClosing] = useState<"reject" | "cancel" | null>(null);
  const of = (name: ReturnAction): AllowedReturnAction | undefined => view.actions.find((action) => action.name === name);
  const [approve, reject, refund, exchange, cancel] = [of("approve"), of("reject"), of("refund"), of("exchange"), of("cancel")];
  const other = view.refundTo === "store_credit" ? "tenders" : view.mayBeCredit ? "store_credit" : null;
  const sum = formatMoney(view.refund.amountMinor, view.currency);
  const blocked = view.actions.find(({ blockedBy }) => blockedBy !== null);
  return (
    <div className="grid gap-4 empty:hidden">
      {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
      {view.refund.state === "failed" && <Banner tone="negative" role="status" title="The bank refused the refund">Ask again, or pay it back another way and call the shopper.</Banner>}
      {view.refund.state === "pending" && <Banner role="status" title={`${sum} is on its way back`}>It shows as refunded as soon as the payment provider confirms.</Banner>}
      {(approve ?? refund ?? exchange ?? reject ?? cancel) && (
        <div className="flex flex-wrap gap-3">
          {approve && <Button size="large" className="max-sm:w-full" disabled={approve.blockedBy !== null} isBusy={isBusy} onClick={() => run(() => approveReturn({ returnId: view.id }), () => "Approved; the shopper gets the code by mail")}>Approve</Button>}
          {refund && <Button size="large" className="max-sm:w-full" disabled={refund.blockedBy !== null} isBusy={isBusy} onClick={() => run(() => refundReturn({ returnId: view.id }), () => `${sum} goes back`)}>{view.refundTo === "store_credit" ? `Give ${sum} as store credit` : `Refund ${sum}${view.refund.card ? ` to ${view.refund.card}` : ""}`}</Button>}
          {refund && other && <Button size="large" look="secondary" className="max-sm:w-full" disabled={refund.blockedBy !== null} isBusy={isBusy} onClick={() => run(() => refundReturn({ returnId: view.id, refundTo: other }), () => `${sum} goes back`)}>{other === "store_credit" ? "As store credit instead" : "The way it was paid instead"}</Button>}
          {exchange && exchange.blockedBy === null && <LinkButton size="large" look="secondary" className="max-sm:w-full" href={`/staff/returns/${view.number}/exchange`}>Exchange for something else</LinkButton>}
          {reject && <Button size="large" look="danger" className="max-sm:w-full" disabled={reject.blockedBy !== null} onClick={() => setClosing("reject")}>Do not accept</Button>}
          {cancel && <Button look="secondary" className="max-lg:min-h-11 max-sm:w-full" disabled={cancel.blockedBy !== null} onClick={() => setClosing("cancel")}>Call off</Button>}
        </div>
      )}
      {blocked && <p className="text-sm text-muted">{blocked.blockedBy}</p>}
      <ClosingDialog key={closing} view={view} closing={closing} onClose={() => setClosing(null)} />
    </div>
  );
}

function ClosingDialog({ view, closing, onClose }: { view: StaffReturn; closing: "reject" | "cancel" | null; onClose: () => void }) {
  const router = useRouter();
  const { form, problem, errorOf, isBusy } = useSubmit(closing === "reject" ? rejectReturn : callOffReturn, () => {
    onClose();
    router.refresh();
  });
  const isNo = closing === "reject";
  return (
    <Dialog title={isNo ? `Do not accept ${view.number}?` : `Call off ${view.number}?`} open={closing !== null} onOpenChange={(open) => !open && onClose()}>
      <form {...form} className="grid gap-5">
        <input type="hidden" name="returnId" value={view.id} />
        {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
        <TextField name="reason" label="Why" hint="The shopper reads it." maxLength={300} required error={errorOf("reason")} />
        <Button type="submit" look="danger" isBusy={isBusy}>{isNo ? "Do not accept" : "Call off"}</Button>
      </form>
    </Dialog>
  );
}
