"use client";

import { CloudOff } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { CountDialog } from "@/components/staff/counter/count-dialog";
import { MuteButton } from "@/components/staff/counter/mute-button";
import { ScanFeedback } from "@/components/staff/counter/scan-feedback";
import { ScanField } from "@/components/staff/counter/scan-field";
import { useOnline } from "@/components/staff/counter/use-online";
import { Progress } from "@/components/ui/progress";
import { QuantityStepper } from "@/components/ui/quantity-stepper";
import { shelfWords } from "@/lib/domain/fulfillment/pick-path";
import { unitWords } from "@/lib/domain/inventory/unit-words";
import { itemName, unitsLeft, unitsPicked, unitsWanted, type WaveItem, type WaveView } from "@/lib/domain/waves/wave-view";
import { useWalk } from "./use-walk";
import { WaveItemRow } from "./wave-item-row";

/** Walk the aisles once for all parts: scan, say how many, put them into the totes that the screen names. */
export function WalkStep({ view, onChanged }: { view: WaveView; onChanged: () => void }) {
  const router = useRouter();
  const walk = useWalk(view, onChanged);
  const isOnline = useOnline();
  const [quantity, setQuantity] = useState(1);
  const [counting, setCounting] = useState<WaveItem | null>(null);
  const next = walk.items.find((item) => unitsLeft(item) > 0);
  const [picked, wanted] = [walk.items.reduce((sum, item) => sum + unitsPicked(item), 0), walk.items.reduce((sum, item) => sum + unitsWanted(item), 0)];
  const scan = (text: string) => {
    walk.scan(text, quantity);
    setQuantity(1);
  };
  const numberOf = (fulfillmentId: string) => view.parts.find((part) => part.id === fulfillmentId)?.number ?? "";
  return (
    <section aria-label="Pick" className="grid gap-4">
      <div className="sticky top-0 z-10 -mx-4 grid gap-2 bg-paper px-4 pt-2 pb-3 lg:mx-0 lg:px-0">
        <ScanField label="Scan an item" placeholder="Scan or type GTIN or SKU" onScan={scan} tone={walk.feedback?.tone ?? null} />
        <ScanFeedback feedback={walk.feedback} idle={next ? `Next: ${itemName(next)}, ${shelfWords(next)}` : "Everything is picked."} />
        {walk.waiting > 0 && !isOnline && <p role="status" className="flex items-center gap-2 text-xs text-warning"><CloudOff aria-hidden className="size-4" />{walk.waiting} {walk.waiting === 1 ? "scan" : "scans"} kept here, will send when online</p>}
        <div className="flex items-center gap-3">
          <div className="flex-1"><Progress label="Picked" value={picked} max={Math.max(1, wanted)} valueText={`${picked} of ${unitWords(wanted)}`} /></div>
          <span className="text-xs text-muted max-sm:sr-only">Units per scan</span>
          <QuantityStepper label="Units of the next scan" value={quantity} min={1} max={99} onValueChange={setQuantity} />
          <MuteButton />
        </div>
      </div>
      <ol aria-label="Items in the order of the shelves" className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">
        {walk.items.map((item) => (
          <WaveItemRow
            key={item.variantId} item={item} isNext={item.variantId === next?.variantId}
            entries={unitsLeft(item) === 0 ? [] : [
              { kind: "action", label: "Count without scanning", onSelect: () => setCounting(item) },
              ...item.shares.filter((share) => share.picked < share.wanted).map((share) => ({
                kind: "action" as const, label: `Can't find it for ${numberOf(share.fulfillmentId)}`, isDangerous: true, onSelect: () => router.push(`/staff/pickups/${share.fulfillmentId}`),
              })),
            ]}
          />
        ))}
      </ol>
      <CountDialog item={counting && { id: counting.variantId, name: itemName(counting), sku: counting.sku, most: unitsLeft(counting) }} onClose={() => setCounting(null)} onCount={(units, reason) => counting && walk.countBy(counting, units, reason)} />
    </section>
  );
}
