"use client";

import { X } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { TextField } from "@/components/ui/text-field";
import { uuid } from "@/components/ui/uuid";
import type { RoutedPlace } from "@/lib/domain/fulfillment/get-routing-rules";
import type { PlaceGroup } from "@/lib/domain/fulfillment/routing-rules";
import { PlaceSet } from "./place-choice";
import { AddButton, type Errors } from "./rule-card";

type Props = { groups: PlaceGroup[]; places: RoutedPlace[]; errorOf: Errors; onChange: (groups: PlaceGroup[]) => void };

/** Places under a name, so that rules say “West coast” and not eleven stores. */
export function GroupEditor({ groups, places, errorOf, onChange }: Props) {
  return (
    <section aria-labelledby="place-groups">
      <h2 id="place-groups" className="mb-1 text-sm font-semibold">Groups of places</h2>
      <p className="mb-3 text-xs text-muted">Rules may ask a group. Who is in it is part of the draft, like the rules.</p>
      {groups.length > 0 && (
        <ul className="mb-3 grid gap-3 lg:grid-cols-2">
          {groups.map((group, index) => (
            <li key={group.id} className="rounded-md border border-line bg-surface p-3">
              <div className="flex items-end gap-2">
                <TextField name={`groups.${index}.name`} label="Group" value={group.name} error={errorOf(`${index}.name`)} onChange={(event) => onChange(groups.with(index, { ...group, name: event.target.value }))} autoComplete="off" className="flex-1" />
                <IconButton label={`Remove the group ${group.name}`} onClick={() => onChange(groups.toSpliced(index, 1))} className="lg:size-9"><X aria-hidden /></IconButton>
              </div>
              <PlaceSet label="Its places" whenNone="none yet" places={places} chosen={group.locationIds} onChange={(locationIds) => onChange(groups.with(index, { ...group, locationIds }))} />
              {errorOf(`${index}.locationIds`) && <p role="alert" className="text-xs text-negative">{errorOf(`${index}.locationIds`)}</p>}
            </li>
          ))}
        </ul>
      )}
      <AddButton label="Add a group" onClick={() => onChange([...groups, { id: uuid(), name: "", locationIds: [] }])} />
    </section>
  );
}
