"use client";

import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { takeOverPickup } from "@/lib/actions/fulfillment";
import { useSubmit } from "./use-submit";

/** A colleague has it: take it over, and say why. */
export function TakeOverDialog({ fulfillmentId, name, onDone }: { fulfillmentId: string; name: string; onDone: () => void }) {
  const [isOpen, setOpen] = useState(false);
  const { form, problem, errorOf, isBusy } = useSubmit(takeOverPickup, () => {
    setOpen(false);
    onDone();
  });
  return (
    <Dialog title={`Take over from ${name}?`} description={`${name} is working on this. Ask first, if you can.`} open={isOpen} onOpenChange={setOpen} trigger={<Button size="large" className="sm:justify-self-start">Take over</Button>}>
      <form {...form} className="grid gap-5">
        <input type="hidden" name="fulfillmentId" value={fulfillmentId} />
        {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
        <TextField name="reason" label="Why?" maxLength={200} placeholder="On break, end of shift…" required error={errorOf("reason")} />
        <Button type="submit" isBusy={isBusy}>Take over</Button>
      </form>
    </Dialog>
  );
}
