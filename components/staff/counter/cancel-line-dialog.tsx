"use client";

import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, fieldAttributes } from "@/components/ui/field";
import { QuantityStepper } from "@/components/ui/quantity-stepper";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { cancelPickupLine } from "@/lib/actions/fulfillment";
import { wanted } from "@/lib/domain/fulfillment/line-progress";
import { unitsMinor } from "@/lib/domain/fulfillment/line-money";
import type { PickupLine, PickupView } from "@/lib/domain/fulfillment/pickup-view";
import { formatMoney } from "@/lib/kernel/money";
import { nameOf } from "./use-pick";
import { useSubmit } from "./use-submit";

const cancellable = (line: PickupLine) => wanted(line) + line.missing - line.handedOver;

/** The shopper does not want something after all: it goes back on sale, and its money back. */
export function CancelLineDialog({ view, isOpen, onClose, onDone }: { view: PickupView; isOpen: boolean; onClose: () => void; onDone: () => void }) {
  const lines = view.lines.filter((line) => cancellable(line) > 0);
  const [orderLineId, setLine] = useState(lines[0]?.orderLineId ?? "");
  const [quantity, setQuantity] = useState(1);
  const { form, problem, errorOf, isBusy } = useSubmit(cancelPickupLine, () => {
    toast({ title: "Cancelled", detail: "The money goes back to the card; the shopper gets a mail." });
    onDone();
    onClose();
  });
  const line = lines.find((one) => one.orderLineId === orderLineId) ?? lines[0];
  const priced = line ? line.quantity - line.moved : 0;
  const amount = line ? unitsMinor(line.totalMinor, priced, priced - line.cancelled - quantity, quantity) : 0;
  return (
    <Dialog title="Cancel an item" open={isOpen} onOpenChange={(open) => !open && onClose()}>
      {!line ? <p className="text-sm">Everything was handed over or cancelled already.</p> : (
        <form {...form} className="grid gap-5">
          <input type="hidden" name="fulfillmentId" value={view.id} />
          {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
          <Field id="orderLineId" label="Item">
            <Select {...fieldAttributes("orderLineId")} name="orderLineId" value={line.orderLineId} onChange={(event) => { setLine(event.target.value); setQuantity(1); }}>
              {lines.map((one) => <option key={one.orderLineId} value={one.orderLineId}>{nameOf(one)}</option>)}
            </Select>
          </Field>
          <div className="flex items-center justify-between gap-4"><span className="text-sm font-medium">Units</span><QuantityStepper key={line.orderLineId} label="Units to cancel" name="quantity" value={quantity} max={cancellable(line)} onValueChange={setQuantity} /></div>
          <TextField name="reason" label="Reason" maxLength={300} required error={errorOf("reason")} />
          <p className="figures text-sm">Goes back: <strong className="font-semibold">{formatMoney(amount, view.currency)}</strong></p>
          <Button type="submit" look="danger" isBusy={isBusy}>Cancel {quantity} {quantity === 1 ? "unit" : "units"}</Button>
        </form>
      )}
    </Dialog>
  );
}
