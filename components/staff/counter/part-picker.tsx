"use client";

import Image from "next/image";
import { QuantityStepper } from "@/components/ui/quantity-stepper";
import { partOfWords } from "@/lib/domain/fulfillment/in-bundle";
import { leftToHandOver } from "@/lib/domain/fulfillment/line-progress";
import type { PickupLine } from "@/lib/domain/fulfillment/pickup-view";
import { nameOf } from "./use-pick";

type Props = { lines: PickupLine[]; chosen: Record<string, number>; onChoose: (lineId: string, quantity: number) => void };

/** What is given now; less than all is a part hand-over. */
export function PartPicker({ lines, chosen, onChoose }: Props) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">
      {lines.map((line) => (
        <li key={line.id} className="flex items-center gap-3 p-3">
          {line.image && <Image src={line.image.src} alt="" width={56} height={56} className="size-14 shrink-0 rounded-md object-cover" style={{ background: line.image.background }} />}
          <p className="min-w-0 flex-1 text-sm"><span className="block font-medium">{line.title}</span><span className="text-xs text-muted">{[line.variantTitle, partOfWords(line.bundle), `${leftToHandOver(line)} here`, line.handedOver > 0 ? `${line.handedOver} given before` : ""].filter(Boolean).join(" · ")}</span></p>
          <QuantityStepper label={`Hand over now: ${nameOf(line)}`} value={chosen[line.id] ?? leftToHandOver(line)} min={0} max={leftToHandOver(line)} onValueChange={(quantity) => onChoose(line.id, quantity)} />
        </li>
      ))}
    </ul>
  );
}
