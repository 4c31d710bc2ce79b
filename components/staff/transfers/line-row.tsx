import clsx from "clsx";
import { Check, MapPin, MoreHorizontal } from "lucide-react";
import Image from "next/image";
import type { ComponentProps, ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { iconButtonStyle } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { shelfWords } from "@/lib/domain/fulfillment/pick-path";
import { shownGtin } from "@/lib/domain/fulfillment/scan";
import { lineName } from "@/lib/domain/inventory/unit-words";
import { onTheWay } from "@/lib/domain/transfers/transfer-line";
import type { TransferLineView } from "@/lib/domain/transfers/transfer-view";

type Props = { line: TransferLineView; step: "pack" | "receive" | null; isNext?: boolean; entries?: ComponentProps<typeof Menu>["entries"]; children?: ReactNode };

/** One item of a transfer: where it stands, how far it is, and what became of the rest. */
export function LineRow({ line, step, isNext = false, entries = [], children }: Props) {
  const [done, total] = step === "pack" ? [line.packed, line.wanted] : [line.received, line.sent + line.extra];
  const isDone = total > 0 && (step === "pack" ? done === total : onTheWay(line) === 0);
  return (
    <li className={clsx("flex gap-3.5 p-3.5", children && "max-sm:flex-wrap max-sm:gap-y-2", isNext && "bg-action-soft/60")}>
      {line.image ? <Image src={line.image.src} alt="" width={64} height={64} className="size-16 shrink-0 rounded-md object-cover" style={{ background: line.image.background }} /> : <span className="size-16 shrink-0 rounded-md bg-sunken" />}
      <div className="min-w-0 flex-1">
        {step !== null && <p className="figures flex items-center gap-1.5 text-xs font-medium text-muted"><MapPin aria-hidden className="size-3.5 shrink-0" />{shelfWords(line)}</p>}
        <p className="text-sm font-medium">{line.title}</p>
        {line.variantTitle && <p className="text-sm text-muted">{line.variantTitle}</p>}
        <p className="figures mt-0.5 text-xs text-muted">{line.sku}{line.gtin && <span className="max-sm:block"><span className="max-sm:hidden"> · </span>{shownGtin(line.gtin)}</span>}</p>
        <p className="mt-1.5 flex flex-wrap gap-1.5 empty:hidden">
          {line.wanted === 0 && <Badge tone="warning" hasShape>Mis-shipped</Badge>}
          {step === "pack" && line.free < line.wanted && <Badge tone="warning" hasShape>{line.free} free to leave</Badge>}
          {line.rejected > 0 && <Badge tone="negative" hasShape>{line.rejected} damaged</Badge>}
          {line.extra > 0 && line.wanted > 0 && <Badge tone="warning" hasShape>{line.extra} over</Badge>}
          {line.lost > 0 && <Badge tone="negative" hasShape>{line.lost} lost</Badge>}
          {line.putBack > 0 && <Badge tone="info">{line.putBack} put back</Badge>}
        </p>
      </div>
      <div className={clsx("flex shrink-0", children ? "items-start gap-1 max-sm:basis-full max-sm:justify-between max-sm:pl-19.5" : "flex-col items-end gap-2")}>
        {children ?? (
          <p className={clsx("figures flex h-11 min-w-14 items-center justify-center gap-1 rounded-md px-2 text-base font-semibold", isDone ? "bg-positive-soft text-positive" : "bg-sunken")}>
            {isDone && <Check aria-hidden className="size-4" strokeWidth={3} />}
            <span className="sr-only">{step === "pack" ? "Packed " : "Received "}</span>{done}<span className="font-normal text-muted">/{total}</span>
          </p>
        )}
        {entries.length > 0 && <Menu trigger={<button type="button" aria-label={`More for ${lineName(line)}`} className={iconButtonStyle}><MoreHorizontal aria-hidden /></button>} entries={entries} />}
      </div>
    </li>
  );
}
