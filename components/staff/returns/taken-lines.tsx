import Image from "next/image";
import { Badge } from "@/components/ui/badge";
import { Checkbox } from "@/components/ui/checkbox";
import { QuantityStepper } from "@/components/ui/quantity-stepper";
import type { QuotedWay } from "@/lib/domain/orders/exchange-way";
import type { ExchangeLine } from "@/lib/domain/returns/get-exchange-price";
import { formatMoney } from "@/lib/kernel/money";

type Props = { lines: ExchangeLine[]; currency: string; isLooking: boolean; way: QuotedWay; onCount: (sku: string, count: number) => void; onNow: (sku: string, isNow: boolean) => void };

/** What goes out, with its price and whether it is there; where something follows, each line may be taken along all the same. */
export function TakenLines({ lines, currency, isLooking, way, onCount, onNow }: Props) {
  return (
    <ul aria-label="Goes out" aria-busy={isLooking} className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">
      {lines.map((line) => (
        <li key={line.sku} className="flex flex-wrap items-center gap-x-5 gap-y-3 p-3.5">
          {line.image ? <Image src={line.image.src} alt="" width={56} height={56} className="size-14 shrink-0 rounded-md object-cover" style={{ background: line.image.background }} /> : <span className="size-14 shrink-0 rounded-md bg-sunken" />}
          <div className="min-w-0 flex-1 basis-48 text-sm">
            <p className="font-medium">{[line.title, line.variantTitle].filter(Boolean).join(", ")}</p>
            <p className="figures text-xs text-muted">{line.sku} · {formatMoney(line.unitMinor, currency)} each{line.isKeptPrice && ", as it was bought"}</p>
            <Badge tone={line.quantity > line.available ? "negative" : "neutral"} hasShape>{stockWords(line, way)}</Badge>
          </div>
          {way.kind !== "carry_out" && <Checkbox label="Taken along" checked={line.isNow} onChange={(event) => onNow(line.sku, event.target.checked)} />}
          <QuantityStepper label={`Units of ${line.title}`} value={line.quantity} min={0} max={99} onValueChange={(count) => onCount(line.sku, count)} />
          <p className="figures ml-auto w-20 text-right text-sm">{formatMoney(line.totalMinor, currency)}</p>
        </li>
      ))}
    </ul>
  );
}

function stockWords({ quantity, available, isNow }: ExchangeLine, way: QuotedWay): string {
  const kind = isNow ? "carry_out" : way.kind;
  if (kind === "ship") return quantity > available ? `Only ${available} can be sent` : "Can be sent";
  return `${available} ${kind === "pickup" ? "free there" : "here"}`;
}
