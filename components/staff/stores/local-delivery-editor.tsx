"use client";

import { useId } from "react";
import { SaveBar } from "@/components/staff/frame/save-bar";
import { useDraft } from "@/components/staff/frame/use-draft";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Switch } from "@/components/ui/switch";
import { TextField } from "@/components/ui/text-field";
import { Textarea } from "@/components/ui/textarea";
import { saveLocalDelivery } from "@/lib/actions/locations";
import type { LocalDelivery } from "@/lib/domain/locations/local-delivery";

type Props = { locationId: string; version: number; terms: LocalDelivery; mayEdit: boolean };

const amount = (minor: number) => (minor / 100).toFixed(2);

/** Where the store's own van goes, when, for how many doors, and what it costs. */
export function LocalDeliveryEditor({ locationId, version, terms, mayEdit }: Props) {
  const saved = {
    isOn: terms.isOn, radiusMiles: String(terms.radiusMiles), postcodes: terms.postcodes.join(" "), windowMinutes: String(terms.windowMinutes), perWindow: String(terms.perWindow),
    cutoffMinutes: String(terms.cutoffMinutes), daysAhead: String(terms.daysAhead), fee: amount(terms.feeMinor), freeFrom: terms.freeFromMinor === null ? "" : amount(terms.freeFromMinor),
  };
  const { draft, set, errors, problem, isBusy, isDirty, discard, save } = useDraft(saved, { done: "Local delivery saved" });
  const form = useId();
  const number = (name: "radiusMiles" | "windowMinutes" | "perWindow" | "cutoffMinutes" | "daysAhead" | "fee" | "freeFrom", label: string, hint: string, isOptional = false) => (
    <TextField id={`van-${name}`} name={name} label={label} hint={hint} isOptional={isOptional} inputMode={name === "fee" || name === "freeFrom" ? "decimal" : "numeric"} autoComplete="off" value={draft[name]} error={errors[name]} onChange={(event) => set(name, event.target.value)} />
  );
  return (
    <form id={form} noValidate onSubmit={(event) => { event.preventDefault(); void save((value) => saveLocalDelivery({ locationId, version, ...value })); }}>
      <fieldset disabled={!mayEdit} className="grid gap-5">
        <legend className="sr-only">Local delivery</legend>
        <Switch label="Delivers with its own van" hint="Off: no new windows; what is booked stays." checked={draft.isOn} onChange={(event) => set("isOn", event.target.checked)} />
        <div className="grid gap-5 sm:grid-cols-2">
          {number("radiusMiles", "Miles around the store", "To the middle of a ZIP code. 0: only those below.")}
          {number("perWindow", "Doors in a window", "What the van can do.")}
          {number("windowMinutes", "Minutes of a window", "One after the other from opening on.")}
          {number("cutoffMinutes", "Cutoff, minutes before it", "Booked and moved until then.")}
          {number("daysAhead", "Days ahead", "0: only today.")}
          {number("fee", "Fee, dollars", "For each delivery.")}
          {number("freeFrom", "Free from, dollars", "Empty: never.", true)}
        </div>
        <Field id="van-postcodes" label="ZIP codes besides" isOptional hint="With spaces or commas between." error={errors["postcodes"] ?? errors["postcodes.0"]}>
          <Textarea value={draft.postcodes} onChange={(event) => set("postcodes", event.target.value)} {...fieldAttributes("van-postcodes", { hint: true, error: errors["postcodes"] })} />
        </Field>
      </fieldset>
      <SaveBar formId={form} what="delivery terms" isDirty={isDirty} isBusy={isBusy} problem={problem} onDiscard={discard} />
    </form>
  );
}
