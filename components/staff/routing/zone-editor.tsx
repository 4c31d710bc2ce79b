"use client";

import { X } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { mostZones, type RoutingCosts } from "@/lib/domain/fulfillment/routing-costs";
import { NumberField } from "./number-field";
import { AddButton, type Errors } from "./rule-card";

type Zone = RoutingCosts["zones"][number];
type Props = { zones: Zone[]; errorOf: Errors; onChange: (zones: Zone[]) => void };

/** What a parcel costs by how far it goes. A zone is added before the last one, which reaches everywhere and stays. */
export function ZoneEditor({ zones, errorOf, onChange }: Props) {
  const last = zones.length - 1;
  const set = (index: number, zone: Partial<Zone>) => onChange(zones.map((one, at) => (at === index ? { ...one, ...zone } : one)));
  const number = (value: number | null) => value ?? Number.NaN;
  return (
    <>
      {zones.map((zone, index) => (
        <div key={index} className="flex items-start gap-2">
          <div className="grid flex-1 grid-cols-3 items-start gap-2">
            {index === last
              ? <p className="flex min-h-16 items-end pb-2.5 text-sm text-muted">{index === 0 ? "Everywhere" : "Farther"}</p>
              : <NumberField name={`zone-${index}-km`} label="Up to, km" value={zone.upToKm} error={errorOf(`${index}.upToKm`)} onChange={(upToKm) => set(index, { upToKm })} />}
            <NumberField name={`zone-${index}-base`} label="A part, $" kind="money" value={zone.baseMinor} error={errorOf(`${index}.baseMinor`)} onChange={(value) => set(index, { baseMinor: number(value) })} />
            <NumberField name={`zone-${index}-kg`} label="A kg, $" kind="money" value={zone.perKgMinor} error={errorOf(`${index}.perKgMinor`)} onChange={(value) => set(index, { perKgMinor: number(value) })} />
          </div>
          <IconButton label={`Remove zone ${index + 1}`} disabled={index === last} onClick={() => onChange(zones.toSpliced(index, 1))} className="mt-6 lg:size-9"><X aria-hidden /></IconButton>
        </div>
      ))}
      {zones.length < mostZones && <div><AddButton label="Add a zone" onClick={() => onChange(withOneMore(zones))} /></div>}
    </>
  );
}

/** One that reaches twice as far as those before it, at the price of what is farther. */
function withOneMore(zones: readonly Zone[]): Zone[] {
  const last = zones.length - 1;
  const reach = zones[last - 1]?.upToKm ?? 50;
  return zones.flatMap((zone, index) => (index === last ? [{ ...zone, upToKm: Math.min(reach * 2, 20_100) }, zone] : [zone]));
}
