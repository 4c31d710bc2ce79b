"use client";

import { useState } from "react";
import { ScanField } from "@/components/staff/counter/scan-field";
import { withdrawUndo } from "@/components/staff/counter/undo-bar";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { Skeleton } from "@/components/ui/skeleton";
import { uuid } from "@/components/ui/uuid";
import { addBox, boxAsSuggested, packPickup, putIntoBox, removeBox, weighBox } from "@/lib/actions/shipping";
import type { PickupView } from "@/lib/domain/fulfillment/pickup-view";
import { boxWords, type ShipmentView } from "@/lib/domain/shipping/shipment-view";
import { BoxCard } from "./box-card";
import { ShipToCard } from "./ship-to-card";
import { useShipment } from "./use-shipment";

/** Everything picked goes into boxes: as suggested, or by scan into whichever box is open. */
export function PackStep({ view, onChanged }: { view: PickupView; onChanged: () => void }) {
  const { shipment, isBusy, problem, run } = useShipment(view.id, view.version, onChanged);
  const [chosen, setChosen] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  if (!shipment) return <><ShipToCard view={view} /><Skeleton className="h-64" /></>;
  const { boxes, loose, kinds, suggested } = shipment;
  const target = boxes.find((box) => box.id === chosen) ?? boxes.at(-1);
  const put = (item: { scanned: string; lineId: string | null; quantity?: number }) =>
    target && run(() => putIntoBox({ boxId: target.id, scanId: uuid(), ...item }), undefined, ({ name }) => setSaid(`${name} is in box ${target.number}`));
  return (
    <section aria-label="Pack" className="grid gap-4">
      <ShipToCard view={view} />
      {boxes.length > 0 && loose.length > 0 && <ScanField label="Scan into the box" placeholder="Scan or type GTIN or SKU" onScan={(scanned) => put({ scanned, lineId: null })} tone={problem ? "wrong" : said ? "right" : null} />}
      <p role="status" className="text-sm text-muted empty:hidden">{problem ? null : said}</p>
      {problem && <Banner tone="negative" role="alert">{problem.message}</Banner>}
      {loose.length > 0 && <Loose shipment={shipment} onPut={target ? (lineId, quantity) => put({ scanned: "", lineId, quantity }) : undefined} />}
      <div className="flex flex-wrap gap-2">
        {loose.length > 0 && <Button look="secondary" isBusy={isBusy} onClick={() => run(() => boxAsSuggested({ fulfillmentId: view.id }), "In boxes as suggested")}>Pack as suggested: {boxWords(suggested)}</Button>}
        <Menu trigger={<Button look="secondary">Add a box</Button>} entries={kinds.map((kind) => ({ kind: "action", label: kind.name, onSelect: () => run(() => addBox({ fulfillmentId: view.id, kindCode: kind.code }), undefined, ({ boxId }) => setChosen(boxId)) }))} />
      </div>
      {boxes.length > 0 && (
        <ul aria-label="Boxes" className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">
          {boxes.map((box) => (
            <BoxCard
              key={box.id} box={box} isTarget={loose.length > 0 && box.id === target?.id} {...(loose.length > 0 && { onTarget: () => setChosen(box.id) })}
              onRemove={() => run(() => removeBox({ boxId: box.id }))} onWeigh={(pounds) => run(() => weighBox({ boxId: box.id, pounds }), "Weighed")}
            />
          ))}
        </ul>
      )}
      <Button size="large" isBusy={isBusy} onClick={() => run(() => packPickup({ fulfillmentId: view.id }), "Packed", withdrawUndo)}>{boxes.length > 1 ? "All boxes are packed" : "Parcel is packed"}</Button>
    </section>
  );
}

function Loose({ shipment, onPut }: { shipment: ShipmentView; onPut?: ((lineId: string, quantity: number) => void) | undefined }) {
  return (
    <ul aria-label="Not in a box yet" className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">
      {shipment.loose.map((one) => (
        <li key={`${one.lineId}${one.parcel}`} className="flex items-center gap-3 p-3 text-sm">
          <p className="min-w-0 flex-1"><span className="figures font-semibold">{one.quantity} ×</span> {one.name}<span className="figures block text-xs text-muted">{one.sku}{one.parcels > 1 && `, parcel ${one.parcel} of ${one.parcels}`}</span></p>
          {onPut && <Button size="small" look="secondary" className="min-h-11 shrink-0 lg:min-h-control" aria-label={`Put ${one.name} in without a scan`} onClick={() => onPut(one.lineId, one.quantity)}>Put in</Button>}
        </li>
      ))}
    </ul>
  );
}
