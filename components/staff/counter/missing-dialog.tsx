"use client";

import { useState, useTransition } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { QuantityStepper } from "@/components/ui/quantity-stepper";
import { toast } from "@/components/ui/toast";
import { reportMissing } from "@/lib/actions/fulfillment";
import { leftToPick } from "@/lib/domain/fulfillment/line-progress";
import { shelfWords } from "@/lib/domain/fulfillment/pick-path";
import type { PickupLine, PickupView } from "@/lib/domain/fulfillment/pickup-view";
import { nameOf } from "./use-pick";

type Props = { view: PickupView; line: PickupLine | null; onClose: () => void; onDone: () => void };

/** "Can't find": first where else to look, then the shopper decides. */
export function MissingDialog({ view, line, onClose, onDone }: Props) {
  return (
    <Dialog open={line !== null} onOpenChange={(open) => !open && onClose()} title={line ? `Can't find ${nameOf(line)}?` : ""} description="Look once more at these places before you give up.">
      {line && <Form key={line.id} view={view} line={line} onClose={onClose} onDone={onDone} />}
    </Dialog>
  );
}

function Form({ view, line, onClose, onDone }: { view: PickupView; line: PickupLine; onClose: () => void; onDone: () => void }) {
  const left = leftToPick(line);
  const [quantity, setQuantity] = useState(left);
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const send = () => start(async () => {
    const outcome = await reportMissing({ fulfillmentId: view.id, lineId: line.id, quantity, note }).catch(() => null);
    if (!outcome?.ok) return setProblem(outcome?.message ?? "No connection. Nothing was reported; try again.");
    toast({ title: "The shopper is asked", detail: "Another store, delivery or a refund. A count of the shelf is open." });
    onClose();
    onDone();
  });
  return (
    <div className="grid gap-5">
      {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
      <ul className="grid gap-1 text-sm">
        <li>{shelfWords(line)}: the books say {line.onHand} on hand</li>
        <li>The next bays, returns and displays</li>
        {line.elsewhere.length > 0 && <li className="text-muted">Other stores have it: {line.elsewhere.map((place) => `${place.storeName} (${place.available})`).join(", ")}</li>}
      </ul>
      <div className="flex items-center justify-between gap-4"><span className="text-sm font-medium">Units not found</span><QuantityStepper label="Units not found" value={quantity} min={1} max={left} onValueChange={setQuantity} /></div>
      <Field id="missing-note" label="Note" isOptional hint="Where you looked, what you saw">
        <Input {...fieldAttributes("missing-note", { hint: "x" })} value={note} maxLength={300} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <p className="text-xs text-muted">These units go off sale, a count is opened, and {view.customer.name} gets a link to choose another store, delivery or a refund. What you found can still be handed over.</p>
      <div className="flex flex-wrap justify-end gap-3"><Button look="quiet" onClick={onClose}>Keep looking</Button><Button look="danger" isBusy={isBusy} onClick={send}>Ask the shopper</Button></div>
    </div>
  );
}
