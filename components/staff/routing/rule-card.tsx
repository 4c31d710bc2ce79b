"use client";

import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, fieldAttributes } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { SortableList } from "@/components/ui/sortable-list";
import { TextField } from "@/components/ui/text-field";
import type { RoutedPlace } from "@/lib/domain/fulfillment/get-routing-rules";
import { rankingLabel, rankings, splitLabel, splits, togetherLabel, togethers, type PlaceGroup, type Ranking, type RoutingRule, type Split, type Together } from "@/lib/domain/fulfillment/routing-rules";
import { NumberField } from "./number-field";
import { PlaceOrder, PlaceSet } from "./place-choice";

export type Errors = (path: string) => string | undefined;
type Props = { id: string; rule: RoutingRule; places: RoutedPlace[]; groups: PlaceGroup[]; errorOf: Errors; onChange: (rule: RoutingRule) => void; onRemove: (() => void) | null };

/** Which places a rule asks, how it ranks them, and what it does if no one of them has everything. */
export function RuleCard({ id, rule, places, groups, errorOf, onChange, onRemove }: Props) {
  const set = <K extends keyof RoutingRule>(key: K, value: RoutingRule[K]) => onChange({ ...rule, [key]: value });
  const free = rankings.filter((ranking) => !rule.rankings.includes(ranking));
  const isSplit = rule.split !== "never";
  return (
    <div className="grid gap-5 pb-6">
      <div className="flex items-end gap-2">
        <TextField name={`${id}.name`} label="Rule" value={rule.name} error={errorOf("name")} onChange={(event) => set("name", event.target.value)} autoComplete="off" className="flex-1" />
        {onRemove && <IconButton label={`Remove the rule ${rule.name}`} onClick={onRemove} className="lg:size-9"><X aria-hidden /></IconButton>}
      </div>
      <div className="grid gap-x-8 gap-y-5 xl:grid-cols-2">
        <fieldset className="grid content-start gap-4 sm:grid-cols-2">
          <legend className="mb-2 text-xs font-semibold text-muted">Places it asks</legend>
          <div className="sm:col-span-2">
            <div className="flex flex-wrap gap-x-6">
              {(["warehouse", "store"] as const).map((kind) => (
                <Checkbox key={kind} label={kind === "warehouse" ? "Warehouses" : "Stores"} checked={rule.kinds.includes(kind)} onChange={(event) => set("kinds", event.target.checked ? [...rule.kinds, kind] : rule.kinds.filter((one) => one !== kind))} />
              ))}
              <Checkbox label="Also without capacity left" checked={rule.isCapacityIgnored} onChange={(event) => set("isCapacityIgnored", event.target.checked)} />
            </div>
            <p role="alert" className="text-xs text-negative">{errorOf("kinds")}</p>
            {groups.length > 0 && (
              <div role="group" aria-label={`Groups of ${rule.name}`} className="flex flex-wrap gap-x-6">
                {groups.map((group) => <Checkbox key={group.id} label={`Only ${group.name.trim() || "the group without a name"}`} checked={rule.onlyGroupIds.includes(group.id)} onChange={(event) => set("onlyGroupIds", event.target.checked ? [...rule.onlyGroupIds, group.id] : rule.onlyGroupIds.filter((one) => one !== group.id))} />)}
              </div>
            )}
            <PlaceSet label={rule.onlyGroupIds.length > 0 ? "Also these places" : "Only some places"} whenNone={rule.onlyGroupIds.length > 0 ? "none" : "all"} places={places} chosen={rule.onlyLocationIds} onChange={(chosen) => set("onlyLocationIds", chosen)} />
          </div>
          <NumberField name={`${id}.maxKm`} label="Within, kilometers" whenEmpty="any distance" value={rule.maxKm} error={errorOf("maxKm")} onChange={(value) => set("maxKm", value)} />
          <NumberField name={`${id}.keepBack`} label="Units each keeps back" value={rule.keepBack} error={errorOf("keepBack")} onChange={(value) => set("keepBack", value ?? Number.NaN)} />
        </fieldset>
        <fieldset className="min-w-0">
          <legend className="mb-2 text-xs font-semibold text-muted">Ranked by, the first that is not tied decides</legend>
          <SortableList label={`Ranking of ${rule.name}`} items={rule.rankings} nameOf={(ranking) => rankingLabel[ranking]} onSort={(sorted) => set("rankings", sorted)} className="divide-y divide-line rounded-md border border-line bg-surface" itemClassName="items-center pr-1 pl-0.5">
            {(ranking) => (
              <span className="flex min-h-11 items-center justify-between gap-2 text-sm lg:min-h-9">
                {rankingLabel[ranking]}
                <IconButton label={`Remove ${rankingLabel[ranking]}`} disabled={rule.rankings.length === 1} onClick={() => set("rankings", rule.rankings.filter((one) => one !== ranking))} className="lg:size-9 [&_svg]:size-4!"><X aria-hidden /></IconButton>
              </span>
            )}
          </SortableList>
          {free.length > 0 && (
            <Select aria-label={`Add to the ranking of ${rule.name}`} value="" className="mt-2" onChange={(event) => { const added = free.find((one) => one === event.target.value); if (added) set("rankings", [...rule.rankings, added]); }}>
              <option value="">Add a ranking…</option>
              {free.map((ranking: Ranking) => <option key={ranking} value={ranking}>{rankingLabel[ranking]}</option>)}
            </Select>
          )}
          {rule.rankings.includes("priority") && <PlaceOrder places={places} chosen={rule.priority} onChange={(priority) => set("priority", priority)} />}
        </fieldset>
      </div>
      <fieldset className="grid items-start gap-4 sm:grid-cols-2 xl:grid-cols-4">
        <legend className="mb-2 text-xs font-semibold text-muted">If no one place has everything</legend>
        <Field id={`${id}.split`} label="Then">
          <Select value={rule.split} onChange={(event) => set("split", splits.find((split: Split) => split === event.target.value) ?? "never")} {...fieldAttributes(`${id}.split`)}>{splits.map((split) => <option key={split} value={split}>{splitLabel[split]}</option>)}</Select>
        </Field>
        {isSplit && <>
          <NumberField name={`${id}.maxParts`} label="Parts at most" value={rule.maxParts} error={errorOf("maxParts")} onChange={(value) => set("maxParts", value ?? Number.NaN)} />
          <NumberField name={`${id}.partMinMinor`} label="Each part worth, $" kind="money" whenEmpty="any value" value={rule.partMinMinor} error={errorOf("partMinMinor")} onChange={(value) => set("partMinMinor", value)} />
          <Field id={`${id}.keepTogether`} label="Keep together">
            <Select value={rule.keepTogether} onChange={(event) => set("keepTogether", togethers.find((one: Together) => one === event.target.value) ?? "nothing")} {...fieldAttributes(`${id}.keepTogether`)}>{togethers.map((one) => <option key={one} value={one}>{togetherLabel[one]}</option>)}</Select>
          </Field>
        </>}
      </fieldset>
      {rule.split === "search" && rule.rankings[0] !== "fewest_parts" && <p className="text-xs text-muted">“{rankingLabel.fewest_parts}” is not first: a split may win over one place that has everything.</p>}
    </div>
  );
}

/** Adds a rule or a routing at the end. */
export const AddButton = ({ label, onClick }: { label: string; onClick: () => void }) => <Button look="secondary" size="small" onClick={onClick}>{label}</Button>;
