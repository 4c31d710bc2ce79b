"use client";

import { useState } from "react";
import { useSubmit } from "@/components/staff/counter/use-submit";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { RadioCards } from "@/components/ui/radio-cards";
import { toast } from "@/components/ui/toast";
import { dispatchTransfer } from "@/lib/actions/transfers";
import { unitsOf, unitWords } from "@/lib/domain/inventory/unit-words";
import type { TransferView } from "@/lib/domain/transfers/transfer-view";

/** What leaves: what was scanned into the boxes, or the whole list. */
export function SendDialog({ view, isOpen, onClose, onDone }: { view: TransferView; isOpen: boolean; onClose: () => void; onDone: () => void }) {
  return (
    <Dialog open={isOpen} onOpenChange={(open) => !open && onClose()} title={`Send ${view.number}`} description={`The units leave the books of ${view.from.name} and can be sold nowhere until ${view.to.name} receives them.`}>
      {isOpen && <Form view={view} onClose={onClose} onDone={onDone} />}
    </Dialog>
  );
}

function Form({ view, onClose, onDone }: { view: TransferView; onClose: () => void; onDone: () => void }) {
  const [packed, wanted] = [unitsOf(view.lines, (line) => line.packed), unitsOf(view.lines, (line) => line.wanted)];
  const [chosen, setChosen] = useState<string | null>(null);
  const mustBeWhole = view.order !== null && packed < wanted;
  const as = chosen ?? (packed > 0 && !mustBeWhole ? "packed" : "listed");
  const { form, problem, isBusy } = useSubmit(dispatchTransfer, ({ units }) => {
    toast({ title: `${unitWords(units)} sent`, detail: `${view.to.name} expects them.` });
    onClose();
    onDone();
  });
  return (
    <form {...form} className="grid gap-5">
      <input type="hidden" name="transferId" value={view.id} />
      {problem && <Banner tone="negative" role="alert" title="Not sent">{problem}</Banner>}
      <RadioCards
        legend="What leaves?" name="as" value={as} onValueChange={setChosen}
        options={[
          { value: "packed", label: "What was scanned", detail: packed === 0 ? "Nothing was scanned yet." : mustBeWhole ? "An order’s goods leave whole: pack the rest first." : "Lines that were not packed stay here.", aside: unitWords(packed), disabled: packed === 0 || mustBeWhole },
          { value: "listed", label: "Everything as listed", detail: "Without scanning each unit.", aside: unitWords(wanted) },
        ]}
      />
      <Button type="submit" isBusy={isBusy}>Send {unitWords(as === "packed" ? packed : wanted)}</Button>
    </form>
  );
}
