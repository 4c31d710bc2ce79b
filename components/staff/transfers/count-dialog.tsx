"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { QuantityStepper } from "@/components/ui/quantity-stepper";
import { RadioCards } from "@/components/ui/radio-cards";
import { lineName, unitWords } from "@/lib/domain/transfers/transfer-line";
import type { TransferLineView } from "@/lib/domain/transfers/transfer-view";

const reasons = ["Sealed carton, counted by its label", "Label torn or missing", "Item has no barcode"];
type Props = { line: TransferLineView | null; left: (line: TransferLineView) => number; onClose: () => void; onCount: (line: TransferLineView, quantity: number, reason: string) => void };

/** Several units at once without a scan each, for a reason that stays on record. */
export function CountDialog({ line, left, onClose, onCount }: Props) {
  return (
    <Dialog open={line !== null} onOpenChange={(open) => !open && onClose()} title="Count without scanning" description={line ? `${lineName(line)}. Compare SKU ${line.sku} with the label first.` : undefined}>
      {line && <Form key={line.id} line={line} most={left(line)} onCount={(quantity, reason) => { onCount(line, quantity, reason); onClose(); }} />}
    </Dialog>
  );
}

function Form({ most, onCount }: { line: TransferLineView; most: number; onCount: (quantity: number, reason: string) => void }) {
  const [quantity, setQuantity] = useState(most);
  const [reason, setReason] = useState(reasons[0] ?? "");
  return (
    <form className="grid gap-5" onSubmit={(event) => { event.preventDefault(); onCount(quantity, reason); }}>
      <div className="flex items-center justify-between gap-4"><span className="text-sm font-medium">Units</span><QuantityStepper label="Units" value={quantity} min={1} max={most} onValueChange={setQuantity} /></div>
      <RadioCards legend="Why?" name="reason" value={reason} onValueChange={setReason} options={reasons.map((value) => ({ value, label: value }))} />
      <Button type="submit">Count {unitWords(quantity)}</Button>
    </form>
  );
}
