"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { EditLines } from "@/components/order/edit-lines";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { QuantityStepper } from "@/components/ui/quantity-stepper";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { proposeEdit, sendEdit } from "@/lib/actions/orders";
import { partOfWords } from "@/lib/domain/fulfillment/in-bundle";
import type { ProposedEdit } from "@/lib/domain/orders/propose-order-edit";
import type { OrderLineView, OrderPart } from "@/lib/domain/orders/order-view";

const kept = (line: OrderLineView) => line.quantity - line.cancelled - line.missing;

/** Drafts a change of a part that nobody picks yet, shows what it costs, and sends it to the shopper. */
export function ProposeEdit({ part, currency }: { part: Pick<OrderPart, "id" | "lines">; currency: string }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [quantities, setQuantities] = useState<Record<string, number>>({});
  const [sku, setSku] = useState("");
  const [units, setUnits] = useState(1);
  const [reason, setReason] = useState("");
  const [draft, setDraft] = useState<ProposedEdit | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const lines = part.lines.filter((line) => kept(line) > 0);
  const open = (next: boolean) => { setOpen(next); setDraft(null); setProblem(null); setQuantities({}); setSku(""); setUnits(1); setReason(""); };

  const propose = () => start(async () => {
    const outcome = await proposeEdit({
      fulfillmentId: part.id, quantities: lines.map((line) => ({ orderLineId: line.orderLineId, quantity: quantities[line.orderLineId] ?? kept(line) })),
      items: sku.trim() === "" ? [] : [{ sku, quantity: units }], reason,
    }).catch(() => null);
    if (!outcome?.ok) return setProblem(outcome ? (Object.values(outcome.fields)[0] ?? outcome.message) : "No connection. Nothing changed; try again.");
    setProblem(null);
    setDraft(outcome.data);
    router.refresh();
  });
  const send = (editId: ProposedEdit["editId"]) => start(async () => {
    const outcome = await sendEdit({ editId }).catch(() => null);
    if (!outcome?.ok) return setProblem(outcome?.message ?? "No connection. Nothing changed; try again.");
    toast({ title: "Sent", detail: "The shopper gets a mail and has two days to agree." });
    open(false);
    router.refresh();
  });

  return (
    <Dialog title="Propose a change" description={draft ? "Nothing happens until the shopper agrees." : "More or fewer units, or something else. Today’s prices count."} open={isOpen} onOpenChange={open} trigger={<Button size="small" look="quiet">Propose a change</Button>}
      footer={draft ? <><Button look="secondary" onClick={() => setDraft(null)}>Back</Button><Button isBusy={isBusy} onClick={() => send(draft.editId)}>Send to the shopper</Button></> : <Button isBusy={isBusy} onClick={propose}>See what it costs</Button>}>
      {problem && <Banner tone="negative" role="alert" className="mb-4">{problem}</Banner>}
      {draft ? <EditLines plan={draft.plan} currency={currency} /> : (
        <div className="grid gap-5">
          {lines.map((line) => (
            <div key={line.orderLineId} className="flex items-center justify-between gap-4 text-sm">
              <span className="min-w-0">{[line.title, line.variantTitle].filter(Boolean).join(", ")}<span className="block text-xs text-muted empty:hidden">{partOfWords(line.bundle)}</span></span>
              <QuantityStepper label={`Units of ${line.title}`} min={0} max={99} value={quantities[line.orderLineId] ?? kept(line)} onValueChange={(next) => setQuantities({ ...quantities, [line.orderLineId]: next })} />
            </div>
          ))}
          <div className="flex items-end gap-3">
            <TextField name="sku" label="Add by SKU" isOptional autoComplete="off" value={sku} onChange={(event) => setSku(event.target.value)} className="flex-1" />
            <QuantityStepper label="Units to add" min={1} max={99} value={units} onValueChange={setUnits} />
          </div>
          <TextField name="reason" label="Why" autoComplete="off" maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
        </div>
      )}
    </Dialog>
  );
}
