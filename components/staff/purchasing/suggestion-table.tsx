"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { Table, type Column } from "@/components/ui/table";
import { draftFromSuggestions } from "@/lib/actions/purchasing";
import { lineName, unitWords } from "@/lib/domain/inventory/unit-words";
import type { SuggestionQuery } from "@/lib/domain/purchasing/purchase-query";
import { daysLeft, suggestedUnits, wantedUnits, type Suggestion } from "@/lib/domain/purchasing/suggestion";
import { formatMoney } from "@/lib/kernel/money";

type Props = { suggestions: Suggestion[]; place: { id: string; name: string }; query: SuggestionQuery };

/** Tick what to order; ticked lines become drafts, one for each supplier. */
export function SuggestionTable({ suggestions, place, query }: Props) {
  const router = useRouter();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [units, setUnits] = useState<Record<string, string>>({});
  const [made, setMade] = useState<string[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const unitsFor = (one: Suggestion) => Number(units[one.variantId] ?? suggestedUnits(one));
  const picked = suggestions.filter((one) => ticked.has(one.variantId) && unitsFor(one) > 0);
  const tick = (ids: readonly string[], isOn: boolean) => setTicked((now) => new Set(isOn ? [...now, ...ids] : [...now].filter((id) => !ids.includes(id))));
  const draft = () => start(async () => {
    const outcome = await draftFromSuggestions({ locationId: place.id, picks: picked.map((one) => ({ variantId: one.variantId, units: unitsFor(one) })) }).catch(() => null);
    setProblem(outcome?.ok ? null : (outcome?.message ?? "No connection. Nothing changed; try again."));
    if (!outcome?.ok) return;
    setMade(outcome.data.numbers);
    setTicked(new Set());
    router.refresh();
  });
  return (
    <div className="grid gap-4">
      {made.length > 0 && <Banner tone="positive" role="status" title={made.length === 1 ? "One draft is ready" : `${made.length} drafts are ready`}>{made.map((number) => <Link key={number} href={`/staff/purchasing/${number}`} className="figures mr-3 inline-flex min-h-11 items-center underline underline-offset-4 lg:min-h-0">{number}</Link>)}</Banner>}
      {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
      <Table
        caption="Suggested orders" className="lg:[&_td]:px-2 lg:[&_th]:px-2" rows={suggestions} rowKey={(one) => one.variantId}
        empty={<EmptyState title={query.q ? "No item fits" : "Nothing to order"} action={query.q ? <LinkButton href={`/staff/purchasing/suggestions?at=${place.id}`} look="secondary">Show everything</LinkButton> : undefined}>{query.q ? "Check the spelling, or choose all suppliers." : `What ${place.name} has, and what is coming, lasts ${query.cover} days beyond each lead time.`}</EmptyState>}
        columns={[
          { key: "item", header: suggestions.length > 0 ? <Checkbox label="Item" className="min-h-0! items-center! py-0! text-2xs!" checked={suggestions.every((one) => ticked.has(one.variantId))} onChange={(event) => tick(suggestions.map((one) => one.variantId), event.target.checked)} /> : "Item", className: "min-w-60", cell: (one) => (
            <Checkbox
              label={<span className="font-medium">{lineName(one)}</span>} hint={<span className="figures">{one.sku} · {one.supplier}</span>} checked={ticked.has(one.variantId)} onChange={(event) => tick([one.variantId], event.target.checked)} />
          ) },
          ...inputs,
          { key: "order", header: "Order", kind: "number", cell: (one) => (
            <Input aria-label={`Units of ${lineName(one)}`} type="number" inputMode="numeric" min={0} max={9_999} step={one.packSize} className="min-w-20 text-right" value={units[one.variantId] ?? suggestedUnits(one)}
              onChange={(event) => { setUnits((now) => ({ ...now, [one.variantId]: event.target.value })); tick([one.variantId], Number(event.target.value) > 0); }} />
          ) },
          { key: "cost", header: "Cost", kind: "number", cell: (one) => formatMoney(unitsFor(one) * one.unitCostMinor, one.currency) },
        ]}
      />
      {picked.length > 0 && <Chosen picked={picked} unitsFor={unitsFor} isBusy={isBusy} onDraft={draft} />}
    </div>
  );
}

/** What a suggestion is made of, left to right as it is summed. */
const inputs: Column<Suggestion>[] = [
  { key: "left", header: "Lasts", kind: "number", cell: (one) => lastsWords(daysLeft(one)) },
  { key: "demand", header: "Demand", kind: "number", cell: (one) => <>{one.demand}<span className="text-muted"> in {one.weeks} wk</span></> },
  { key: "lead", header: "Lead + cover", kind: "number", cell: (one) => `${one.leadTimeDays} + ${one.coverDays} d` },
  { key: "safety", header: "Safety", kind: "number", cell: (one) => one.safetyStock },
  { key: "wanted", header: "Wanted", kind: "number", cell: wantedUnits },
  { key: "sellable", header: "On hand", kind: "number", cell: (one) => one.sellable },
  { key: "allocated", header: "Promised", kind: "number", cell: (one) => minus(one.allocated) },
  { key: "incoming", header: "Incoming", kind: "number", cell: (one) => plus(one.incoming) },
  { key: "drafted", header: "On drafts", kind: "number", cell: (one) => plus(one.drafted) },
  { key: "pack", header: "Pack", kind: "number", cell: (one) => one.packSize },
];

const lastsWords = (days: number | null): string => (days === null ? "–" : days > 365 ? "over a year" : `${days} d`);
const minus = (units: number): string => (units > 0 ? `−${units}` : "–");
const plus = (units: number): string => (units > 0 ? `+${units}` : "–");

/** The order of each supplier, and what is missing to its minimum. */
function Chosen({ picked, unitsFor, isBusy, onDraft }: { picked: Suggestion[]; unitsFor: (one: Suggestion) => number; isBusy: boolean; onDraft: () => void }) {
  const suppliers = [...new Map(picked.map((one) => [one.supplierId, one])).values()];
  return (
    <section aria-label="Chosen" className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t border-line bg-surface px-4 py-3 shadow-2 max-lg:bottom-14 lg:mx-0 lg:rounded-md lg:border">
      <ul className="figures grid gap-1 text-sm">
        {suppliers.map(({ supplierId, supplier, currency, minimumMinor }) => {
          const own = picked.filter((one) => one.supplierId === supplierId);
          const total = own.reduce((sum, one) => sum + unitsFor(one) * one.unitCostMinor, 0);
          return <li key={supplierId}><strong className="font-medium">{supplier}</strong> {unitWords(own.reduce((sum, one) => sum + unitsFor(one), 0))} · {formatMoney(total, currency)}{total < minimumMinor && <span className="text-warning"> · {formatMoney(minimumMinor - total, currency)} below its minimum</span>}</li>;
        })}
      </ul>
      <Button isBusy={isBusy} onClick={onDraft}>{suppliers.length === 1 ? "Draft 1 order" : `Draft ${suppliers.length} orders`}</Button>
    </section>
  );
}
