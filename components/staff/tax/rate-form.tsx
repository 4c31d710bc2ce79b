"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { keepTaxRate } from "@/lib/actions/pricing";
import { usStates } from "@/lib/domain/locations/us-states";

/** Sets the rate of a state for what is sold from now on. */
export function RateForm() {
  const router = useRouter();
  const { form, outcome, refusal, field, isBusy } = useActionForm(keepTaxRate);
  useEffect(() => { if (outcome?.ok) router.refresh(); }, [outcome, router]);
  const [state, taxClass, rate] = [field("state"), field("taxClass"), field("ratePercent")];
  return (
    <section aria-labelledby="set-rate" className="max-w-3xl rounded-md border border-line bg-surface p-4">
      <h2 id="set-rate" className="text-sm font-semibold">Set the rate of a state</h2>
      <form {...form} noValidate className="mt-3 grid items-start gap-4 sm:grid-cols-[1fr_1fr_8rem_auto]">
        <Field id="tax-state" label="State" error={state.error}><Select name="state" defaultValue={state.defaultValue ?? ""} {...fieldAttributes("tax-state", { error: state.error })}><option value="" disabled>Choose</option>{Object.entries(usStates).map(([code, name]) => <option key={code} value={code}>{name}</option>)}</Select></Field>
        <Field id="tax-class" label="Of" error={taxClass.error}><Select name="taxClass" defaultValue={taxClass.defaultValue ?? "standard"} {...fieldAttributes("tax-class", { error: taxClass.error })}><option value="standard">Goods</option><option value="delivery">Deliveries</option></Select></Field>
        <TextField {...rate} label="Rate, %" inputMode="decimal" autoComplete="off" error={rate.error ?? refusal?.message} />
        <Button type="submit" look="secondary" isBusy={isBusy} className="sm:mt-[1.625rem]">Set</Button>
      </form>
      {outcome?.ok && <p role="status" className="mt-2 text-sm text-positive">Set. Carts are charged by it from now on.</p>}
    </section>
  );
}
