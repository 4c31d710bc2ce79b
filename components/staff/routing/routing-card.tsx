"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { Field, fieldAttributes } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { SortableList } from "@/components/ui/sortable-list";
import { TextField } from "@/components/ui/text-field";
import type { RoutedPlace } from "@/lib/domain/fulfillment/get-routing-rules";
import { newRule, takesEverything, type PlaceGroup, type Routing } from "@/lib/domain/fulfillment/routing-rules";
import { NumberField } from "./number-field";
import { AddButton, RuleCard, type Errors } from "./rule-card";

type Props = { id: string; routing: Routing; places: RoutedPlace[]; groups: PlaceGroup[]; errorOf: Errors; onChange: (routing: Routing) => void; onRemove: (() => void) | null };

const weights = { any: "Any weight", parcel: "Parcels only", freight: "Freight only" } as const;
const isWeight = (text: string): text is keyof typeof weights => Object.hasOwn(weights, text);

/** Which orders a routing takes, and the rules it asks in turn. */
export function RoutingCard({ id, routing, places, groups, errorOf, onChange, onRemove }: Props) {
  const { when, rules } = routing;
  const setWhen = (changed: Partial<Routing["when"]>) => onChange({ ...routing, when: { ...when, ...changed } });
  const [states, setStates] = useState(when.states.join(", "));
  const readStates = (text: string) => text.toUpperCase().split(/[\s,]+/).filter(Boolean);
  return (
    <div className="grid gap-5 py-1 pr-3 pb-5">
      <div className="flex items-end gap-2">
        <TextField name={`${id}.name`} label="Routing" value={routing.name} error={errorOf("name")} onChange={(event) => onChange({ ...routing, name: event.target.value })} autoComplete="off" className="flex-1" />
        {onRemove && <IconButton label={`Remove the routing ${routing.name}`} onClick={onRemove} className="lg:size-9"><X aria-hidden /></IconButton>}
      </div>
      <fieldset className="grid items-start gap-4 sm:grid-cols-2 xl:grid-cols-4">
        <legend className="mb-2 text-xs font-semibold text-muted">{takesEverything(routing) ? "Takes every order that comes to it" : "Takes orders that fit all of this"}</legend>
        <TextField name={`${id}.states`} label="To these states" placeholder="every state" value={readStates(states).join() === when.states.join() ? states : when.states.join(", ")} error={errorOf("when.states") ?? when.states.map((_, index) => errorOf(`when.states.${index}`)).find(Boolean)} autoComplete="off" onChange={(event) => { setStates(event.target.value); setWhen({ states: readStates(event.target.value) }); }} />
        <NumberField name={`${id}.minMinor`} label="Worth at least, $" kind="money" whenEmpty="any value" value={when.minMinor} error={errorOf("when.minMinor")} onChange={(minMinor) => setWhen({ minMinor })} />
        <NumberField name={`${id}.maxMinor`} label="Worth at most, $" kind="money" whenEmpty="any value" value={when.maxMinor} error={errorOf("when.maxMinor")} onChange={(maxMinor) => setWhen({ maxMinor })} />
        <Field id={`${id}.weight`} label="Weight">
          <Select value={when.weight} onChange={(event) => setWhen({ weight: isWeight(event.target.value) ? event.target.value : "any" })} {...fieldAttributes(`${id}.weight`)}>{Object.entries(weights).map(([key, label]) => <option key={key} value={key}>{label}</option>)}</Select>
        </Field>
      </fieldset>
      {errorOf("when") && <p role="alert" className="text-xs text-negative">{errorOf("when")}</p>}
      <SortableList label={`Rules of ${routing.name}`} items={rules} nameOf={(rule) => rule.name} onSort={(sorted) => onChange({ ...routing, rules: sorted })} className="grid gap-6 border-t border-line pt-5" itemClassName="flex-col [&>div]:w-full rounded-md bg-sunken/50 p-3">
        {(rule, index) => (
          <RuleCard
            id={`${id}.rules.${index}`} rule={rule} places={places} groups={groups} errorOf={(path) => errorOf(`rules.${index}.${path}`)}
            onChange={(changed) => onChange({ ...routing, rules: rules.with(index, changed) })} onRemove={rules.length > 1 ? () => onChange({ ...routing, rules: rules.toSpliced(index, 1) }) : null}
          />
        )}
      </SortableList>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <AddButton label="Add a rule" onClick={() => onChange({ ...routing, rules: [...rules, newRule] })} />
        <p className="text-xs text-muted">Where no rule finds places for everything, the shopper is told what is left.</p>
      </div>
    </div>
  );
}
