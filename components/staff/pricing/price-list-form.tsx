"use client";

import { useRouter } from "next/navigation";
import { useId } from "react";
import { SaveBar } from "@/components/staff/frame/save-bar";
import { useDraft } from "@/components/staff/frame/use-draft";
import { Checkbox } from "@/components/ui/checkbox";
import type { Choice } from "@/components/ui/combobox";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { keepPriceList } from "@/lib/actions/pricing";
import { channelLabel, channels } from "@/lib/domain/channel";
import { currencies, currencyName } from "@/lib/kernel/currency";

export type PriceListDraft = { id: string; version: number; name: string; currency: string; channel: string; locationId: string; groupId: string; taxIncluded: boolean; startsAt: string; endsAt: string; priority: string };
type Props = { saved: PriceListDraft; stores: Choice[]; groups: Choice[]; mayEdit: boolean };

/** Where, when and for whom a list's prices count. Times are UTC. */
export function PriceListForm({ saved, stores, groups, mayEdit }: Props) {
  const router = useRouter();
  const { draft, set, errors, problem, isBusy, isDirty, discard, save } = useDraft(saved, { done: saved.id ? "Price list saved" : "Price list made" });
  const form = useId();
  const text = (name: "name" | "startsAt" | "endsAt" | "priority", label: string, rest: { hint?: string; type?: string; isOptional?: boolean; inputMode?: "numeric" } = {}) =>
    <TextField name={name} label={label} value={draft[name]} error={errors[name]} onChange={(event) => set(name, event.target.value)} autoComplete="off" {...rest} />;
  const choice = (name: "currency" | "channel" | "locationId" | "groupId", label: string, all: string | null, choices: Choice[], isFixed = false) => (
    <Field id={name} label={label} error={errors[name]}>
      <Select value={draft[name]} disabled={isFixed} onChange={(event) => set(name, event.target.value)} {...fieldAttributes(name, { error: errors[name] })}>{all && <option value="">{all}</option>}{choices.map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}</Select>
    </Field>
  );
  return (
    <form
      id={form} noValidate className="max-w-3xl"
      onSubmit={(event) => {
        event.preventDefault();
        void save(async (now) => {
          const outcome = await keepPriceList({ ...now, startsAt: now.startsAt && `${now.startsAt}Z`, endsAt: now.endsAt && `${now.endsAt}Z` });
          if (outcome.ok && !saved.id) router.push(`/staff/pricing/lists/${outcome.data.id}`);
          return outcome;
        });
      }}
    >
      <fieldset disabled={!mayEdit} className="grid items-start gap-5 sm:grid-cols-2">
        {text("name", "Name")}
        {choice("currency", "Currency", null, currencies.map((currency) => ({ value: currency, label: `${currency}, ${currencyName(currency)}` })), saved.id !== "")}
        {choice("channel", "Channel", "Every channel", channels.map((channel) => ({ value: channel, label: channelLabel[channel] })))}
        {choice("locationId", "Store", "Every store, and deliveries", stores)}
        {choice("groupId", "For", "Everybody", groups)}
        {text("priority", "Priority", { inputMode: "numeric", hint: "The highest that prices an item counts." })}
        {text("startsAt", "Starts, UTC", { type: "datetime-local", isOptional: true })}
        {text("endsAt", "Ends, UTC", { type: "datetime-local", isOptional: true })}
        <Checkbox label="Prices include tax" hint="The same price everywhere; the tax of the place is told within it." checked={draft.taxIncluded} onChange={(event) => set("taxIncluded", event.target.checked)} />
      </fieldset>
      <SaveBar formId={form} isDirty={isDirty} isBusy={isBusy} problem={problem} onDiscard={discard} {...(!saved.id && { create: "Create price list" })} />
    </form>
  );
}
