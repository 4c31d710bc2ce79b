"use client";

import { useState } from "react";
import { useSubmit } from "@/components/staff/counter/use-submit";
import { play } from "@/components/staff/counter/sounds";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { QuantityStepper } from "@/components/ui/quantity-stepper";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { uuid } from "@/components/ui/uuid";
import { reportUnsent } from "@/lib/actions/transfers";
import { discrepancyLabel } from "@/lib/domain/transfers/transfer-state";
import { unitWords } from "@/lib/domain/inventory/unit-words";
import type { TransferView } from "@/lib/domain/transfers/transfer-view";

type Props = { view: TransferView; scanned: string | null; onClose: () => void; onDone: () => void };

/** More than was sent, or something that was never sent. */
export function ExtraDialog({ view, scanned, onClose, onDone }: Props) {
  return (
    <Dialog
      open={scanned !== null} onOpenChange={(open) => !open && onClose()} title="Report what was not sent"
      description={`The units join the stock of ${view.to.name} and leave the books of ${view.from.name}; what those cannot give is counted there.`}
    >
      {scanned !== null && <Form key={scanned} view={view} scanned={scanned} onClose={onClose} onDone={onDone} />}
    </Dialog>
  );
}

function Form({ view, scanned, onClose, onDone }: Props) {
  const [quantity, setQuantity] = useState(1);
  const [reportId] = useState(uuid);
  const { form, problem, errorOf, isBusy } = useSubmit(reportUnsent, ({ kind }) => {
    play("right");
    toast({ title: `${unitWords(quantity)} taken in`, detail: `Reported as ${discrepancyLabel[kind].toLowerCase()}.` });
    onClose();
    onDone();
  });
  return (
    <form {...form} className="grid gap-5">
      <input type="hidden" name="transferId" value={view.id} /><input type="hidden" name="reportId" value={reportId} />
      {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
      <TextField name="scanned" label="Item" defaultValue={scanned ?? ""} required maxLength={200} error={errorOf("scanned")} hint="GTIN or SKU" />
      <div className="flex items-center justify-between gap-4"><span className="text-sm font-medium">Units</span><QuantityStepper label="Units that were not sent" name="quantity" value={quantity} min={1} max={999} onValueChange={setQuantity} /></div>
      <TextField name="note" label="Note" isOptional maxLength={300} error={errorOf("note")} />
      <Button type="submit" isBusy={isBusy}>Take in {unitWords(quantity)}</Button>
    </form>
  );
}
