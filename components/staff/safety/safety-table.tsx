"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, type Column } from "@/components/ui/table";
import { toast } from "@/components/ui/toast";
import { acceptSafety, undoSafety, unpinSafety } from "@/lib/actions/inventory";
import { lineName } from "@/lib/domain/inventory/unit-words";
import type { SafetyQuery, SafetyRow } from "@/lib/domain/inventory/safety-input";
import { expectedMissing } from "@/lib/domain/inventory/safety-stock";
import type { Outcome } from "@/lib/kernel/refusal";
import { PinDialog } from "./pin-dialog";
import { whySafety } from "./safety-words";

/** What is held back, what was learned and from which figures; ticked rows are taken over together. */
export function SafetyTable({ rows, query, mayEdit }: { rows: SafetyRow[]; query: SafetyQuery; mayEdit: boolean }) {
  const router = useRouter();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [pinning, setPinning] = useState<SafetyRow | null>(null);
  const [isBusy, start] = useTransition();
  const open = rows.filter(isOpen);
  const chosen = open.filter((row) => ticked.has(row.variantId));
  const send = <R,>(call: () => Promise<Outcome<R>>, title: string) => start(async () => {
    const outcome = await call().catch(() => null);
    toast(outcome?.ok ? { title } : { title: outcome?.message ?? "No connection. Nothing changed; try again.", tone: "negative" });
    setTicked(new Set());
    router.refresh();
  });
  const accept = (picked: readonly SafetyRow[]) => send(() => acceptSafety({ rows: picked.map(({ variantId, locationId, units }) => ({ variantId, locationId, seen: units })) }), picked.length === 1 ? "Set as learned" : `${picked.length} set as learned`);
  const tick = (ids: readonly string[], isOn: boolean) => setTicked((now) => new Set(isOn ? [...now, ...ids] : [...now].filter((id) => !ids.includes(id))));
  return (
    <>
      <Table
        caption="Safety stock" rows={rows} rowKey={(row) => row.variantId} empty={<EmptyState title={empty[query.show]}>{query.q ? "Check the spelling, or look under All." : "Picks and counts are read each night."}</EmptyState>}
        columns={[
          { key: "item", header: mayEdit && open.length > 0 ? <Checkbox label="Item" className="min-h-0! items-center! py-0! text-2xs!" checked={open.every((row) => ticked.has(row.variantId))} onChange={(event) => tick(open.map((row) => row.variantId), event.target.checked)} /> : "Item", className: "min-w-72", cell: (row) => (
            <div className="flex items-start gap-2 py-1">
              {mayEdit && isOpen(row) && <Checkbox label={<span className="sr-only">Choose {lineName(row)}</span>} className="max-lg:min-w-11 lg:min-h-0 lg:w-6 lg:py-0" checked={ticked.has(row.variantId)} onChange={(event) => tick([row.variantId], event.target.checked)} />}
              <Item row={row} />
            </div>
          ) },
          ...figures,
          ...(mayEdit ? [{ key: "do", header: <span className="sr-only">Actions</span>, cell: (row: SafetyRow) => (
            <span className="flex flex-wrap gap-2 sm:flex-nowrap sm:justify-end">
              {isOpen(row) && <Button size="small" look="secondary" className="whitespace-nowrap" isBusy={isBusy} aria-label={`Set ${lineName(row)} to ${row.units}`} onClick={() => accept([row])}>Set to {row.units}</Button>}
              {row.isPinned ? <Button size="small" look="quiet" isBusy={isBusy} aria-label={`Let ${lineName(row)} go`} onClick={() => send(() => unpinSafety({ variantId: row.variantId, locationId: row.locationId }), "It follows again")}>Let go</Button>
                : <Button size="small" look="quiet" aria-label={`Pin ${lineName(row)}`} onClick={() => setPinning(row)}>Pin</Button>}
              {row.replaced !== null && row.replaced !== row.safetyStock && <Button size="small" look="quiet" isBusy={isBusy} aria-label={`Undo ${lineName(row)}, back to ${row.replaced}`} onClick={() => send(() => undoSafety({ variantId: row.variantId, locationId: row.locationId }), `Back to ${row.replaced}, and pinned`)}>Undo to {row.replaced}</Button>}
            </span>
          ) }] : []),
        ]}
      />
      {chosen.length > 0 && (
        <section aria-label="Chosen" className="sticky bottom-0 z-10 -mx-4 mt-4 flex items-center justify-between gap-4 border-t border-line bg-surface px-4 py-3 shadow-2 max-lg:bottom-14 lg:mx-0 lg:rounded-md lg:border">
          <p className="figures text-sm">{chosen.length} chosen</p>
          <Button isBusy={isBusy} onClick={() => accept(chosen)}>Set as learned</Button>
        </section>
      )}
      <PinDialog row={pinning} onClose={() => setPinning(null)} onDone={() => { setPinning(null); toast({ title: "Set and pinned" }); router.refresh(); }} />
    </>
  );
}

const isOpen = (row: SafetyRow): boolean => !row.isPinned && row.units !== null && row.units !== row.safetyStock;

const empty: Record<SafetyQuery["show"], string> = { advice: "Everything stands as learned", pinned: "Nothing is pinned", changed: "Nothing to undo", all: "Nothing learned yet" };

function Item({ row }: { row: SafetyRow }) {
  return (
    <div className="min-w-0">
      <Link href={`/staff/inventory/${encodeURIComponent(row.sku)}`} className="font-medium underline-offset-4 hover:underline max-lg:inline-flex max-lg:min-h-11 max-lg:items-center">{lineName(row)}</Link>
      <span className="figures block text-xs text-muted">{row.sku}</span>
      {row.isPinned && <span className="mt-1 flex flex-wrap items-center gap-2 text-xs text-muted"><Badge tone="neutral">Pinned</Badge>{row.pinReason}</span>}
      {row.inputs && row.units !== null && (
        <details className="text-xs text-muted">
          <summary className="inline-flex min-h-11 min-w-11 items-center underline underline-offset-4 lg:min-h-6">Why {row.units}</summary>
          <ul className="grid max-w-prose gap-1 py-1">{whySafety(row.inputs, row.units).map((line) => <li key={line}>{line}</li>)}</ul>
        </details>
      )}
    </div>
  );
}

const missingWords = ({ inputs }: SafetyRow): string => (inputs && expectedMissing(inputs) >= 0.05 ? expectedMissing(inputs).toFixed(1) : "–");

const figures: Column<SafetyRow>[] = [
  { key: "now", header: "Held back", kind: "number", cell: (row) => row.safetyStock },
  { key: "learned", header: "Learned", kind: "number", cell: (row) => <strong className="font-medium">{row.units ?? "–"}</strong> },
  { key: "sellable", header: "On hand", kind: "number", cell: (row) => row.sellable },
  { key: "pick", header: "Missed, picks", kind: "number", cell: (row) => row.inputs?.missedAtPick ?? "–" },
  { key: "count", header: "Missed, counts", kind: "number", cell: (row) => row.inputs?.missedAtCount ?? "–" },
  { key: "left", header: "Left", kind: "number", cell: (row) => row.inputs?.left ?? "–" },
  { key: "counted", header: "Last count", kind: "number", cell: (row) => (row.inputs ? (row.inputs.daysSinceCount === null ? "none" : `${row.inputs.daysSinceCount} d ago`) : "–") },
  { key: "expected", header: "May be missing", kind: "number", cell: (row) => missingWords(row) },
];
