"use client";

import clsx from "clsx";
import { Package, Trash2 } from "lucide-react";
import { useState, type ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { kilograms, measures, type BoxView } from "@/lib/domain/shipping/shipment-view";

type Props = { box: BoxView; isTarget?: boolean; onTarget?: () => void; onRemove?: () => void; onWeigh?: (grams: string) => void; children?: ReactNode };

/** One box: which, how large, what is in it, what it weighs. */
export function BoxCard({ box, isTarget = false, onTarget, onRemove, onWeigh, children }: Props) {
  return (
    <li className={clsx("grid gap-3 p-3.5", isTarget && "bg-action-soft/60")}>
      <div className="flex items-start gap-3">
        <Package aria-hidden className="mt-0.5 size-5 shrink-0 text-muted" strokeWidth={1.6} />
        <div className="min-w-0 flex-1">
          <p className="text-sm font-medium">Box {box.number}: {box.kind}</p>
          <p className="figures text-xs text-muted">{measures(box)} · {kilograms(box.weighedGrams ?? box.computedGrams)}{box.weighedGrams !== null && `, weighed (computed ${kilograms(box.computedGrams)})`}</p>
        </div>
        {onTarget && <button type="button" aria-pressed={isTarget} onClick={onTarget} className="min-h-11 rounded-md px-3 text-xs font-medium underline-offset-4 hover:underline aria-pressed:text-action lg:min-h-control">{isTarget ? "Scans go in here" : "Scan into this box"}</button>}
        {onRemove && <IconButton label={`Unpack box ${box.number}`} onClick={onRemove}><Trash2 aria-hidden /></IconButton>}
      </div>
      <ul className="figures grid gap-1 pl-8 text-sm">
        {box.contents.map((one) => <li key={`${one.lineId}${one.parcel}`}><span className="font-semibold">{one.quantity} ×</span> {one.name}<span className="text-muted"> {one.sku}{one.parcels > 1 && `, parcel ${one.parcel} of ${one.parcels}`}</span></li>)}
        {box.contents.length === 0 && <li className="text-muted">Empty</li>}
      </ul>
      {onWeigh && <Scales key={box.weighedGrams ?? 0} box={box} onWeigh={onWeigh} />}
      {children && <div className="pl-8">{children}</div>}
    </li>
  );
}

function Scales({ box, onWeigh }: { box: BoxView; onWeigh: (grams: string) => void }) {
  const [grams, setGrams] = useState(String(box.weighedGrams ?? ""));
  const save = () => grams !== String(box.weighedGrams ?? "") && onWeigh(grams);
  return (
    <form className="flex items-center gap-2 pl-8 text-xs" onSubmit={(event) => { event.preventDefault(); save(); }}>
      <label htmlFor={`scales-${box.id}`} className="whitespace-nowrap">The scales say</label>
      <span className="w-28"><Input id={`scales-${box.id}`} className="figures" inputMode="numeric" placeholder={String(box.computedGrams)} value={grams} onChange={(event) => setGrams(event.target.value.replace(/\D/g, ""))} onBlur={save} /></span>
      <span className="text-muted">g</span>
    </form>
  );
}
