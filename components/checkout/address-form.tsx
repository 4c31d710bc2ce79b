"use client";

import { useCallback } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { saveAddress } from "@/lib/actions/checkout";
import { usStates } from "@/lib/domain/locations/us-states";
import type { CheckoutView } from "@/lib/domain/orders/checkout";
import { useBlurCheck } from "./use-blur-check";
import { useStepForm } from "./use-step-form";

type Props = { checkout: Pick<CheckoutView, "id" | "shipTo" | "contact">; next: string };

export function AddressForm({ checkout, next }: Props) {
  // Where a store's own van could come, its windows are shown before anything else.
  const { form, element, refusal, field, errorOf, isBusy } = useStepForm(saveAddress, useCallback((saved: { isNear: boolean }) => (saved.isNear ? "/checkout?step=delivery&way=choose" : next), [next]));
  const blur = useBlurCheck({ postcode: (value) => (/^\d{5}(-\d{4})?$/.test(value.trim()) ? undefined : "A ZIP code has five digits.") });
  const to = checkout.shipTo;
  const { error: stateError, ...state } = field("state", to?.state ?? "");
  return (
    <form {...form} ref={element} className="grid max-w-xl gap-5" onBlur={blur.onBlur}>
      {refusal && refusal.code !== "invalid" && <Banner tone="negative" role="alert">{refusal.message}</Banner>}
      <input type="hidden" name="checkoutId" value={checkout.id} />
      <TextField {...field("name", to?.name ?? checkout.contact?.name)} label="Name at the door" autoComplete="shipping name" required />
      <TextField {...field("line1", to?.line1)} label="Street and number" autoComplete="shipping address-line1" required />
      <TextField {...field("line2", to?.line2)} label="Apartment, floor, door code" isOptional autoComplete="shipping address-line2" />
      <div className="grid gap-5 sm:grid-cols-[1fr_9rem]">
        <TextField {...field("city", to?.city)} label="City" autoComplete="shipping address-level2" required />
        <TextField {...field("postcode", to?.postcode)} label="ZIP code" autoComplete="shipping postal-code" inputMode="numeric" maxLength={10} required error={blur.errorOf("postcode") ?? errorOf("postcode")} />
      </div>
      <Field id="state" label="State" error={stateError}>
        <Select {...state} autoComplete="shipping address-level1" required {...fieldAttributes("state", { error: stateError })}>
          <option value="">Choose a state</option>
          {Object.entries(usStates).map(([code, name]) => <option key={code} value={code}>{name}</option>)}
        </Select>
      </Field>
      <Button type="submit" size="large" className="justify-self-start max-sm:w-full" isBusy={isBusy}>Continue</Button>
    </form>
  );
}
