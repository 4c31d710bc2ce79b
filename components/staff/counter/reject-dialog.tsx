"use client";

import { useState, useTransition } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { QuantityStepper } from "@/components/ui/quantity-stepper";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { rejectUnits, requestTransfer } from "@/lib/actions/fulfillment";
import { mayDo } from "@/lib/domain/fulfillment/allowed-actions";
import { isDelivery } from "@/lib/domain/fulfillment/fulfillment-state";
import { leftToPick } from "@/lib/domain/fulfillment/line-progress";
import { shelfWords } from "@/lib/domain/fulfillment/pick-path";
import type { PickupLine, PickupView } from "@/lib/domain/fulfillment/pickup-view";
import { effectWords, type RejectReason } from "@/lib/domain/fulfillment/reject-reason";
import { nameOf } from "./use-pick";

type Props = { view: PickupView; reasons: RejectReason[]; /** One item, or all that is left of the order. */ what: PickupLine | "all" | null; onClose: () => void; onDone: () => void };

/** "Can't find", "damaged", "no time": why the store gives something back, and what that does. */
export function RejectDialog({ view, reasons, what, onClose, onDone }: Props) {
  const title = what === "all" ? "Reject this order?" : what ? `Reject ${nameOf(what)}?` : "";
  return (
    <Dialog open={what !== null} onOpenChange={(open) => !open && onClose()} title={title} description={what === "all" ? "Everything that was not handed over is given back; what is picked goes back to its shelf." : "Look once more at these places before you give up."}>
      {what && <Form key={what === "all" ? what : what.id} view={view} reasons={reasons} line={what === "all" ? null : what} onClose={onClose} onDone={onDone} />}
    </Dialog>
  );
}

function Form({ view, reasons, line, onClose, onDone }: Omit<Props, "what"> & { line: PickupLine | null }) {
  const left = line ? leftToPick(line) : 0;
  const [reasonId, setReasonId] = useState(reasons[0]?.id ?? "");
  const [quantity, setQuantity] = useState(left);
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const reason = reasons.find(({ id }) => id === reasonId);
  const isSent = isDelivery(view.method);
  const input = { fulfillmentId: view.id, reasonId, note, lines: line ? [{ lineId: line.id, quantity }] : [] };
  const mayTransfer = mayDo(view.actions, "request_transfer");
  const bring = () => start(async () => {
    const outcome = await requestTransfer(input).catch(() => null);
    if (!outcome?.ok) return setProblem(outcome?.message ?? "No connection. Nothing was changed; try again.");
    toast({ title: "It is sent here from elsewhere", detail: `${view.customer.name} is told the new day, and may still choose something else.` });
    onClose();
    onDone();
  });
  const send = () => start(async () => {
    const outcome = await rejectUnits(input).catch(() => null);
    if (!outcome?.ok) return setProblem(outcome?.message ?? "No connection. Nothing was rejected; try again.");
    const { rerouted, freed } = outcome.data;
    toast({ title: rerouted > 0 ? "Another place sends it" : "The shopper is asked", detail: [rerouted > 0 ? "The decision is on the order." : "Another store, delivery or a refund.", freed > 0 && `${freed} other ${freed === 1 ? "order" : "orders"} lost the item too.`].filter(Boolean).join(" ") });
    onClose();
    onDone();
  });
  return (
    <div className="grid gap-5">
      {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
      {line && (
        <ul className="grid gap-1 text-sm">
          <li>{shelfWords(line)}: the books say {line.onHand} on hand</li>
          <li>The next bays, returns and displays</li>
          {line.elsewhere.length > 0 && <li className="text-muted">Other stores have it: {line.elsewhere.map((place) => `${place.storeName} (${place.available})`).join(", ")}</li>}
        </ul>
      )}
      <Field id="reject-reason" label="Reason" hint={reason && effectWords(reason)}>
        <Select {...fieldAttributes("reject-reason", { hint: "x" })} value={reasonId} onChange={(event) => setReasonId(event.target.value)}>{reasons.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</Select>
      </Field>
      {line && <div className="flex items-center justify-between gap-4"><span className="text-sm font-medium">Units rejected</span><QuantityStepper label="Units rejected" value={quantity} min={1} max={left} onValueChange={setQuantity} /></div>}
      <Field id="reject-note" label="Note" isOptional>
        <Input {...fieldAttributes("reject-note")} value={note} maxLength={300} placeholder="Where you looked, what you saw" onChange={(event) => setNote(event.target.value)} />
      </Field>
      <p className="text-xs text-muted">
        {isSent
          ? `Another place sends it, if the routing finds one. If not, it is parked and tried again, and ${view.customer.name} may choose meanwhile.`
          : `${view.customer.name} gets a link to choose another store, delivery or a refund. Nothing moves to another store without that choice.${mayTransfer ? " Or have it sent here by a place that has it: the shopper learns the new day, and can still choose." : ""}`}
      </p>
      <div className="grid gap-3 sm:flex sm:flex-wrap sm:justify-end"><Button look="quiet" onClick={onClose}>{line ? "Keep looking" : "Keep it"}</Button>{mayTransfer && <Button look="secondary" isBusy={isBusy} onClick={bring}>Request transfer</Button>}<Button look="danger" isBusy={isBusy} onClick={send}>{isSent ? "Send from elsewhere" : "Ask the shopper"}</Button></div>
    </div>
  );
}
