"use client";

import Image from "next/image";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { QuantityStepper } from "@/components/ui/quantity-stepper";
import { lineName } from "@/lib/domain/inventory/unit-words";
import type { PurchaseCandidate, PurchaseView } from "@/lib/domain/purchasing/purchase-view";
import { formatMoney } from "@/lib/kernel/money";
import { GoodsRow } from "./goods-row";
import { usePurchaseLine } from "./use-purchase-line";

export type AddingGoods = { q: string; candidates: PurchaseCandidate[] };

/** The list of a draft, and what else this supplier sells. */
export function DraftGoods({ view, adding, onChanged }: { view: PurchaseView; adding: AddingGoods; onChanged: () => void }) {
  const change = usePurchaseLine(view.id, onChanged);
  /** Shown until the server's next version tells the same. */
  const [typed, setTyped] = useState<{ version: number; units: Record<string, number> }>({ version: 0, units: {} });
  const units = typed.version === view.version ? typed.units : {};
  return (
    <div className="grid gap-6">
      {view.lines.length > 0 && (
        <ol aria-label="Items" className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">
          {view.lines.map((line) => {
            const ordered = units[line.id] ?? line.ordered;
            return (
              <GoodsRow key={line.id} line={{ ...line, ordered }} currency={view.currency} isDraft entries={[{ kind: "action", label: "Take out", isDangerous: true, onSelect: () => void change(line.variantId, 0, ordered) }]}>
                <QuantityStepper
                  label={`Units of ${lineName(line)}`} value={ordered} min={1} max={9_999}
                  onValueChange={(next) => {
                    setTyped({ version: view.version, units: { ...units, [line.id]: next } });
                    void change(line.variantId, next, ordered).then((isDone) => { if (!isDone) setTyped({ version: 0, units: {} }); });
                  }}
                />
              </GoodsRow>
            );
          })}
        </ol>
      )}
      <Candidates view={view} adding={adding} onAdd={(item) => change(item.variantId, item.packSize, 0)} />
    </div>
  );
}

function Candidates({ view, adding, onAdd }: { view: PurchaseView; adding: AddingGoods; onAdd: (item: PurchaseCandidate) => Promise<unknown> }) {
  const [isBusy, setBusy] = useState(false);
  const add = async (item: PurchaseCandidate) => {
    setBusy(true);
    await onAdd(item);
    setBusy(false);
  };
  return (
    <section aria-label="Add items" className="grid gap-3">
      <form role="search" aria-label="Items" className="flex gap-2">
        <Input aria-label="Find an item" name="add" type="search" className="min-w-0 flex-1" defaultValue={adding.q} maxLength={120} placeholder="Find an item: name, SKU or GTIN" />
        <Button type="submit" look="secondary">Find</Button>
      </form>
      <p className="text-xs text-muted">{adding.q ? `What ${view.supplier.name} sells of “${adding.q}”.` : `What ${view.supplier.name} sells and ${view.location.name} has least of.`}</p>
      {adding.candidates.length === 0 ? <p className="rounded-md bg-sunken px-4 py-5 text-sm text-muted">{view.supplier.name} does not sell this, or it is on the list already.</p> : (
        <ul className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">
          {adding.candidates.map((item) => (
            <li key={item.variantId} className="flex items-center gap-3.5 p-3">
              {item.image ? <Image src={item.image.src} alt="" width={48} height={48} className="size-12 shrink-0 rounded-md object-cover" style={{ background: item.image.background }} /> : <span className="size-12 shrink-0 rounded-md bg-sunken" />}
              <div className="min-w-0 flex-1">
                <p className="text-sm font-medium">{lineName(item)}</p>
                <p className="figures text-xs text-muted">{item.sku} · {formatMoney(item.unitCostMinor, view.currency)} · {item.onHand} on hand{item.incoming > 0 && `, ${item.incoming} incoming`}</p>
              </div>
              <Button size="small" look="secondary" className="min-h-11 shrink-0 lg:min-h-control" isBusy={isBusy} aria-label={`Add ${item.packSize} of ${lineName(item)}`} onClick={() => void add(item)}>Add {item.packSize}</Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
