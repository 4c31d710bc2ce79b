"use client";

import { ArrowDownToLine, Pin, PinOff, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { LinkButton } from "@/components/ui/link-button";
import { SortableList } from "@/components/ui/sortable-list";
import type { PickedProduct, Picks } from "@/lib/domain/search/search-picks";
import { PickedImage, TrialList, type TrialRow } from "./trial-list";
import { usePicks } from "./use-picks";

type Props = { q: string; picks: Picks; rows: TrialRow[]; /** What was looked up to be pinned or buried; null where nothing was. */ found: TrialRow[] | null };

/** What shoppers find, and what a merchandiser puts first and last. */
export function PickDesk({ q, picks, rows, found }: Props) {
  const { pinned, buried, change } = usePicks(q, picks);
  const without = (list: PickedProduct[], id: string) => list.filter((one) => one.id !== id);
  const tools = ({ card }: TrialRow) => {
    const one: PickedProduct = { id: card.id, title: card.title, src: card.picture?.src ?? null, background: card.picture?.background ?? "#EEECE6", isActive: true };
    const [isPinned, isBuried] = [pinned, buried].map((list) => list.some(({ id }) => id === card.id));
    return (
      <>
        {isPinned
          ? <IconButton label={`Unpin ${card.title}`} onClick={() => change({ pinned: without(pinned, card.id) }, "Unpinned")}><PinOff aria-hidden /></IconButton>
          : <IconButton label={`Pin ${card.title}`} onClick={() => change({ pinned: [...pinned, one], buried: without(buried, card.id) }, "Pinned")}><Pin aria-hidden /></IconButton>}
        {isBuried
          ? <IconButton label={`Take ${card.title} back`} onClick={() => change({ buried: without(buried, card.id) }, "Ranked again")}><Undo2 aria-hidden /></IconButton>
          : <IconButton label={`Bury ${card.title}`} onClick={() => change({ buried: [...buried, one], pinned: without(pinned, card.id) }, "Buried")}><ArrowDownToLine aria-hidden /></IconButton>}
      </>
    );
  };
  return (
    <div className="grid grid-cols-1 items-start gap-8 xl:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="grid min-w-0 gap-8">
        {found && (
          <section aria-labelledby="found">
            <h2 id="found" className="mb-3 text-sm font-semibold">To pin or bury</h2>
            {found.length > 0 ? <TrialList label="Looked up" rows={found} tools={tools} /> : <p className="text-sm text-muted">Nothing is called that.</p>}
          </section>
        )}
        <section aria-labelledby="results">
          <h2 id="results" className="mb-3 text-sm font-semibold">What shoppers see</h2>
          {rows.length > 0 ? <TrialList label="Results" rows={rows} tools={tools} /> : (
            <EmptyState className="rounded-md border border-line bg-surface" title={`Nothing is found for “${q}”`} action={<LinkButton href={`/staff/search/words?q=${encodeURIComponent(q)}`} look="secondary">Name words that mean the same</LinkButton>}>Look something up above and pin it, or say what else it is called.</EmptyState>
          )}
        </section>
      </div>
      <div className="grid gap-5 xl:sticky xl:top-6">
        <section aria-labelledby="first" className="rounded-lg border border-line bg-surface p-4">
          <h2 id="first" className="text-sm font-semibold">Pinned</h2>
          <p className="mt-0.5 mb-2 text-xs text-muted">First, in this order, whatever the ranking says. Filters and other orders hold for them too.</p>
          {pinned.length === 0 ? <p className="py-2 text-sm text-muted">Nothing yet.</p> : (
            <SortableList label="Pinned products" items={pinned} nameOf={({ title }) => title} onSort={(sorted) => change({ pinned: sorted }, "Order changed")} className="divide-y divide-line" itemClassName="py-1">
              {(one) => <PickedLine one={one}><IconButton label={`Unpin ${one.title}, from the list`} onClick={() => change({ pinned: without(pinned, one.id) }, "Unpinned")}><PinOff aria-hidden /></IconButton></PickedLine>}
            </SortableList>
          )}
        </section>
        <section aria-labelledby="last" className="rounded-lg border border-line bg-surface p-4">
          <h2 id="last" className="text-sm font-semibold">Buried</h2>
          <p className="mt-0.5 mb-2 text-xs text-muted">Last, but not hidden.</p>
          {buried.length === 0 ? <p className="py-2 text-sm text-muted">Nothing yet.</p> : (
            <ul aria-label="Buried products" className="divide-y divide-line">
              {buried.map((one) => <li key={one.id} className="py-1"><PickedLine one={one}><IconButton label={`Take ${one.title} back, from the list`} onClick={() => change({ buried: without(buried, one.id) }, "Ranked again")}><Undo2 aria-hidden /></IconButton></PickedLine></li>)}
            </ul>
          )}
        </section>
      </div>
    </div>
  );
}

function PickedLine({ one, children }: { one: PickedProduct; children: ReactNode }) {
  return (
    <div className="flex items-center gap-3">
      <PickedImage src={one.src} background={one.background} />
      <p className="min-w-0 flex-1 text-sm break-words">{one.title}{!one.isActive && <Badge tone="warning" hasShape className="ml-2">not for sale</Badge>}</p>
      {children}
    </div>
  );
}
