"use client";

import type { RoutingCosts } from "@/lib/domain/fulfillment/routing-costs";
import { NumberField } from "./number-field";
import type { Errors } from "./rule-card";
import { ZoneEditor } from "./zone-editor";

type Props = { costs: RoutingCosts; errorOf: Errors; onChange: (costs: RoutingCosts) => void };

/** What sending costs, by component: “Lowest landed cost” ranks by it, and every decision shows it. */
export function CostEditor({ costs, errorOf, onChange }: Props) {
  const { zones, labor, stockOut, markdown, carbon } = costs;
  const number = (value: number | null) => value ?? Number.NaN;
  const kinds = ["warehouse", "store"] as const;
  return (
    <div className="grid gap-6 md:grid-cols-2 xl:grid-cols-3">
      <fieldset className="grid content-start gap-3 md:col-span-2 xl:col-span-1">
        <legend className="mb-2 text-xs font-semibold text-muted">Shipping, by distance and begun kilogram</legend>
        <ZoneEditor zones={zones} errorOf={(path) => errorOf(`zones.${path}`)} onChange={(changed) => onChange({ ...costs, zones: changed })} />
      </fieldset>
      <fieldset className="grid content-start gap-3">
        <legend className="mb-2 text-xs font-semibold text-muted">Labor and splitting</legend>
        {kinds.map((kind) => (
          <div key={kind} className="grid grid-cols-2 items-start gap-2">
            <NumberField name={`labor-${kind}-part`} label={`${kind === "store" ? "Store" : "Warehouse"}, a part, $`} kind="money" value={labor[kind].partMinor} error={errorOf(`labor.${kind}.partMinor`)} onChange={(value) => onChange({ ...costs, labor: { ...labor, [kind]: { ...labor[kind], partMinor: number(value) } } })} />
            <NumberField name={`labor-${kind}-unit`} label="A unit, $" kind="money" value={labor[kind].unitMinor} error={errorOf(`labor.${kind}.unitMinor`)} onChange={(value) => onChange({ ...costs, labor: { ...labor, [kind]: { ...labor[kind], unitMinor: number(value) } } })} />
          </div>
        ))}
        <NumberField name="split" label="Each part after the first, $" kind="money" value={costs.splitMinor} error={errorOf("splitMinor")} onChange={(value) => onChange({ ...costs, splitMinor: number(value) })} />
      </fieldset>
      <fieldset className="grid content-start gap-3">
        <legend className="mb-2 text-xs font-semibold text-muted">Stock and carbon</legend>
        <div className="grid grid-cols-2 items-start gap-2">
          <NumberField name="stock-out-units" label="From the last units" value={stockOut.lastUnits} error={errorOf("stockOut.lastUnits")} onChange={(value) => onChange({ ...costs, stockOut: { ...stockOut, lastUnits: number(value) } })} />
          <NumberField name="stock-out-percent" label="costs, % of price" value={stockOut.percent} error={errorOf("stockOut.percent")} onChange={(value) => onChange({ ...costs, stockOut: { ...stockOut, percent: number(value) } })} />
          <NumberField name="markdown-units" label="Beyond so many units" value={markdown.beyondUnits} error={errorOf("markdown.beyondUnits")} onChange={(value) => onChange({ ...costs, markdown: { ...markdown, beyondUnits: number(value) } })} />
          <NumberField name="markdown-percent" label="saves, % of price" value={markdown.percent} error={errorOf("markdown.percent")} onChange={(value) => onChange({ ...costs, markdown: { ...markdown, percent: number(value) } })} />
          <NumberField name="carbon-grams" label="g CO₂ a ton and km" value={carbon.gramsPerTonKm} error={errorOf("carbon.gramsPerTonKm")} onChange={(value) => onChange({ ...costs, carbon: { ...carbon, gramsPerTonKm: number(value) } })} />
          <NumberField name="carbon-ton" label="A ton of CO₂, $" kind="money" value={carbon.tonMinor} error={errorOf("carbon.tonMinor")} onChange={(value) => onChange({ ...costs, carbon: { ...carbon, tonMinor: number(value) } })} />
        </div>
      </fieldset>
    </div>
  );
}
