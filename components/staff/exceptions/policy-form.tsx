"use client";

import { useId } from "react";
import { SaveBar } from "@/components/staff/frame/save-bar";
import { useDraft } from "@/components/staff/frame/use-draft";
import { NumberField } from "@/components/staff/routing/number-field";
import { Switch } from "@/components/ui/switch";
import { savePolicy } from "@/lib/actions/exceptions";
import type { ExceptionPolicy } from "@/lib/domain/fulfillment/exception-policy";

/** What holds for the whole shop. */
export function PolicyForm({ policy, mayEdit }: { policy: ExceptionPolicy; mayEdit: boolean }) {
  const form = useId();
  const { draft, set, errors, problem, isBusy, isDirty, discard, save } = useDraft(policy, { done: "Rules saved" });
  const days = (name: "parkedDays" | "extendDays" | "extendTimes", label: string) => <NumberField name={name} label={label} value={draft[name]} error={errors[name]} onChange={(value) => set(name, value ?? Number.NaN)} />;
  return (
    <section aria-labelledby="rules" className="max-w-2xl">
      <h2 id="rules" className="mb-3 text-sm font-semibold">Rules</h2>
      <form id={form} noValidate onSubmit={(event) => { event.preventDefault(); void save(savePolicy); }}>
        <fieldset disabled={!mayEdit} className="grid gap-5 rounded-md border border-line bg-surface p-4">
          <Switch label="One rejected item gives the whole part back" hint="Off: the rest is still picked and handed over." checked={draft.rejectsWholePart} onChange={(event) => set("rejectsWholePart", event.target.checked)} />
          <Switch label="A shopper may choose another store" hint="When a place cannot give what was promised. Their money back is always offered." checked={draft.offersStore} onChange={(event) => set("offersStore", event.target.checked)} />
          <Switch label="A shopper may choose delivery instead" checked={draft.offersDelivery} onChange={(event) => set("offersDelivery", event.target.checked)} />
          <div className="grid items-start gap-5 sm:grid-cols-2">
            {days("parkedDays", "Days a parked delivery is tried again")}
            {days("extendTimes", "Times a shopper may keep a pickup longer")}
            {days("extendDays", "Days longer each time")}
          </div>
        </fieldset>
        <SaveBar formId={form} isDirty={isDirty} isBusy={isBusy} problem={problem} onDiscard={discard} />
      </form>
    </section>
  );
}
