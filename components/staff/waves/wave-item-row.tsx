import clsx from "clsx";
import { Check, MapPin, MoreHorizontal, Users } from "lucide-react";
import Image from "next/image";
import type { ComponentProps } from "react";
import { Badge } from "@/components/ui/badge";
import { iconButtonStyle } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { shelfWords } from "@/lib/domain/fulfillment/pick-path";
import { shownGtin } from "@/lib/domain/fulfillment/scan";
import { itemName, unitsLeft, unitsPicked, unitsWanted, type WaveItem } from "@/lib/domain/waves/wave-view";

type Props = { item: WaveItem; isNext?: boolean; entries?: ComponentProps<typeof Menu>["entries"] };

/** One stop: the shelf, the item, how many, and the totes they go into. */
export function WaveItemRow({ item, isNext = false, entries = [] }: Props) {
  const isDone = unitsLeft(item) === 0;
  return (
    <li className={clsx("flex gap-3.5 p-3.5", isNext && "bg-action-soft/60")}>
      {item.image ? <Image src={item.image.src} alt="" width={64} height={64} className="size-16 shrink-0 rounded-md object-cover" style={{ background: item.image.background }} /> : <span className="size-16 shrink-0 rounded-md bg-sunken" />}
      <div className="min-w-0 flex-1">
        <p className="figures flex items-center gap-1.5 text-base leading-tight font-semibold"><MapPin aria-hidden className="size-4 shrink-0 text-action" />{shelfWords(item)}</p>
        <p className="mt-1 text-sm font-medium">{item.title}</p>
        {item.variantTitle && <p className="text-sm text-muted">{item.variantTitle}</p>}
        <p className="figures mt-0.5 text-xs text-muted">{item.sku} · {item.onHand} on hand{item.gtin && <span className="block">{shownGtin(item.gtin)}</span>}</p>
        <p className="figures mt-1.5 flex flex-wrap gap-1.5">
          {item.shares.map((share) => (
            <Badge key={share.tote} tone={share.picked === share.wanted ? "positive" : "neutral"}>
              {share.picked === share.wanted && <Check aria-hidden className="size-3.5" />}Tote {share.tote}: {share.wanted}{share.picked === share.wanted && <span className="sr-only"> picked</span>}
            </Badge>
          ))}
          {item.needsTwoPeople && <Badge tone="warning"><Users aria-hidden className="size-3.5" />Two people</Badge>}
        </p>
        {item.shares.flatMap((share) => share.bundles.map((title) => <p key={`${share.tote} ${title}`} className="mt-1 text-xs text-muted">Tote {share.tote}: part of {title}</p>))}
      </div>
      <div className="flex shrink-0 flex-col items-end justify-between gap-2">
        <p className={clsx("figures flex h-11 min-w-14 items-center justify-center gap-1 rounded-md px-2 text-base font-semibold", isDone ? "bg-positive-soft text-positive" : "bg-sunken")}>
          {isDone && <Check aria-hidden className="size-4" strokeWidth={3} />}
          <span className="sr-only">Picked </span>{unitsPicked(item)}<span className="font-normal text-muted">/{unitsWanted(item)}</span>
        </p>
        {entries.length > 0 && <Menu trigger={<button type="button" aria-label={`More for ${itemName(item)}`} className={iconButtonStyle}><MoreHorizontal aria-hidden /></button>} entries={entries} />}
      </div>
    </li>
  );
}
