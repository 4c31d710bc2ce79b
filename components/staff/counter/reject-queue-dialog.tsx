"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { rejectQueue } from "@/lib/actions/exceptions";
import type { RejectReason } from "@/lib/domain/fulfillment/reject-reason";
import { useSubmit } from "./use-submit";

/** Gives the store's whole queue back; only reasons that leave the stock alone fit so many items at once. */
export function RejectQueueDialog({ locationId, storeName, reasons }: { locationId: string; storeName: string; reasons: RejectReason[] }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const { form, problem, errorOf, isBusy } = useSubmit(rejectQueue, ({ rerouted, asked, left }) => {
    setOpen(false);
    toast({ title: "The queue is given back", detail: [`${rerouted} sent from elsewhere`, `${asked} asked`, left > 0 && `${left} begun meanwhile`].filter(Boolean).join(", ") });
    router.refresh();
  });
  const fitting = reasons.filter(({ effect }) => effect === "none");
  return (
    <Dialog
      title="Reject the queue?" description={`Everything at ${storeName} that nobody has begun is given back: deliveries go to other places, shoppers of pickups get to choose.`}
      open={isOpen} onOpenChange={setOpen} trigger={<Button size="small" look="secondary" className="min-h-11 lg:min-h-9">Reject the queue</Button>}
    >
      <form {...form} className="grid gap-5">
        <input type="hidden" name="locationId" value={locationId} />
        {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
        {fitting.length === 0 && <Banner tone="warning">No reason that leaves the stock on sale is in use.</Banner>}
        <Field id="queue-reason" label="Reason"><Select {...fieldAttributes("queue-reason")} name="reasonId">{fitting.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</Select></Field>
        <TextField name="note" label="Note" isOptional maxLength={300} error={errorOf("note")} />
        <Button type="submit" look="danger" isBusy={isBusy} disabled={fitting.length === 0}>Reject the queue</Button>
      </form>
    </Dialog>
  );
}
