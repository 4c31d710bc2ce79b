"use client";

import { useSubmit } from "@/components/staff/counter/use-submit";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { declineTransfer } from "@/lib/actions/transfers";
import type { RejectReason } from "@/lib/domain/fulfillment/reject-reason";
import type { TransferView } from "@/lib/domain/transfers/transfer-view";

type Props = { view: TransferView; reasons: RejectReason[]; isOpen: boolean; onClose: () => void; onDone: () => void };

/** The source cannot send an order's goods: another place is sought, then its shopper is asked. */
export function GiveBackDialog({ view, reasons, isOpen, onClose, onDone }: Props) {
  const { form, problem, errorOf, isBusy } = useSubmit(declineTransfer, () => {
    toast({ title: `${view.number} is given back`, detail: "Another place sends it, or the shopper is asked." });
    onClose();
    onDone();
  });
  return (
    <Dialog open={isOpen} onOpenChange={(open) => !open && onClose()} title={`Cannot send ${view.number}`} description="The order looks for another place that has all of it. Where there is none, its shopper chooses.">
      <form {...form} className="grid gap-5">
        <input type="hidden" name="transferId" value={view.id} />
        {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
        <Field id="give-back-reason" label="Reason" error={errorOf("reasonId")}>
          <Select name="reasonId" {...fieldAttributes("give-back-reason", { error: errorOf("reasonId") })}>{reasons.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</Select>
        </Field>
        <TextField name="note" label="Note" isOptional maxLength={300} error={errorOf("note")} />
        <Button type="submit" look="danger" isBusy={isBusy}>Give it back</Button>
      </form>
    </Dialog>
  );
}
