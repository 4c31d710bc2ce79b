"use client";

import { useState } from "react";
import { useSubmit } from "@/components/staff/counter/use-submit";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { QuantityStepper } from "@/components/ui/quantity-stepper";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { uuid } from "@/components/ui/uuid";
import { reportMissingUnits } from "@/lib/actions/transfers";
import { lineName, unitWords } from "@/lib/domain/inventory/unit-words";
import { onTheWay } from "@/lib/domain/transfers/transfer-line";
import type { TransferLineView, TransferView } from "@/lib/domain/transfers/transfer-view";
import { OutcomeCards } from "./outcome-cards";

type Props = { view: TransferView; line: TransferLineView | null; onClose: () => void; onDone: () => void };

/** Fewer arrived than were sent: somebody says what became of the rest. */
export function MissingDialog({ view, line, onClose, onDone }: Props) {
  return (
    <Dialog open={line !== null} onOpenChange={(open) => !open && onClose()} title="Did not arrive" description={line ? `${lineName(line)}: ${unitWords(onTheWay(line))} still on the way.` : undefined}>
      {line && <Form key={line.id} view={view} line={line} onClose={onClose} onDone={onDone} />}
    </Dialog>
  );
}

function Form({ view, line, onClose, onDone }: Props & { line: TransferLineView }) {
  const [quantity, setQuantity] = useState(onTheWay(line));
  const [reportId] = useState(uuid);
  const { form, problem, errorOf, isBusy } = useSubmit(reportMissingUnits, () => {
    toast({ title: `${unitWords(quantity)} reported under` });
    onClose();
    onDone();
  });
  return (
    <form {...form} className="grid gap-5">
      <input type="hidden" name="transferId" value={view.id} /><input type="hidden" name="lineId" value={line.id} /><input type="hidden" name="reportId" value={reportId} />
      {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
      <div className="flex items-center justify-between gap-4"><span className="text-sm font-medium">Units</span><QuantityStepper label="Missing units" name="quantity" value={quantity} min={1} max={onTheWay(line)} onValueChange={setQuantity} /></div>
      <OutcomeCards view={view} error={errorOf("outcome")} />
      <TextField name="note" label="Note" isOptional maxLength={300} error={errorOf("note")} />
      <Button type="submit" isBusy={isBusy}>Report {unitWords(quantity)} under</Button>
    </form>
  );
}
