"use client";

import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { takePickupOffShelf } from "@/lib/actions/fulfillment";
import { useSubmit } from "./use-submit";

/** A part that was said to be ready and is not: the shopper is told before they come. */
export function OffShelfDialog({ fulfillmentId, isOpen, onClose, onDone }: { fulfillmentId: string; isOpen: boolean; onClose: () => void; onDone: () => void }) {
  const { form, problem, errorOf, isBusy } = useSubmit(takePickupOffShelf, () => {
    toast({ title: "Not ready any more", detail: "The shopper is told to wait." });
    onClose();
    onDone();
  });
  return (
    <Dialog title="Not ready after all?" description="It goes back into your hands with what is picked. The shopper is told to wait, and told again when it is ready." open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <form {...form} className="grid gap-5">
        <input type="hidden" name="fulfillmentId" value={fulfillmentId} />
        {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
        <TextField name="reason" label="What is wrong" hint="The shopper reads this." required maxLength={200} error={errorOf("reason")} />
        <Button type="submit" isBusy={isBusy}>Take it off the shelf</Button>
      </form>
    </Dialog>
  );
}
