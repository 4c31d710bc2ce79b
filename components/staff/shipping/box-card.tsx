"use client";

import clsx from "clsx";
import { Package, Trash2 } from "lucide-react";
import { useState, type ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { gramsPerPound, weight } from "@/lib/domain/catalog/measure";
import { measures, type BoxView } from "@/lib/domain/shipping/shipment-view";

type Props = { box: BoxView; isTarget?: boolean; onTarget?: () => void; onRemove?: () => void; onWeigh?: (pounds: string) => void; children?: ReactNode };

/** One box: which, how large, what is in it, what it weighs. */
export function BoxCard({ box, isTarget = false, onTarget, onRemove, onWeigh, children }: Props) {
  return (
    <li className={clsx("grid gap-3 p-3.5", isTarget && "bg-action-soft/60")}>
      <div className="flex items-start gap-3">
        <Package aria-hidden className="mt-0.5 size-5 shrink-0 text-muted" strokeWidth={1.6} />
        <div className="min-w-0 flex-1">
          <p className="text-sm font-medium">Box {box.number}: {box.kind}</p>
          <p className="figures text-xs text-muted">{measures(box)} · {weight(box.weighedGrams ?? box.computedGrams)}{box.weighedGrams !== null && `, weighed (computed ${weight(box.computedGrams)})`}</p>
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

function Scales({ box, onWeigh }: { box: BoxView; onWeigh: (pounds: string) => void }) {
  const before = box.weighedGrams === null ? "" : pounds(box.weighedGrams);
  const [weighed, setWeighed] = useState(before);
  const save = () => weighed !== before && onWeigh(weighed);
  return (
    <form className="flex items-center gap-2 pl-8 text-xs" onSubmit={(event) => { event.preventDefault(); save(); }}>
      <label htmlFor={`scales-${box.id}`} className="whitespace-nowrap">The scales say</label>
      <span className="w-24"><Input id={`scales-${box.id}`} className="figures" inputMode="decimal" placeholder={pounds(box.computedGrams)} value={weighed} onChange={(event) => setWeighed(event.target.value.replace(/[^\d.]/g, ""))} onBlur={save} /></span>
      <span className="text-muted">lb</span>
    </form>
  );
}

const pounds = (grams: number): string => String(Number((grams / gramsPerPound).toFixed(2)));
