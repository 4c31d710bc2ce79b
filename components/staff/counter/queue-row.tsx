"use client";

import clsx from "clsx";
import { Car, Footprints, PackageOpen, Truck, Users } from "lucide-react";
import Image from "next/image";
import Link from "next/link";
import { memo } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Tooltip } from "@/components/ui/tooltip";
import { mayDo } from "@/lib/domain/fulfillment/allowed-actions";
import type { QueueRow as Row } from "@/lib/domain/fulfillment/pickup-queue";
import { shortPlace } from "@/components/staff/frame/short-place";
import { dueWords, waitWords } from "./time-words";

type Props = { row: Row; nowMs: number; isGone: boolean; showsStore: boolean; isMine: boolean; isBusy: boolean; onClaim: (row: Row) => void };

/** One order on one line of a desk, two on a phone: when it is due, whose it is, how far it is, and the next step. */
export const QueueRow = memo(function QueueRow({ row, nowMs, isGone, showsStore, isMine, isBusy, onClaim }: Props) {
  const now = new Date(nowMs);
  const due = dueWords(row.promisedAt, row.timeZone, now);
  return (
    <li className={clsx("group relative border-b border-line [contain-intrinsic-size:auto_4.25rem] [content-visibility:auto] last:border-b-0", isGone && "opacity-50", isMine && "bg-action-soft/50")}>
      <div className="grid grid-cols-[4.25rem_minmax(0,1fr)_auto] items-center gap-x-3 px-3 py-2.5 hover:bg-sunken/60 sm:grid-cols-[6.5rem_auto_minmax(0,1fr)_auto] lg:px-4">
        <p className="figures text-sm leading-tight">
          {row.arrivedAt ? (
            <><span className="block text-lg font-semibold text-accent">{waitWords(row.arrivedAt, now)}</span><span className="text-2xs text-muted">waiting</span></>
          ) : row.status === "ready" ? (
            <><span className="block text-base font-semibold">{row.shelf}</span><span className="text-2xs text-muted">shelf</span></>
          ) : row.status === "in_transit_to_store" ? (
            <><span className={clsx("block font-medium", due.isLate && "text-negative")}>{due.words}</span><span className="text-2xs text-muted">expected</span></>
          ) : (
            <span className={clsx("font-medium", due.isLate ? "text-negative" : due.isSoon ? "text-warning" : "text-ink")}>{due.words}</span>
          )}
        </p>
        <Pictures row={row} />
        <div className="min-w-0">
          <p className="truncate text-sm font-medium">
            <Link data-row={row.id} href={`/staff/pickups/${row.id}`} className="outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-(--focus)">
              {row.customerName}
            </Link>
          </p>
          <p className="figures text-xs text-muted sm:truncate">
            {row.number} · {row.units} {row.units === 1 ? "unit" : "units"}{row.picked > 0 && row.status !== "ready" ? `, ${row.picked} picked` : ""}{showsStore ? ` · ${row.storeName}` : ""}
          </p>
          <p className="mt-1 hidden flex-wrap gap-1.5 sm:flex sm:empty:hidden"><Marks row={row} isGone={isGone} isMine={isMine} /></p>
        </div>
        <div className="relative z-10">{!isGone && <NextStep row={row} isMine={isMine} isBusy={isBusy} isUrgent={due.isLate || row.arrivedAt !== null} onClaim={() => onClaim(row)} />}</div>
        <p className="col-span-2 col-start-2 mt-1.5 flex min-w-0 flex-wrap gap-1.5 empty:hidden sm:hidden"><Marks row={row} isGone={isGone} isMine={isMine} /></p>
      </div>
    </li>
  );
});

function Pictures({ row }: { row: Row }) {
  return (
    <span className="hidden w-28 shrink-0 -space-x-3 sm:flex" aria-hidden>
      {row.images.slice(0, 3).map((image, index) => (
        <Image key={index} src={image.src} alt="" width={48} height={48} className="size-11 rounded-md border border-surface object-cover" style={{ background: image.background }} />
      ))}
    </span>
  );
}

