import Image from "next/image";
import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import { partOfWords } from "@/lib/domain/fulfillment/in-bundle";
import { outcomeWords, type UnitOutcome } from "@/lib/domain/returns/return-state";
import type { ReturnLineView, ReturnUnitView } from "@/lib/domain/returns/return-view";
import { formatMoney } from "@/lib/kernel/money";
import { DamagePhoto } from "./damage-photo";

const toneOf: Record<UnitOutcome, Tone> = { restock: "positive", quarantine: "warning", write_off: "negative", refuse: "negative" };

/** What is in a return and what became of each unit. */
export function ReturnUnits({ lines, currency }: { lines: ReturnLineView[]; currency: string }) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">
      {lines.map((line) => (
        <li key={line.id} className="flex gap-3.5 p-3.5">
          {line.image ? <Image src={line.image.src} alt="" width={56} height={56} className="size-14 shrink-0 rounded-md object-cover" style={{ background: line.image.background }} /> : <span className="size-14 shrink-0 rounded-md bg-sunken" />}
          <div className="min-w-0 flex-1 text-sm">
            <p className="font-medium">{[line.title, line.variantTitle].filter(Boolean).join(", ")}</p>
            <p className="figures text-xs text-muted">{[line.sku, partOfWords(line.bundle), line.reason].filter(Boolean).join(" · ")}{line.note && `: “${line.note}”`}</p>
            <DamagePhoto src={line.photoSrc} />
            <ul className="mt-2 grid gap-1.5">
              {line.units.map((unit) => <li key={unit.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1"><span className="flex flex-wrap items-center gap-x-2.5 gap-y-1"><UnitBadge unit={unit} />{unit.note && <span className="text-xs text-muted">{unit.note}</span>}</span><span className="figures">{formatMoney(unit.amountMinor, currency)}</span></li>)}
            </ul>
          </div>
        </li>
      ))}
    </ul>
  );
}

function UnitBadge({ unit: { status, outcome } }: { unit: ReturnUnitView }) {
  if (outcome) return <Badge tone={toneOf[outcome]} hasShape>{outcomeWords[outcome].done}</Badge>;
  return <Badge tone={status === "received" ? "warning" : "neutral"} hasShape>{status === "received" ? "To inspect" : status === "expected" ? "Expected" : "Not brought"}</Badge>;
}
