"use client";

import { useState } from "react";
import { play } from "@/components/staff/counter/sounds";
import { useSubmit } from "@/components/staff/counter/use-submit";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { QuantityStepper } from "@/components/ui/quantity-stepper";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { uuid } from "@/components/ui/uuid";
import { rejectPurchased } from "@/lib/actions/purchasing";
import { lineName, unitWords } from "@/lib/domain/inventory/unit-words";
import { toCome } from "@/lib/domain/purchasing/purchase-line";
import { rejectLabel, rejectReasons } from "@/lib/domain/purchasing/purchase-state";
import type { PurchaseLineView, PurchaseView } from "@/lib/domain/purchasing/purchase-view";

type Props = { view: PurchaseView; line: PurchaseLineView | null; onClose: () => void; onDone: () => void };

/** Arrived, and goes back with the driver. */
export function RejectDialog({ view, line, onClose, onDone }: Props) {
  return (
    <Dialog open={line !== null} onOpenChange={(open) => !open && onClose()} title="Reject units" description={line ? `${lineName(line)}. They never enter the stock, and ${view.supplier.name} does not owe them any more.` : undefined}>
      {line && <Form key={line.id} view={view} line={line} onClose={onClose} onDone={onDone} />}
    </Dialog>
  );
}

function Form({ view, line, onClose, onDone }: Props & { line: PurchaseLineView }) {
  const [quantity, setQuantity] = useState(1);
  const [scanId] = useState(uuid);
  const { form, problem, errorOf, isBusy } = useSubmit(rejectPurchased, () => {
    play("right");
    toast({ title: `${unitWords(quantity)} rejected` });
    onClose();
    onDone();
  });
  return (
    <form {...form} className="grid gap-5">
      <input type="hidden" name="purchaseOrderId" value={view.id} /><input type="hidden" name="lineId" value={line.id} /><input type="hidden" name="scanId" value={scanId} />
      {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
      <div className="flex items-center justify-between gap-4"><span className="text-sm font-medium">Units</span><QuantityStepper label="Units to reject" name="quantity" value={quantity} min={1} max={toCome(line)} onValueChange={setQuantity} /></div>
      <RadioCards legend="Why?" name="rejectReason" defaultValue="damaged" options={rejectReasons.map((value) => ({ value, label: rejectLabel[value] }))} />
      <TextField id="reject-note" name="note" label="Note" isOptional maxLength={300} error={errorOf("note")} />
      <Button type="submit" look="danger" isBusy={isBusy}>Reject {unitWords(quantity)}</Button>
    </form>
  );
}
