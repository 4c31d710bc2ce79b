"use client";

import { useState } from "react";
import { useSubmit } from "@/components/staff/counter/use-submit";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, fieldAttributes } from "@/components/ui/field";
import { FileInput } from "@/components/ui/file-input";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { finishDelivery, missDelivery } from "@/lib/actions/deliveries";
import { pictureTypes } from "@/lib/domain/catalog/picture";
import type { DeliveryStop } from "@/lib/domain/fulfillment/delivery-run";
import { deliveryProofs, doorPhotoDays, proofLabel, type DeliveryProof } from "@/lib/domain/fulfillment/delivery-trip";

type Props = { stop: DeliveryStop | null; onClose: () => void; onDone: () => void };

/** The proof at the door: a name, or the place where it was left, and a photo of it. */
export function DoorDialog({ stop, onClose, onDone }: Props) {
  const [proof, setProof] = useState<DeliveryProof>("name");
  const { form, problem, errorOf, isBusy } = useSubmit(finishDelivery, () => { toast({ title: "Delivered", detail: "The card is charged now." }); setProof("name"); onDone(); });
  return (
    <Dialog open={stop !== null} onOpenChange={(open) => !open && onClose()} title="Delivered" description={stop ? `${stop.customer.name}, ${stop.shipTo["line1"] ?? ""}` : ""}>
      <form {...form} className="grid gap-5">
        <input type="hidden" name="fulfillmentId" value={stop?.id ?? ""} />
        {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
        <RadioCards legend="How?" name="proof" value={proof} onValueChange={(value) => setProof(value === "door" ? "door" : "name")} options={deliveryProofs.map((value) => ({ value, label: proofLabel[value] }))} />
        <TextField key={proof} name="note" label={proof === "name" ? "Name of who took it" : "Where it stands"} hint={proof === "name" ? "As they say it." : "The shopper reads it, like “behind the planter”."} maxLength={120} autoComplete="off" error={errorOf("note")} />
        <Field id="door-photo" label="Photo" isOptional hint={`Of the goods at the door. The shopper sees it; it is deleted after ${doorPhotoDays} days.`} error={errorOf("photo")}>
          <FileInput {...fieldAttributes("door-photo", { hint: "x", error: errorOf("photo") })} name="photo" accept={pictureTypes.join(",")} capture="environment" />
        </Field>
        <Button type="submit" size="large" isBusy={isBusy}>It is delivered</Button>
      </form>
    </Dialog>
  );
}

/** Why it comes back. */
export function MissedDialog({ stop, onClose, onDone }: Props) {
  const { form, problem, errorOf, isBusy } = useSubmit(missDelivery, () => { toast({ title: "It comes back", detail: "The shopper is asked for another time." }); onDone(); });
  return (
    <Dialog open={stop !== null} onOpenChange={(open) => !open && onClose()} title="Not delivered" description={stop ? `${stop.customer.name}, ${stop.shipTo["line1"] ?? ""}. It goes back to the store, and nothing is charged.` : ""}>
      <form {...form} className="grid gap-5">
        <input type="hidden" name="fulfillmentId" value={stop?.id ?? ""} />
        {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
        <TextField name="note" label="What happened" hint="The shopper reads it, like “nobody opened, bell rung twice”." maxLength={120} autoComplete="off" error={errorOf("note")} />
        <Button type="submit" size="large" isBusy={isBusy}>Take it back</Button>
      </form>
    </Dialog>
  );
}
