"use client";

import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { holdPart } from "@/lib/actions/exceptions";
import { holdLabel, holdReasons } from "@/lib/domain/fulfillment/hold";
import { useSubmit } from "./use-submit";

/** Nobody picks it until somebody lets it go; its goods and its hour stay kept. */
export function HoldDialog({ fulfillmentId, isOpen, onClose, onDone }: { fulfillmentId: string; isOpen: boolean; onClose: () => void; onDone: () => void }) {
  const { form, problem, errorOf, isBusy } = useSubmit(holdPart, () => {
    toast({ title: "On hold", detail: "It is listed under Exceptions." });
    onClose();
    onDone();
  });
  return (
    <Dialog title="Put on hold?" description="It leaves the queue. Its goods, its hour and what is picked stay as they are." open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <form {...form} className="grid gap-5">
        <input type="hidden" name="fulfillmentId" value={fulfillmentId} />
        {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
        <Field id="hold-reason" label="Reason"><Select {...fieldAttributes("hold-reason")} name="reason">{holdReasons.map((reason) => <option key={reason} value={reason}>{holdLabel[reason]}</option>)}</Select></Field>
        <TextField name="note" label="Note" isOptional maxLength={200} error={errorOf("note")} />
        <Button type="submit" isBusy={isBusy}>Put on hold</Button>
      </form>
    </Dialog>
  );
}
