import clsx from "clsx";
import { Check, MapPin, MoreHorizontal } from "lucide-react";
import Image from "next/image";
import type { ComponentProps, ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { iconButtonStyle } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { shelfWords } from "@/lib/domain/fulfillment/pick-path";
import { shownGtin } from "@/lib/domain/fulfillment/scan";
import { sellAheadLabel } from "@/lib/domain/inventory/sell-ahead";
import { lineName } from "@/lib/domain/inventory/unit-words";
import { toCome } from "@/lib/domain/purchasing/purchase-line";
import type { PurchaseLineView } from "@/lib/domain/purchasing/purchase-view";
import { formatMoney } from "@/lib/kernel/money";

type Props = { line: PurchaseLineView; currency: string; isDraft?: boolean; isNext?: boolean; entries?: ComponentProps<typeof Menu>["entries"]; children?: ReactNode };

/** One item of an order: where it goes, how much of it has arrived, and what differs. */
export function GoodsRow({ line, currency, isDraft = false, isNext = false, entries = [], children }: Props) {
  const isDone = toCome(line) === 0;
  return (
    <li className={clsx("flex gap-3.5 p-3.5", children && "max-sm:flex-wrap max-sm:gap-y-2", isNext && "bg-action-soft/60")}>
      {line.image ? <Image src={line.image.src} alt="" width={64} height={64} className="size-16 shrink-0 rounded-md object-cover" style={{ background: line.image.background }} /> : <span className="size-16 shrink-0 rounded-md bg-sunken" />}
      <div className="min-w-0 flex-1">
        {!isDraft && <p className="figures flex items-center gap-1.5 text-xs font-medium text-muted"><MapPin aria-hidden className="size-3.5 shrink-0" />{shelfWords(line)}</p>}
        <p className="text-sm font-medium">{line.title}</p>
        {line.variantTitle && <p className="text-sm text-muted">{line.variantTitle}</p>}
        <p className="figures mt-0.5 text-xs text-muted">{line.sku}{line.supplierSku && ` · theirs ${line.supplierSku}`}{line.gtin && !isDraft && <span className="max-sm:block"><span className="max-sm:hidden"> · </span>{shownGtin(line.gtin)}</span>}</p>
        {line.unitCostMinor !== null && <p className="figures mt-0.5 text-xs text-muted">{formatMoney(line.unitCostMinor, currency)} each · {formatMoney(line.unitCostMinor * line.ordered, currency)}{line.packSize > 1 && ` · packs of ${line.packSize}`}</p>}
        <p className="mt-1.5 flex flex-wrap gap-1.5 empty:hidden">
          {isDraft && line.ordered % line.packSize !== 0 && <Badge tone="warning" hasShape>Not whole packs of {line.packSize}</Badge>}
          {line.sellAhead && <Badge tone="info">{sellAheadLabel[line.sellAhead.kind]} up to {line.sellAhead.cap}, {line.sellAhead.promised} promised</Badge>}
          {line.over > 0 && <Badge tone="warning" hasShape>{line.over} over</Badge>}
          {line.rejected > 0 && <Badge tone="negative" hasShape>{line.rejected} rejected</Badge>}
          {line.short > 0 && <Badge tone="negative" hasShape>{line.short} under</Badge>}
        </p>
      </div>
      <div className={clsx("flex shrink-0", children ? "items-start gap-1 max-sm:basis-full max-sm:justify-between max-sm:pl-19.5" : "flex-col items-end gap-2")}>
        {children ?? (
          <p className={clsx("figures flex h-11 min-w-14 items-center justify-center gap-1 rounded-md px-2 text-base font-semibold", isDone && line.received > 0 ? "bg-positive-soft text-positive" : "bg-sunken")}>
            {isDone && line.received > 0 && <Check aria-hidden className="size-4" strokeWidth={3} />}
            <span className="sr-only">Received </span>{line.received}<span className="font-normal text-muted">/{line.ordered}</span>
          </p>
        )}
        {entries.length > 0 && <Menu trigger={<button type="button" aria-label={`More for ${lineName(line)}`} className={iconButtonStyle}><MoreHorizontal aria-hidden /></button>} entries={entries} />}
      </div>
    </li>
  );
}
