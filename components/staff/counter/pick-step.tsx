"use client";

import clsx from "clsx";
import { Check, CloudOff, MapPin, MoreHorizontal, Users } from "lucide-react";
import Image from "next/image";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { iconButtonStyle } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { partOfWords } from "@/lib/domain/fulfillment/in-bundle";
import { leftToPick, wanted } from "@/lib/domain/fulfillment/line-progress";
import { shelfWords } from "@/lib/domain/fulfillment/pick-path";
import type { PickupLine, PickupView } from "@/lib/domain/fulfillment/pickup-view";
import type { RejectReason } from "@/lib/domain/fulfillment/reject-reason";
import { shownGtin } from "@/lib/domain/fulfillment/scan";
import { OverrideDialog } from "./override-dialog";
import { RejectDialog } from "./reject-dialog";
import { ScanFeedback } from "./scan-feedback";
import { ScanField } from "./scan-field";
import { useOnline } from "./use-online";
import { nameOf, usePick } from "./use-pick";

/** Walk the aisles, scan each unit. */
export function PickStep({ view, reasons, onChanged }: { view: PickupView; reasons: RejectReason[]; onChanged: () => void }) {
  const pick = usePick(view, onChanged);
  const isOnline = useOnline();
  const [missing, setMissing] = useState<PickupLine | null>(null);
  const [forced, setForced] = useState<PickupLine | null>(null);
  const next = pick.lines.find((line) => leftToPick(line) > 0);
  return (
    <div className="grid gap-4">
      <div className="sticky top-0 z-10 -mx-4 grid gap-2 bg-paper px-4 pt-2 pb-3 lg:mx-0 lg:px-0">
        <ScanField label="Scan an item" placeholder="Scan or type GTIN or SKU" onScan={pick.scan} tone={pick.feedback?.tone ?? null} />
        <ScanFeedback feedback={pick.feedback} idle={next ? `Next: ${nameOf(next)}, ${shelfWords(next)}` : "Everything is picked."} />
        {pick.waiting > 0 && !isOnline && <p role="status" className="flex items-center gap-2 text-xs text-warning"><CloudOff aria-hidden className="size-4" />{pick.waiting} {pick.waiting === 1 ? "scan" : "scans"} kept here, will send when online</p>}
      </div>
      <ol className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">
        {pick.lines.map((line) => <PickLine key={line.id} line={line} isNext={line.id === next?.id} onMissing={() => setMissing(line)} onForce={() => setForced(line)} />)}
      </ol>
      <RejectDialog view={view} reasons={reasons} what={missing} onClose={() => setMissing(null)} onDone={onChanged} />
      <OverrideDialog line={forced} onClose={() => setForced(null)} onPick={pick.override} />
    </div>
  );
}

function PickLine({ line, isNext, onMissing, onForce }: { line: PickupLine; isNext: boolean; onMissing: () => void; onForce: () => void }) {
  const left = leftToPick(line);
  const isDone = left === 0;
  return (
    <li className={clsx("flex gap-3.5 p-3.5", isNext && "bg-action-soft/60", isDone && "opacity-70")}>
      {line.image ? <Image src={line.image.src} alt={line.image.alt} width={96} height={96} className="size-20 shrink-0 rounded-md object-cover sm:size-24" style={{ background: line.image.background }} /> : <span className="size-20 shrink-0 rounded-md bg-sunken sm:size-24" />}
      <div className="min-w-0 flex-1">
        <p className="figures flex items-center gap-1.5 text-base leading-tight font-semibold"><MapPin aria-hidden className="size-4 shrink-0 text-action" />{shelfWords(line)}</p>
        <p className="mt-1 text-sm font-medium">{line.title}</p>
        {line.variantTitle && <p className="text-sm text-muted">{line.variantTitle}</p>}
        <p className="figures mt-0.5 text-xs text-muted">{line.sku} · {line.onHand} on hand{line.gtin && <span className="block">{shownGtin(line.gtin)}</span>}</p>
        <p className="mt-1.5 flex flex-wrap gap-1.5 empty:hidden">
          {line.missing > 0 && <Badge tone="warning" hasShape>{line.missing} not found</Badge>}
          {line.cancelled > 0 && <Badge tone="negative" hasShape>{line.cancelled} cancelled</Badge>}
          {line.moved > 0 && <Badge tone="info">{line.moved} moved elsewhere</Badge>}
          {line.bundle && <Badge tone="info">{partOfWords(line.bundle)}</Badge>}
          {line.needsTwoPeople && <Badge tone="warning"><Users aria-hidden className="size-3.5" />Two people</Badge>}
          {line.parcels > 1 && <Badge>{line.parcels} parcels each</Badge>}
        </p>
        {left > 0 && line.elsewhere.length > 0 && line.onHand < left && <p className="mt-1 text-xs text-muted">Also at {line.elsewhere.map((place) => `${place.storeName} (${place.available})`).join(", ")}</p>}
      </div>
      <div className="flex shrink-0 flex-col items-end justify-between gap-2">
        <p className={clsx("figures flex h-11 min-w-14 items-center justify-center gap-1 rounded-md px-2 text-base font-semibold", isDone ? "bg-positive-soft text-positive" : "bg-sunken")}>
          {isDone && <Check aria-hidden className="size-4" strokeWidth={3} />}
          <span className="sr-only">Picked </span>{line.picked}<span className="font-normal text-muted">/{wanted(line)}</span>
        </p>
        {left > 0 && (
          <Menu
            trigger={<button type="button" aria-label={`More for ${nameOf(line)}`} className={iconButtonStyle}><MoreHorizontal aria-hidden /></button>}
            entries={[{ kind: "action", label: "Can't find it or can't give it", onSelect: onMissing, isDangerous: true }, { kind: "action", label: "Tick without a scan", onSelect: onForce }]}
          />
        )}
      </div>
    </li>
  );
}
