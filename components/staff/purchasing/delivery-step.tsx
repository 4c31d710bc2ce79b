"use client";

import { CloudOff } from "lucide-react";
import { useState } from "react";
import { CountDialog } from "@/components/staff/counter/count-dialog";
import { MuteButton } from "@/components/staff/counter/mute-button";
import { ScanFeedback } from "@/components/staff/counter/scan-feedback";
import { ScanField } from "@/components/staff/counter/scan-field";
import { useOnline } from "@/components/staff/counter/use-online";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { lineName, unitsOf, unitWords } from "@/lib/domain/inventory/unit-words";
import { mayAct } from "@/lib/domain/purchasing/purchase-actions";
import { toCome } from "@/lib/domain/purchasing/purchase-line";
import type { PurchaseLineView, PurchaseView } from "@/lib/domain/purchasing/purchase-view";
import { GoodsRow } from "./goods-row";
import { RejectDialog } from "./reject-dialog";
import { SellAheadDialog } from "./sell-ahead-dialog";
import { useDelivery } from "./use-delivery";

/** Scan each unit out of its box into the stock. */
export function DeliveryStep({ view, onChanged }: { view: PurchaseView; onChanged: () => void }) {
  const delivery = useDelivery(view, onChanged);
  const isOnline = useOnline();
  const [asked, setAsked] = useState<{ what: "count" | "reject" | "ahead"; line: PurchaseLineView } | null>(null);
  const total = unitsOf(delivery.lines, (line) => line.ordered + line.over);
  const rest = unitsOf(delivery.lines, toCome);
  const close = () => setAsked(null);
  const { surplus } = delivery;
  const counting = asked?.what === "count" ? asked.line : null;
  return (
    <section aria-label="Receive" className="grid gap-4">
      <div className="sticky top-0 z-10 -mx-4 grid gap-2 bg-paper px-4 pt-2 pb-3 lg:mx-0 lg:px-0">
        <ScanField label="Scan an item" placeholder="Scan or type GTIN or SKU" onScan={delivery.scan} tone={delivery.feedback?.tone ?? null} />
        <ScanFeedback feedback={delivery.feedback} idle={rest > 0 ? `${unitWords(rest)} expected from ${view.supplier.name}.` : "Nothing more is expected."} />
        {surplus && mayAct(view.actions, "over") && <Button look="secondary" onClick={() => delivery.takeOver(surplus)}>Take it in as over</Button>}
        {delivery.waiting > 0 && !isOnline && <p role="status" className="flex items-center gap-2 text-xs text-warning"><CloudOff aria-hidden className="size-4" />{delivery.waiting} {delivery.waiting === 1 ? "scan" : "scans"} kept here, will send when online</p>}
        <div className="flex items-end gap-3">
          <div className="flex-1"><Progress label="Accounted for" value={total - rest} max={Math.max(1, total)} valueText={`${total - rest} of ${unitWords(total)}`} /></div>
          <MuteButton />
        </div>
      </div>
      <ol aria-label="Items" className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">
        {delivery.lines.map((line) => (
          <GoodsRow
            key={line.id} line={line} currency={view.currency}
            entries={toCome(line) <= 0 ? [] : [
              { kind: "action", label: "Count without scanning", onSelect: () => setAsked({ what: "count", line }) },
              ...(view.location.canSellAhead && mayAct(view.actions, "reschedule") ? [{ kind: "action" as const, label: "Sell before it is here", onSelect: () => setAsked({ what: "ahead", line }) }] : []),
              ...(mayAct(view.actions, "reject") ? [{ kind: "action" as const, label: "Reject units", isDangerous: true, onSelect: () => setAsked({ what: "reject", line }) }] : []),
            ]}
          />
        ))}
      </ol>
      <CountDialog item={counting && { id: counting.id, name: lineName(counting), sku: counting.sku, most: toCome(counting) }} onClose={close} onCount={(quantity, reason) => counting && delivery.countBy(counting, quantity, reason)} />
      <SellAheadDialog view={view} line={asked?.what === "ahead" ? asked.line : null} onClose={close} onDone={onChanged} />
      <RejectDialog view={view} line={asked?.what === "reject" ? asked.line : null} onClose={close} onDone={onChanged} />
    </section>
  );
}
