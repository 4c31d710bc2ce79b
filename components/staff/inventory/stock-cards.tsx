"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import clsx from "clsx";
import { MapPin } from "lucide-react";
import { memo, useEffect, useRef } from "react";
import { lowStock, type StockRow } from "@/lib/domain/inventory/stock-grid";
import { rowTitle } from "./stock-columns";

const cardHeight = 124;

type Props = { total: number; rowAt: (position: number) => StockRow | undefined; showsPlace: boolean; onRange: (first: number, last: number) => void; onOpen: (row: StockRow) => void };

/** The grid under a thumb: one card for each product and location, its shelf and what it can promise. */
export function StockCards({ total, rowAt, showsPlace, onRange, onOpen }: Props) {
  const box = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- the compiler skips this component; the virtualizer memoizes itself
  const virtual = useVirtualizer({ count: total, getScrollElement: () => box.current, estimateSize: () => cardHeight, overscan: 6 });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onRange(first, last), [first, last, onRange]);
  return (
    <div ref={box} role="region" aria-label="Stock" tabIndex={0} className="-mx-4 min-h-0 flex-1 overflow-y-auto -outline-offset-2 overscroll-contain px-4 pb-6">
      <ul className="relative" style={{ height: virtual.getTotalSize() }} aria-label="Stock">
        {items.map((item) => {
          const row = rowAt(item.index);
          return (
            <li key={item.index} className="absolute inset-x-0 top-0 pb-2 contain-strict" style={{ height: cardHeight, transform: `translateY(${item.start}px)` }}>
              {row ? <Card row={row} showsPlace={showsPlace} onOpen={onOpen} /> : <CardToCome />}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

const Card = memo(function Card({ row, showsPlace, onOpen }: { row: StockRow; showsPlace: boolean; onOpen: (row: StockRow) => void }) {
  const shelf = [row.aisle && `Aisle ${row.aisle}`, row.bay && `bay ${row.bay}`].filter(Boolean).join(", ");
  const isLow = row.version > 0 && row.available <= lowStock;
  return (
    <button type="button" onClick={() => onOpen(row)} className="grid h-full w-full grid-cols-[3.5rem_1fr_auto] items-center gap-x-3 rounded-lg border border-line bg-surface p-3 text-left active:bg-sunken">
      {row.image ? (
        // oxlint-disable-next-line next/no-img-element -- asked from the optimizer by its address, without its scripts in every card
        <img src={`/_next/image?url=${encodeURIComponent(row.image)}&w=160&q=60`} alt="" loading="lazy" width={56} height={56} className="size-14 rounded-md bg-sunken object-contain" />
      ) : <span className="size-14 rounded-md bg-sunken" />}
      <span className="min-w-0">
        <span className="line-clamp-2 text-sm leading-snug font-medium">{rowTitle(row)}</span>
        <span className="figures mt-0.5 block truncate text-xs text-muted">{row.sku}</span>
        <span className="mt-1 flex items-center gap-1 truncate text-xs text-muted"><MapPin aria-hidden className="size-3.5 shrink-0" /><span className="truncate">{[showsPlace && row.location.replace(/^Alderway /, ""), shelf || "no shelf noted"].filter(Boolean).join(" · ")}</span></span>
      </span>
      <span className="text-right">
        <span className={clsx("figures block text-2xl leading-none font-medium tracking-tight", isLow && (row.available <= 0 ? "text-negative" : "text-warning"))}>{row.available}</span>
        <span className="block text-2xs text-muted">{row.available <= 0 ? "out" : isLow ? "left, low" : "available"}</span>
        <span className="figures mt-1.5 block text-2xs text-muted">{row.onHand} on hand</span>
        {row.allocated > 0 && <span className="figures block text-2xs text-muted">{row.allocated} promised</span>}
      </span>
    </button>
  );
});

const CardToCome = () => (
  <div aria-busy className="grid h-full grid-cols-[3.5rem_1fr_auto] items-center gap-x-3 rounded-lg border border-line bg-surface p-3">
    <span className="sr-only">Loading</span>
    <span className="size-14 rounded-md bg-ink/8" />
    <span className="grid gap-2"><span className="h-3 w-40 rounded-sm bg-ink/8" /><span className="h-3 w-24 rounded-sm bg-ink/8" /></span>
    <span className="h-6 w-9 rounded-sm bg-ink/8" />
  </div>
);
