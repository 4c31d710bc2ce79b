"use client";

import { useState } from "react";
import { useSubmit } from "@/components/staff/counter/use-submit";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { chooseSellAhead } from "@/lib/actions/inventory";
import { lineName } from "@/lib/domain/inventory/unit-words";
import type { PurchaseLineView, PurchaseView } from "@/lib/domain/purchasing/purchase-view";

type Props = { view: PurchaseView; line: PurchaseLineView | null; onClose: () => void; onDone: () => void };

/** Whether shoppers may buy what this order brings before it is there. */
export function SellAheadDialog({ view, line, onClose, onDone }: Props) {
  return (
    <Dialog open={line !== null} onOpenChange={(open) => !open && onClose()} title="Sell before it is here" description={line ? `${lineName(line)}, delivered from ${view.location.name}. The promise follows the day of the purchase orders, the soonest first.` : undefined}>
      {line && <Form key={line.id} view={view} line={line} onClose={onClose} onDone={onDone} />}
    </Dialog>
  );
}

function Form({ view, line, onClose, onDone }: Props & { line: PurchaseLineView }) {
  const [kind, setKind] = useState<string>(line.sellAhead?.kind ?? "none");
  const { form, problem, errorOf, isBusy } = useSubmit(chooseSellAhead, () => {
    toast({ title: kind === "none" ? "Sold only when it is here" : "Shoppers can have it ahead" });
    onClose();
    onDone();
  });
  return (
    <form {...form} className="grid gap-5">
      <input type="hidden" name="variantId" value={line.variantId} /><input type="hidden" name="locationId" value={view.location.id} />
      {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
      <RadioCards
        legend="Shoppers may" name="kind" value={kind} onValueChange={setKind}
        options={[
          { value: "none", label: "Buy it when it is here", detail: "Sold out until then." },
          { value: "backorder", label: "Backorder it", detail: "It was here and comes again." },
          { value: "pre_order", label: "Pre-order it", detail: "It comes for the first time." },
        ]}
      />
      {kind !== "none" && <TextField id="ahead-cap" name="cap" label="At most, units beyond what is here" inputMode="numeric" required defaultValue={line.sellAhead?.cap ?? ""} error={errorOf("cap")} hint="Never more than is on the way, whatever you enter." />}
      <Button type="submit" isBusy={isBusy}>Save</Button>
    </form>
  );
}
