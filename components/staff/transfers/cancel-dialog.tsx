"use client";

import { useSubmit } from "@/components/staff/counter/use-submit";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { callOffTransfer } from "@/lib/actions/transfers";
import { unitsOf, unitWords } from "@/lib/domain/inventory/unit-words";
import { onTheWay } from "@/lib/domain/transfers/transfer-line";
import type { TransferView } from "@/lib/domain/transfers/transfer-view";
import { OutcomeCards } from "./outcome-cards";

/** A draft is dropped; units on the way need a word on what becomes of them. */
export function CancelDialog({ view, isOpen, onClose, onDone }: { view: TransferView; isOpen: boolean; onClose: () => void; onDone: () => void }) {
  const units = unitsOf(view.lines, onTheWay);
  const { form, problem, errorOf, isBusy } = useSubmit(callOffTransfer, () => {
    toast({ title: `${view.number} cancelled` });
    onClose();
    onDone();
  });
  return (
    <Dialog open={isOpen} onOpenChange={(open) => !open && onClose()} title={`Cancel ${view.number}`} description={units > 0 ? `${unitWords(units)} are on the way.` : "Nothing has left yet."}>
      <form {...form} className="grid gap-5">
        <input type="hidden" name="transferId" value={view.id} />
        {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
        {units > 0 && <OutcomeCards view={view} error={errorOf("outcome")} />}
        <TextField id="cancel-reason" name="reason" label="Reason" required maxLength={200} error={errorOf("reason")} />
        <Button type="submit" look="danger" isBusy={isBusy}>Cancel the transfer</Button>
      </form>
    </Dialog>
  );
}
