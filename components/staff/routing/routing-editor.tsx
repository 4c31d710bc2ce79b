"use client";

import { useId } from "react";
import { SaveBar } from "@/components/staff/frame/save-bar";
import { useDraft } from "@/components/staff/frame/use-draft";
import { SortableList } from "@/components/ui/sortable-list";
import { saveRouting } from "@/lib/actions/routing";
import type { RoutedPlace } from "@/lib/domain/fulfillment/get-routing-rules";
import { newRule, type PlaceGroup, type RuleSet } from "@/lib/domain/fulfillment/routing-rules";
import { CostEditor } from "./cost-editor";
import { GroupEditor } from "./group-editor";
import { NumberField } from "./number-field";
import { RoutingCard } from "./routing-card";
import { AddButton } from "./rule-card";

const newRouting = { name: "New routing", when: { states: [], minMinor: null, maxMinor: null, weight: "any" as const }, rules: [newRule] };

/** The draft: routings in order, their rules, what a day holds, and what sending costs. */
export function RoutingEditor({ rules, revision, places }: { rules: RuleSet; revision: number; places: RoutedPlace[] }) {
  const { draft, set, update, errors, problem, isBusy, isDirty, discard, save } = useDraft(rules, { done: "Draft saved" });
  const form = useId();
  const { routings, capacity } = draft;
  const errorAt = (start: string) => (path: string) => errors[`rules.${start}.${path}`];
  const capacityField = (kind: keyof RuleSet["capacity"], label: string) => (
    <NumberField name={`capacity-${kind}`} label={label} whenEmpty="no limit" value={capacity[kind]} error={errorAt("capacity")(kind)} onChange={(value) => set("capacity", { ...capacity, [kind]: value })} />
  );
  return (
    <form id={form} noValidate className="grid grid-cols-1 gap-8" onSubmit={(event) => { event.preventDefault(); void save((now) => saveRouting({ revision, rules: now })); }}>
      <section>
        <h2 className="mb-1 text-sm font-semibold">Routings</h2>
        <p className="mb-3 text-xs text-muted">The first that takes an order is followed; its rules are asked in turn.</p>
        <SortableList label="Routings" items={routings} nameOf={(routing) => routing.name} onSort={(sorted) => set("routings", sorted)} className="grid gap-4" itemClassName="flex-col [&>div]:w-full rounded-lg border border-line bg-surface p-2 pt-3">
          {(routing, index) => (
            <RoutingCard
              id={`routings.${index}`} routing={routing} places={places} groups={draft.groups} errorOf={errorAt(`routings.${index}`)}
              onChange={(changed) => set("routings", routings.with(index, changed))} onRemove={routings.length > 1 ? () => set("routings", routings.toSpliced(index, 1)) : null}
            />
          )}
        </SortableList>
        <div className="mt-3"><AddButton label="Add a routing" onClick={() => set("routings", [newRouting, ...routings])} /></div>
      </section>
      <GroupEditor groups={draft.groups} places={places} errorOf={errorAt("groups")} onChange={(groups) => update((was) => withGroups(was, groups))} />
      <section>
        <h2 className="mb-1 text-sm font-semibold">Orders a day</h2>
        <p className="mb-3 text-xs text-muted">A place that has so many today has no capacity left for a shipment: what it sends, and what its calendar holds (pickups, deliveries by van, appointments).</p>
        <div className="grid max-w-md grid-cols-2 gap-4">{capacityField("store", "A store")}{capacityField("warehouse", "A warehouse")}</div>
      </section>
      <section>
        <h2 className="mb-3 text-sm font-semibold">What sending costs</h2>
        <CostEditor costs={draft.costs} errorOf={errorAt("costs")} onChange={(costs) => set("costs", costs)} />
      </section>
      <SaveBar formId={form} isDirty={isDirty} isBusy={isBusy} problem={problem} onDiscard={discard} what="draft" />
    </form>
  );
}

/** Rules forget a group that is gone. */
const withGroups = (set: RuleSet, groups: PlaceGroup[]): RuleSet => ({
  ...set, groups, routings: set.routings.map((routing) => ({ ...routing, rules: routing.rules.map((rule) => ({ ...rule, onlyGroupIds: rule.onlyGroupIds.filter((id) => groups.some((group) => group.id === id)) })) })),
});
