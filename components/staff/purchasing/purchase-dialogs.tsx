"use client";

import { useSubmit } from "@/components/staff/counter/use-submit";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { callOffPurchase, closePurchaseShort, movePurchase, sendPurchase } from "@/lib/actions/purchasing";
import { unitsOf, unitWords } from "@/lib/domain/inventory/unit-words";
import { linesMinor, toCome } from "@/lib/domain/purchasing/purchase-line";
import type { PurchaseView } from "@/lib/domain/purchasing/purchase-view";
import { formatMoney } from "@/lib/kernel/money";

export type PurchaseDialogProps = { view: PurchaseView; isOpen: boolean; onClose: () => void; onDone: () => void };

/** A draft becomes an order, for a day. */
export function OrderDialog({ view, isOpen, onClose, onDone }: PurchaseDialogProps) {
  const { supplier } = view;
  const total = linesMinor(view.lines.map((line) => ({ ordered: line.ordered, unitCostMinor: line.unitCostMinor ?? 0 })));
  const { form, problem, errorOf, isBusy } = useSubmit(sendPurchase, () => {
    toast({ title: `${view.number} ordered`, detail: supplier.email ? `The order goes to ${supplier.email}.` : "Send it by hand: this supplier has no e-mail address." });
    onClose();
    onDone();
  });
  return (
    <Dialog open={isOpen} onOpenChange={(open) => !open && onClose()} title={`Order from ${supplier.name}`} description={`${unitWords(unitsOf(view.lines, (line) => line.ordered))}, ${formatMoney(total, view.currency)}. ${supplier.email ? `The order is mailed to ${supplier.email}.` : "This supplier has no e-mail address: print the order and send it."}`}>
      <form {...form} className="grid gap-5">
        <input type="hidden" name="purchaseOrderId" value={view.id} />
        {problem && <Banner tone="negative" role="alert" title="Not ordered">{problem}</Banner>}
        {total < supplier.minimumMinor && <Banner tone="warning">{supplier.name} takes orders from {formatMoney(supplier.minimumMinor, view.currency)}: {formatMoney(supplier.minimumMinor - total, view.currency)} more.</Banner>}
        <TextField name="expectedOn" type="date" label="Expected on" required min={view.today} defaultValue={view.wouldArriveOn} error={errorOf("expectedOn")} hint={`${supplier.leadTimeDays} days of lead time from today.`} />
        <Button type="submit" isBusy={isBusy}>Order</Button>
      </form>
    </Dialog>
  );
}

/** The supplier says another day. */
export function MoveDialog({ view, isOpen, onClose, onDone }: PurchaseDialogProps) {
  const { form, problem, errorOf, isBusy } = useSubmit(movePurchase, () => {
    toast({ title: `${view.number} moved` });
    onClose();
    onDone();
  });
  return (
    <Dialog open={isOpen} onOpenChange={(open) => !open && onClose()} title="Expected on another day" description={`${view.supplier.name} says when the rest arrives.`}>
      <form {...form} className="grid gap-5">
        <input type="hidden" name="purchaseOrderId" value={view.id} />
        {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
        <TextField id="move-day" name="expectedOn" type="date" label="Expected on" required min={view.today} defaultValue={view.expectedOn ?? ""} error={errorOf("expectedOn")} />
        <TextField id="move-reason" name="reason" label="Reason" required maxLength={200} error={errorOf("reason")} />
        <Button type="submit" isBusy={isBusy}>Move it</Button>
      </form>
    </Dialog>
  );
}

/** Nothing more comes: called off, or closed short of what has not arrived. */
export function EndDialog({ view, isOpen, onClose, onDone, how }: PurchaseDialogProps & { how: "cancel" | "close_short" }) {
  const units = unitsOf(view.lines, toCome);
  const isCancelling = how === "cancel";
  const { form, problem, errorOf, isBusy } = useSubmit(isCancelling ? callOffPurchase : closePurchaseShort, () => {
    toast({ title: `${view.number} ${isCancelling ? "cancelled" : "closed short"}` });
    onClose();
    onDone();
  });
  const words = isCancelling ? (view.status === "draft" ? "It was not sent yet." : `${view.supplier.name} is told not to send it.`) : `${unitWords(units)} have not arrived and are no longer expected.`;
  return (
    <Dialog open={isOpen} onOpenChange={(open) => !open && onClose()} title={isCancelling ? `Cancel ${view.number}` : `Close ${view.number} short`} description={words}>
      <form {...form} className="grid gap-5">
        <input type="hidden" name="purchaseOrderId" value={view.id} />
        {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
        <TextField id={`${how}-reason`} name="reason" label="Reason" required maxLength={200} error={errorOf("reason")} />
        <Button type="submit" look="danger" isBusy={isBusy}>{isCancelling ? "Cancel the order" : "Close it short"}</Button>
      </form>
    </Dialog>
  );
}
