"use client";

import { useState } from "react";
import { useSubmit } from "@/components/staff/counter/use-submit";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { reportLost } from "@/lib/actions/shipping";
import type { PickupView } from "@/lib/domain/fulfillment/pickup-view";
import { formatMoney } from "@/lib/kernel/money";

/** A shipment that will not arrive: the money back, or the goods once more. */
export function LostDialog({ view, onDone }: { view: PickupView; onDone: () => void }) {
  const [isOpen, setOpen] = useState(false);
  const { form, problem, errorOf, isBusy } = useSubmit(reportLost, ({ sentAs }) => {
    toast({ title: `${view.number} is lost`, detail: sentAs > 0 ? "It is sent once more, first in the queue." : "The money is on its way back." });
    setOpen(false);
    onDone();
  });
  return (
    <>
      <Button look="secondary" size="large" onClick={() => setOpen(true)}>It is lost…</Button>
      <Dialog open={isOpen} onOpenChange={setOpen} title={`${view.number} is lost`} description="The units stay out of the books. The shopper hears of it by mail.">
        <form {...form} className="grid gap-5">
          <input type="hidden" name="fulfillmentId" value={view.id} />
          {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
          <div className="grid gap-1.5">
            <RadioCards
              legend="What does the shopper get?" name="decision"
              options={[
                { value: "reship", label: "The goods once more", detail: "From wherever the routing finds them, in the priority lane. Nothing is charged again." },
                { value: "refund", label: "The money back", detail: `${formatMoney(view.totalMinor, view.currency)}, the way it was paid.` },
              ]}
            />
            {errorOf("decision") && <p role="alert" className="text-xs text-negative">{errorOf("decision")}</p>}
          </div>
          <TextField name="note" label="What the carrier says" isOptional maxLength={300} error={errorOf("note")} />
          <Button type="submit" look="danger" isBusy={isBusy}>Report it lost</Button>
        </form>
      </Dialog>
    </>
  );
}
