"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { QuantityStepper } from "@/components/ui/quantity-stepper";
import { RadioCards } from "@/components/ui/radio-cards";
import { unitWords } from "@/lib/domain/inventory/unit-words";

const reasons = ["Sealed carton, counted by its label", "Label torn or missing", "Item has no barcode"];
export type Countable = { id: string; name: string; sku: string; /** Units that may still be counted. */ most: number };
type Props = { item: Countable | null; onClose: () => void; onCount: (quantity: number, reason: string) => void };

/** Several units at once without a scan each, for a reason that stays on record. */
export function CountDialog({ item, onClose, onCount }: Props) {
  return (
    <Dialog open={item !== null} onOpenChange={(open) => !open && onClose()} title="Count without scanning" description={item ? `${item.name}. Compare SKU ${item.sku} with the label first.` : undefined}>
      {item && <Form key={item.id} most={item.most} onCount={(quantity, reason) => { onCount(quantity, reason); onClose(); }} />}
    </Dialog>
  );
}

function Form({ most, onCount }: { most: number; onCount: (quantity: number, reason: string) => void }) {
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
