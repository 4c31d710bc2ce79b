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
import { rejectArrived } from "@/lib/actions/transfers";
import { lineName, unitWords } from "@/lib/domain/inventory/unit-words";
import { onTheWay } from "@/lib/domain/transfers/transfer-line";
import type { TransferLineView, TransferView } from "@/lib/domain/transfers/transfer-view";

type Props = { view: TransferView; line: TransferLineView | null; onClose: () => void; onDone: () => void };

/** Arrived, but not fit for sale. */
export function DamageDialog({ view, line, onClose, onDone }: Props) {
  return (
    <Dialog open={line !== null} onOpenChange={(open) => !open && onClose()} title="Arrived damaged" description={line ? `${lineName(line)}. The units are on hand here, set aside as damaged, and not for sale.` : undefined}>
      {line && <Form key={line.id} view={view} line={line} onClose={onClose} onDone={onDone} />}
    </Dialog>
  );
}

function Form({ view, line, onClose, onDone }: Props & { line: TransferLineView }) {
  const [quantity, setQuantity] = useState(1);
  const [scanId] = useState(uuid);
  const { form, problem, errorOf, isBusy } = useSubmit(rejectArrived, () => {
    play("right");
    toast({ title: `${unitWords(quantity)} set aside as damaged` });
    onClose();
    onDone();
  });
  return (
    <form {...form} className="grid gap-5">
      <input type="hidden" name="transferId" value={view.id} /><input type="hidden" name="lineId" value={line.id} /><input type="hidden" name="scanId" value={scanId} />
      {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
      <div className="flex items-center justify-between gap-4"><span className="text-sm font-medium">Units</span><QuantityStepper label="Damaged units" name="quantity" value={quantity} min={1} max={onTheWay(line)} onValueChange={setQuantity} /></div>
      <TextField name="reason" label="What is wrong" required maxLength={200} error={errorOf("reason")} />
      <Button type="submit" isBusy={isBusy}>Set {unitWords(quantity)} aside</Button>
    </form>
  );
}
