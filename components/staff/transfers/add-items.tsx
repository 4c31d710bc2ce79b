"use client";

import Image from "next/image";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { lineName, unitsOf, unitWords } from "@/lib/domain/inventory/unit-words";
import type { Candidate, TransferView } from "@/lib/domain/transfers/transfer-view";
import { useLineChange } from "./use-line-change";

export type Adding = { q: string; candidates: Candidate[] };

/** What the destination sold and lacks; or what was searched for. */
export function AddItems({ view, adding, onChanged }: { view: TransferView; adding: Adding; onChanged: () => void }) {
  const change = useLineChange(view.id, onChanged);
  const [isBusy, setBusy] = useState(false);
  const add = async (items: readonly Candidate[]) => {
    setBusy(true);
    for (const item of items) await change(item.variantId, Math.max(1, item.suggested), 0);
    setBusy(false);
  };
  const suggested = adding.candidates.filter((item) => item.suggested > 0);
  return (
    <section aria-label="Add items" className="grid gap-3">
      <form role="search" aria-label="Items" className="flex gap-2">
        <Input aria-label="Find an item" name="add" type="search" className="min-w-0 flex-1" defaultValue={adding.q} maxLength={120} placeholder="Find an item: name, SKU or GTIN" />
        <Button type="submit" look="secondary">Find</Button>
      </form>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-xs text-muted">{adding.q ? `What ${view.from.name} has of “${adding.q}”.` : `What ${view.to.name} sold in four weeks and does not have for the next four.`}</p>
        {adding.q === "" && suggested.length > 1 && <Button size="small" look="secondary" className="min-h-11 lg:min-h-control" isBusy={isBusy} onClick={() => void add(suggested)}>Add all {unitWords(unitsOf(suggested, (item) => item.suggested))}</Button>}
      </div>
      {adding.candidates.length === 0 ? <p className="rounded-md bg-sunken px-4 py-5 text-sm text-muted">{adding.q ? `${view.from.name} does not stock this, or it is on the list already.` : "Nothing to suggest: find items by name."}</p> : (
        <ul className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">
          {adding.candidates.map((item) => (
            <li key={item.variantId} className="flex items-center gap-3.5 p-3">
              {item.image ? <Image src={item.image.src} alt="" width={48} height={48} className="size-12 shrink-0 rounded-md object-cover" style={{ background: item.image.background }} /> : <span className="size-12 shrink-0 rounded-md bg-sunken" />}
              <div className="min-w-0 flex-1">
                <p className="text-sm font-medium">{lineName(item)}</p>
                <p className="figures text-xs text-muted">{item.sku} · {item.free} to spare · {item.there} there{item.incoming > 0 && `, ${item.incoming} on the way`} · sold {item.sold}</p>
              </div>
              <Button size="small" look="secondary" className="min-h-11 shrink-0 lg:min-h-control" isBusy={isBusy} aria-label={`Add ${Math.max(1, item.suggested)} of ${lineName(item)}`} onClick={() => void add([item])}>Add {Math.max(1, item.suggested)}</Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
