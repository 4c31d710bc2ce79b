"use client";

import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { planCycleCount } from "@/lib/actions/cycle-counts";
import type { CountChoices } from "@/lib/domain/cycle-counts/list-count-choices";

/** Which shelves, and how far a line may be off before somebody else counts it again. */
export function PlanForm({ storeId, choices }: { storeId: string; choices: CountChoices }) {
  const { form, refusal, field, errorOf, isBusy } = useActionForm(planCycleCount);
  const lines = (count: number) => `${count} ${count === 1 ? "line" : "lines"}`;
  return (
    <form {...form} className="grid max-w-3xl gap-6">
      <input type="hidden" name="locationId" value={storeId} />
      {refusal && <Banner tone="negative" role="alert">{typeof refusal.facts.reason === "string" ? refusal.facts.reason : (errorOf("aisles") ?? refusal.message)}</Banner>}
      <TextField {...field("name")} label="Name" placeholder="Lighting, week 48" maxLength={80} required />
      <fieldset className="grid gap-x-6 sm:grid-cols-3">
        <legend className="mb-1 text-sm font-medium">Aisles</legend>
        {choices.aisles.map(({ aisle, lines: count }) => <Checkbox key={aisle} name="aisles" value={aisle} label={`Aisle ${aisle}`} hint={lines(count)} />)}
        <p className="text-xs text-muted sm:col-span-3">None chosen: every aisle.</p>
      </fieldset>
      <fieldset className="grid gap-x-6 sm:grid-cols-3">
        <legend className="mb-1 text-sm font-medium">Categories</legend>
        {choices.categories.map(({ id, name, lines: count }) => <Checkbox key={id} name="categoryIds" value={id} label={name} hint={lines(count)} />)}
        <p className="text-xs text-muted sm:col-span-3">None chosen: every category.</p>
      </fieldset>
      <fieldset className="grid gap-4 sm:grid-cols-2">
        <legend className="mb-2 text-sm font-medium">Count again beyond</legend>
        <TextField {...field("toleranceUnits")} label="Units" inputMode="numeric" defaultValue="1" />
        <TextField {...field("tolerance")} label="Money, USD" inputMode="decimal" defaultValue="50" />
      </fieldset>
      <Button type="submit" size="large" isBusy={isBusy} className="justify-self-start max-sm:w-full">Open the count</Button>
    </form>
  );
}