function Marks({ row, isGone, isMine }: { row: Row; isGone: boolean; isMine: boolean }) {
  if (isGone) return <Badge>Done elsewhere</Badge>;
  return (
    <>
      {row.arrivedAt && <Badge tone="accent" className="h-auto min-h-6 max-w-full min-w-0 py-1"><Car aria-hidden className="size-3.5 shrink-0" /><span className="min-w-0 break-words whitespace-normal">{[row.stall && `Stall ${row.stall}`, row.car].filter(Boolean).join(", ") || "At the store"}</span></Badge>}
      {!row.arrivedAt && row.onMyWayAt && <Badge tone="info"><Footprints aria-hidden className="size-3.5" />On the way</Badge>}
      {row.arrivedAt && row.status !== "ready" && <Badge tone="negative" hasShape>Not staged yet</Badge>}
      {row.arrivedAt && row.status === "ready" && <Badge tone="positive" hasShape>Shelf {row.shelf}</Badge>}
      {(row.method === "ship" || row.method === "local_delivery") && <Badge><Truck aria-hidden className="size-3.5" />{row.status === "packed" ? "Packed" : row.method === "ship" ? "Ship" : "Deliver"}</Badge>}
      {row.supply && row.status !== "ready" && <Badge tone={row.supply.reachedAt ? "positive" : row.supply.leftAt ? "info" : "neutral"}><PackageOpen aria-hidden className="size-3.5 shrink-0" />{row.supply.reachedAt ? "Arrived" : row.supply.leftAt ? "On the way" : "Not sent yet"} · {shortPlace(row.supply.from)}</Badge>}
      {row.isPriority && row.status !== "ready" && <Badge tone="accent">Priority</Badge>}
      {row.method === "curbside" && !row.arrivedAt && <Badge><Car aria-hidden className="size-3.5" />Curbside</Badge>}
      {row.status === "awaiting_shopper" && <Badge tone="warning" hasShape>Shopper is choosing</Badge>}
      {row.claimedBy && row.status !== "ready" && <Badge tone={isMine ? "positive" : "neutral"}>{isMine ? "Yours" : row.claimedBy.name}</Badge>}
      {row.needsTwoPeople && <Badge tone="warning"><Users aria-hidden className="size-3.5" />Two people</Badge>}
    </>
  );
}

function NextStep({ row, isMine, isBusy, isUrgent, onClaim }: Pick<Props, "row" | "isMine" | "isBusy"> & { isUrgent: boolean; onClaim: () => void }) {
  const look = isUrgent ? "primary" : "secondary";
  const href = `/staff/pickups/${row.id}`;
  const style = "w-24 sm:w-32";
  if (mayDo(row.actions, "take_in")) return <LinkButton size="small" className={style} look={look} href={href}>Receive</LinkButton>;
  if (mayDo(row.actions, "claim") && row.supply?.reachedAt) return <Tooltip keys="c" trigger={<Button size="small" look={look} className={clsx(style, "min-h-11")} isBusy={isBusy} onClick={onClaim}>Stage</Button>}>Claim and stage</Tooltip>;
  if (mayDo(row.actions, "claim")) return <Tooltip keys="c" trigger={<Button size="small" look={look} className={clsx(style, "min-h-11")} isBusy={isBusy} onClick={onClaim}>Pick</Button>}>Claim and pick</Tooltip>;
  if (mayDo(row.actions, "hand_over")) return <LinkButton size="small" className={style} href={href} look={row.arrivedAt ? "primary" : "secondary"}>Hand over</LinkButton>;
  if (mayDo(row.actions, "stage")) return <LinkButton size="small" className={style} look={look} href={href}>Stage</LinkButton>;
  if (mayDo(row.actions, "pack") || mayDo(row.actions, "ship")) return <LinkButton size="small" className={style} look={look} href={href}>{mayDo(row.actions, "ship") ? "Ship" : "Pack"}</LinkButton>;
  if (mayDo(row.actions, "put_on_van")) return <LinkButton size="small" className={style} look={look} href="/staff/deliveries">Load</LinkButton>;
  if (isMine) return <LinkButton size="small" className={style} look="primary" href={href}>Continue</LinkButton>;
  return <LinkButton size="small" className={style} look="secondary" href={href}>Open</LinkButton>;
}
