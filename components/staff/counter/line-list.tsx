import Image from "next/image";
import { Badge } from "@/components/ui/badge";
import { partOfWords } from "@/lib/domain/fulfillment/in-bundle";
import { shelfWords } from "@/lib/domain/fulfillment/pick-path";
import type { PickupView } from "@/lib/domain/fulfillment/pickup-view";
import { formatMoney } from "@/lib/kernel/money";

/** The goods of an order to read, not to work on. */
export function LineList({ view }: { view: PickupView }) {
  return (
    <ul aria-label="Items" className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">
      {view.lines.map((line) => (
        <li key={line.id} className="flex items-center gap-3.5 p-3">
          {line.image && <Image src={line.image.src} alt={line.image.alt} width={64} height={64} className="size-16 shrink-0 rounded-md object-cover" style={{ background: line.image.background }} />}
          <div className="min-w-0 flex-1 text-sm">
            <p className="font-medium">{line.title}</p>
            <p className="figures text-xs text-muted">{[line.variantTitle, line.sku, shelfWords(line), partOfWords(line.bundle)].filter(Boolean).join(" · ")}</p>
            <p className="mt-1 flex flex-wrap gap-1.5 empty:hidden">
              {line.handedOver > 0 && <Badge tone="positive" hasShape>{line.handedOver} {view.method === "ship" ? "sent" : view.method === "local_delivery" ? "delivered" : "handed over"}</Badge>}
              {line.returned > 0 && <Badge tone="info" hasShape>{line.returned} returned</Badge>}
              {line.missing > 0 && <Badge tone="warning" hasShape>{line.missing} not found</Badge>}
              {line.cancelled > 0 && <Badge tone="negative" hasShape>{line.cancelled} cancelled</Badge>}
              {line.moved > 0 && <Badge tone="info">{line.moved} moved elsewhere</Badge>}
            </p>
          </div>
          <p className="figures text-right text-sm"><span className="block font-medium">{line.quantity} ×</span><span className="text-xs text-muted">{formatMoney(line.totalMinor, view.currency)}</span></p>
        </li>
      ))}
    </ul>
  );
}
