"use client";

import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { draftPurchase } from "@/lib/actions/purchasing";

type Choice = { id: string; name: string };

/** From whom, and for which location. */
export function NewPurchaseForm({ suppliers, places, storeId }: { suppliers: Choice[]; places: Choice[]; storeId: string | null }) {
  const { form, refusal, isBusy, errorOf, field } = useActionForm(draftPurchase);
  const choice = (name: string, label: string, choices: Choice[], usual: string) => (
    <Field id={name} label={label} error={errorOf(name)}>
      <Select {...fieldAttributes(name, { error: errorOf(name) })} name={name} defaultValue={usual}><option value="">Choose</option>{choices.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</Select>
    </Field>
  );
  return (
    <form {...form} className="grid max-w-xl gap-5">
      {refusal && Object.keys(refusal.fields).length === 0 && <Banner tone="negative" role="alert">{refusal.message}</Banner>}
      {choice("supplierId", "Supplier", suppliers, "")}
      {choice("locationId", "For", places, storeId ?? places[0]?.id ?? "")}
      <TextField {...field("note")} label="Note" isOptional maxLength={300} hint="The supplier reads it on the order." />
      <div><Button type="submit" isBusy={isBusy}>Choose items</Button></div>
    </form>
  );
}
