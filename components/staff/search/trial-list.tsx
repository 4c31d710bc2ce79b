import clsx from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { ProductImage } from "@/components/product/product-image";
import { Badge } from "@/components/ui/badge";
import type { ScoreParts } from "@/lib/domain/search/find-matches";
import type { ProductCard } from "@/lib/domain/search/product-card";
import { formatMoney } from "@/lib/kernel/money";
import { partWords } from "./weight-words";

export type TrialRow = { card: ProductCard; parts: ScoreParts | null };

type Props = { label: string; rows: readonly TrialRow[]; /** The same search ranked otherwise, to say what moved. */ beside?: readonly TrialRow[]; tools?: (row: TrialRow) => ReactNode };

/** Results in their order, each with what gave it its place. */
export function TrialList({ label, rows, beside, tools }: Props) {
  return (
    <ol aria-label={label} className="divide-y divide-line rounded-md border border-line bg-surface">
      {rows.map((row, at) => {
        const { card, parts } = row;
        const former = beside?.findIndex((other) => other.card.id === card.id);
        return (
          <li key={card.id} className="grid grid-cols-[1.25rem_2.5rem_minmax(0,1fr)_auto] items-center gap-x-3 px-3 py-2.5">
            <span className="figures row-span-2 text-right text-xs text-muted">{at + 1}</span>
            <PickedImage src={card.picture?.src ?? null} background={card.picture?.background ?? "var(--sunken)"} className="row-span-2" />
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
              <Link href={`/staff/catalog/${card.id}`} prefetch={false} className="min-w-0 font-medium break-words underline-offset-4 hover:underline">{card.title}</Link>
              {parts?.picked && <Badge tone={parts.picked === "pinned" ? "info" : "warning"} hasShape>{parts.picked}</Badge>}
              {former !== undefined && <Moved by={former < 0 ? null : former - at} />}
            </p>
            {tools ? <div className="-my-1 flex">{tools(row)}</div> : <span />}
            <p className="figures col-span-2 col-start-3 mt-0.5 flex flex-wrap gap-x-3 text-xs text-muted">
              <span>{card.priceMinor === null ? "No price" : formatMoney(card.priceMinor, card.currency)}</span>
              {parts && partWords(parts).map((part) => <span key={part}>{part}</span>)}
            </p>
          </li>
        );
      })}
    </ol>
  );
}

export function PickedImage({ src, background, className }: { src: string | null; background: string; className?: string }) {
  return (
    <span className={clsx("block size-10 shrink-0 overflow-hidden rounded-sm", className)} style={{ background }}>
      {src && <ProductImage picture={{ src, alt: "", width: 900, height: 900 }} sizes="40px" isDecoration />}
    </span>
  );
}

/** Null: it was not among those beside. */
function Moved({ by }: { by: number | null }) {
  if (by === 0) return null;
  const Arrow = by === null || by > 0 ? ArrowUp : ArrowDown;
  return (
    <span className={clsx("figures inline-flex items-center gap-0.5 text-xs", by === null || by > 0 ? "text-positive" : "text-negative")}>
      <Arrow aria-hidden className="size-3.5" />
      {by === null ? "new here" : <><span className="sr-only">{by > 0 ? "up" : "down"} </span>{Math.abs(by)}</>}
    </span>
  );
}
