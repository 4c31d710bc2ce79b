"use client";

import { X } from "lucide-react";
import { Checkbox } from "@/components/ui/checkbox";
import { Disclosure } from "@/components/ui/disclosure";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { SortableList } from "@/components/ui/sortable-list";
import type { RoutedPlace } from "@/lib/domain/fulfillment/get-routing-rules";
import type { LocationId } from "@/lib/kernel/ids";

type Props = { places: RoutedPlace[]; chosen: LocationId[]; onChange: (chosen: LocationId[]) => void };

/** Some of the places; what it means when none is chosen is said beside the label. */
export function PlaceSet({ label, whenNone = "all", places, chosen, onChange }: Props & { label: string; whenNone?: string }) {
  return (
    <Disclosure className="border-b-0" title={<span className="text-sm font-normal">{label} <span className="text-muted">({chosen.length === 0 ? whenNone : chosen.length})</span></span>}>
      <div className="grid sm:grid-cols-2">
        {places.map(({ id, name, state }) => <Checkbox key={id} label={`${name}, ${state}`} checked={chosen.includes(id)} onChange={(event) => onChange(event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))} />)}
      </div>
    </Disclosure>
  );
}

/** Places from the best to the last that is named. */
export function PlaceOrder({ places, chosen, onChange }: Props) {
  const nameOf = (id: LocationId) => places.find((place) => place.id === id)?.name ?? "A place that no longer ships";
  return (
    <div className="mt-4">
      <p className="mb-2 text-xs font-semibold text-muted">Own order of places</p>
      <SortableList label="Own order of places" items={chosen} nameOf={nameOf} onSort={onChange} className="divide-y divide-line rounded-md border border-line bg-surface empty:hidden" itemClassName="items-center pr-1 pl-0.5">
        {(id) => (
          <span className="flex min-h-11 items-center justify-between gap-2 text-sm lg:min-h-9">{nameOf(id)}
            <IconButton label={`Remove ${nameOf(id)}`} onClick={() => onChange(chosen.filter((one) => one !== id))} className="lg:size-9 [&_svg]:size-4!"><X aria-hidden /></IconButton>
          </span>
        )}
      </SortableList>
      <Select aria-label="Add a place" value="" className="mt-2" onChange={(event) => { const added = places.find(({ id }) => id === event.target.value); if (added) onChange([...chosen, added.id]); }}>
        <option value="">Add a place…</option>
        {places.filter(({ id }) => !chosen.includes(id)).map(({ id, name, state }) => <option key={id} value={id}>{`${name}, ${state}`}</option>)}
      </Select>
    </div>
  );
}
