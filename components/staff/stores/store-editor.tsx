"use client";

import { useId } from "react";
import { SaveBar } from "@/components/staff/frame/save-bar";
import { useDraft } from "@/components/staff/frame/use-draft";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { Textarea } from "@/components/ui/textarea";
import { saveLocation } from "@/lib/actions/locations";

export type StoreDraft = {
  name: string; addressLine1: string; addressLine2: string; city: string; state: string; postcode: string; latitude: string; longitude: string; timeZone: string; phone: string;
  canSell: boolean; canPickup: boolean; canCurbside: boolean; canShip: boolean; canReturn: boolean; isActive: boolean; services: string;
  pickupLeadMinutes: string; pickupCutoffMinutes: string; pickupsPerHour: string; pickupMaxParcelGrams: string; pickupMaxParcelMm: string; holdDays: string; collectionInstructions: string;
};

type Props = { locationId: string; version: number; store: StoreDraft; states: [string, string][]; mayEdit: boolean };

const capabilities = [
  ["canSell", "Sells in the store"], ["canPickup", "Pickup"], ["canCurbside", "Curbside"], ["canShip", "Ships orders"], ["canReturn", "Takes returns"], ["isActive", "Open for business (off: closed for good)"],
] as const;

/** What a location is and offers. Every promise to shoppers follows from these. */
export function StoreEditor({ locationId, version, store, states, mayEdit }: Props) {
  const { draft, set, errors, problem, isBusy, isDirty, discard, save } = useDraft(store, { done: "Store saved" });
  const form = useId();
  const text = (name: { [K in keyof StoreDraft]: StoreDraft[K] extends string ? K : never }[keyof StoreDraft], label: string, rest: { hint?: string; inputMode?: "numeric" | "decimal" | "tel"; isOptional?: boolean; className?: string } = {}) => (
    <TextField name={name} label={label} value={draft[name]} error={errors[name]} onChange={(event) => set(name, event.target.value)} autoComplete="off" {...rest} />
  );
  return (
    <form
      id={form} noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save((value) => saveLocation({ ...value, locationId, version, services: value.services.split("\n").map((line) => line.trim()).filter(Boolean) }));
      }}
    >
      <fieldset disabled={!mayEdit} className="grid gap-8">
        <Group title="Place">
          {text("name", "Name", { className: "sm:col-span-2" })}
          {text("addressLine1", "Street and number")}
          {text("addressLine2", "Suite, floor", { isOptional: true })}
          {text("city", "City")}
          <Field id="state" label="State" error={errors.state}>
            <Select value={draft.state} onChange={(event) => set("state", event.target.value)} {...fieldAttributes("state", { error: errors.state })}>{states.map(([code, name]) => <option key={code} value={code}>{name}</option>)}</Select>
          </Field>
          {text("postcode", "ZIP code", { inputMode: "numeric" })}
          {text("phone", "Phone", { inputMode: "tel", isOptional: true })}
          {text("latitude", "Latitude", { inputMode: "decimal" })}
          {text("longitude", "Longitude", { inputMode: "decimal" })}
          {text("timeZone", "Time zone", { hint: "Like America/Chicago. Hours and promises are in it." })}
        </Group>
        <Group title="What it offers">
          <div className="grid sm:col-span-2 sm:grid-cols-2">
            {capabilities.map(([name, label]) => <Checkbox key={name} label={label} checked={draft[name]} onChange={(event) => set(name, event.target.checked)} />)}
          </div>
          <Field id="services" label="Services" hint="One a line, as shoppers read them." error={errors.services} className="sm:col-span-2">
            <Textarea value={draft.services} onChange={(event) => set("services", event.target.value)} {...fieldAttributes("services", { hint: true, error: errors.services })} />
          </Field>
        </Group>
        <Group title="Pickup">
          {text("pickupLeadMinutes", "Minutes from order to ready", { inputMode: "numeric", hint: "Counted while the store is open." })}
          {text("pickupCutoffMinutes", "Cutoff, minutes before closing", { inputMode: "numeric", hint: "Later orders are promised for the next opening." })}
          {text("pickupsPerHour", "Orders an hour", { inputMode: "numeric", hint: "Pickups and deliveries to pick, together." })}
          {text("holdDays", "Days an order waits", { inputMode: "numeric" })}
          {text("pickupMaxParcelGrams", "Heaviest parcel, grams", { inputMode: "numeric", isOptional: true, hint: "Empty: no limit." })}
          {text("pickupMaxParcelMm", "Longest parcel, millimeters", { inputMode: "numeric", isOptional: true, hint: "Empty: no limit." })}
          <Field id="collectionInstructions" label="Collection instructions" isOptional error={errors.collectionInstructions} className="sm:col-span-2">
            <Textarea value={draft.collectionInstructions} maxLength={500} onChange={(event) => set("collectionInstructions", event.target.value)} {...fieldAttributes("collectionInstructions", { error: errors.collectionInstructions })} />
          </Field>
        </Group>
      </fieldset>
      <SaveBar formId={form} isDirty={isDirty} isBusy={isBusy} problem={problem} onDiscard={discard} />
    </form>
  );
}

const Group = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <section><h2 className="mb-3 text-sm font-semibold">{title}</h2><div className="grid gap-5 sm:grid-cols-2">{children}</div></section>
);
