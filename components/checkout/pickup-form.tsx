"use client";

import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { TextField } from "@/components/ui/text-field";
import { savePickup } from "@/lib/actions/checkout";
import type { CheckoutView } from "@/lib/domain/orders/checkout";
import { useStepForm } from "./use-step-form";

type Props = { checkout: Pick<CheckoutView, "id" | "pickupPerson" | "contact">; next: string; isSlotMissing: boolean; /** Lines said to be sent to their store first. */ suppliedLines: string[] };

/** Who collects: the buyer, or someone else by name. */
export function PickupForm({ checkout, next, isSlotMissing, suppliedLines }: Props) {
  const { form, element, refusal, field, isBusy } = useStepForm(savePickup, next);
  const [isOther, setOther] = useState(checkout.pickupPerson !== null);
  return (
    <form {...form} ref={element} className="mt-6 grid max-w-xl gap-5">
      {refusal && refusal.code !== "invalid" && <Banner tone="negative" role="alert">{refusal.message}</Banner>}
      <input type="hidden" name="checkoutId" value={checkout.id} />
      <input type="hidden" name="suppliedLines" value={suppliedLines.join(",")} />
      <Checkbox label="Someone else picks this up" checked={isOther} onChange={(event) => setOther(event.target.checked)} />
      {isOther && (
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField {...field("personName", checkout.pickupPerson?.name)} label="Their name" autoComplete="off" />
          <TextField {...field("personContact", checkout.pickupPerson?.contact)} label="Their e-mail or phone" autoComplete="off" />
        </div>
      )}
      {isSlotMissing && <p className="text-sm text-muted">Choose a time above to continue.</p>}
      <Button type="submit" size="large" className="justify-self-start max-sm:w-full" isBusy={isBusy} disabled={isSlotMissing}>Continue</Button>
    </form>
  );
}
