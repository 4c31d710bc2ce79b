"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { ArrowUp, CircleCheckBig } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { useCallback, useMemo, useRef, useState } from "react";
import { useLive } from "@/components/live/use-live";
import { usePageKeys } from "@/components/shell/page-keys";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { toast } from "@/components/ui/toast";
import { claimPickup, undoStep } from "@/lib/actions/fulfillment";
import { byUrgency, queueSections, sectionLabel, sectionOf, type Queue, type QueueRow as Row, type QueueSection } from "@/lib/domain/fulfillment/pickup-queue";
import { mayDo } from "@/lib/domain/fulfillment/allowed-actions";
import { QueueRow } from "./queue-row";
import { readOwn } from "./read-own";
import { play } from "./sounds";
import { offerUndo, UndoBar } from "./undo-bar";
import { useCalmRows } from "./use-calm-rows";
import { useListHold } from "./use-list-hold";
import { useServerNow } from "./use-server-now";

type Props = { initial: Queue; locationId: string | null; staffId: string };

/** Today: what waits, in the order in which it must be done. It keeps itself fresh and never jumps under a finger. */
export function TodayBoard({ initial, locationId, staffId }: Props) {
  const router = useRouter();
  const asked = useSearchParams().get("show");
  const only = queueSections.find((section) => section === asked) ?? null;
  const [busyId, setBusyId] = useState<string | null>(null);
  const known = useRef(new Map(initial.rows.map((row) => [row.id, row.arrivedAt])));
  const list = useRef<HTMLDivElement>(null);
  const { data: queue, refetch, isError } = useQuery({
    queryKey: ["queue", locationId], initialData: initial, placeholderData: keepPreviousData, refetchInterval: 30_000, staleTime: 1_000,
    queryFn: async () => {
      const fresh = await readOwn<Queue>(`/api/staff/queue${locationId ? `?locationId=${locationId}` : ""}`);
      announce(fresh.rows, known.current);
      return fresh;
    },
  });
  useLive("room=staff", useCallback((notice) => { if (notice === null || locationId === null || notice.location === locationId) void refetch(); }, [refetch, locationId]));
  const now = useServerNow(queue.now, queue.rows.some((row) => row.arrivedAt) ? 1_000 : 15_000);
  // Only a wait at the curb is told by the second: all other rows are drawn anew four times a minute.
  const calm = Math.floor(now.getTime() / 15_000) * 15_000;
  const { isHeld, props: holdProps } = useListHold();
  const placed = useMemo(() => queue.rows.toSorted(byUrgency).map((row) => ({ id: row.id, section: sectionOf(row, now), row })), [queue.rows, now]);
  const { shown, gone, waiting, show } = useCalmRows(placed, isHeld, "curb");

  const counts = useMemo(() => count(queue.rows, new Date(queue.now)), [queue]);
  const sections = queueSections.map((section) => ({ section, rows: shown.filter((one) => one.section === section).map((one) => one.row) })).filter(({ section, rows }) => rows.length > 0 && (only === null || only === section));

  const claim = useCallback(async (row: Row) => {
    const undoClaim = async () => {
      const undone = await undoStep({ fulfillmentId: row.id, step: "claim" }).catch(() => null);
      if (!undone?.ok) toast({ tone: "negative", title: undone?.message ?? "No connection. Nothing was undone." });
      else router.push("/staff/today");
      void refetch();
    };
    setBusyId(row.id);
    const outcome = await claimPickup({ fulfillmentId: row.id }).catch(() => null);
    setBusyId(null);
    if (!outcome?.ok) {
      toast({ tone: "negative", title: outcome?.message ?? "No connection. Nothing was claimed; try again." });
      return void refetch();
    }
    offerUndo(`${row.number} is yours`, () => void undoClaim());
    router.push(`/staff/pickups/${row.id}`);
  }, [router, refetch]);
  const claimRow = useCallback((row: Row) => void claim(row), [claim]);
  const focused = () => queue.rows.find((row) => row.id === document.activeElement?.getAttribute("data-row"));
  const move = (step: number) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    links[Math.min(links.length - 1, Math.max(0, at < 0 ? 0 : at + step))]?.focus();
  };
  usePageKeys([
    { keys: "j", label: "Next order", run: () => move(1) },
    { keys: "k", label: "Previous order", run: () => move(-1) },
    { keys: "c", label: "Claim the marked order", run: () => { const row = focused(); if (row && mayDo(row.actions, "claim")) void claim(row); } },
    { keys: "n", label: "Show new orders", run: show },
  ]);

  return (
    <div>
      <div role="group" aria-label="Show only" className="-mx-4 mb-5 flex gap-2 overflow-x-auto px-4 pb-1 lg:mx-0 lg:px-0">
        {queueSections.filter((section) => alwaysShown.includes(section) || counts[section] > 0).map((section) => (
          <button key={section} type="button" aria-pressed={only === section} onClick={() => setOnly(only === section ? null : section)}
            className={clsx("min-h-16 min-w-28 shrink-0 rounded-md border px-3.5 py-2 text-left transition-colors duration-(--quick)", only === section ? "border-action bg-action-soft" : "border-line bg-surface hover:border-line-strong")}>
            <span className={clsx("figures block text-2xl leading-none font-semibold", section === "overdue" && counts.overdue > 0 && "text-negative", section === "curb" && counts.curb > 0 && "text-accent")}>{counts[section]}</span>
            <span className="mt-1.5 block text-xs text-muted">{sectionLabel[section]}</span>
          </button>
        ))}
      </div>
      {isError && <Banner tone="warning" role="status" className="mb-4" action={<Button size="small" look="secondary" onClick={() => void refetch()}>Try again</Button>}>No connection to the server. This is how the list stood a moment ago.</Banner>}
      <div className="sticky top-2 z-20 h-0">
        {waiting > 0 && (
          <button type="button" onClick={show} className="mx-auto flex min-h-11 items-center gap-2 rounded-full bg-ink px-5 text-sm font-medium text-paper shadow-2">
            <ArrowUp aria-hidden className="size-4" />{waiting} new
          </button>
        )}
      </div>
      <p role="status" className="sr-only">{waiting > 0 ? `${waiting} new` : ""}</p>
      <div ref={list} {...holdProps} className="grid gap-6">
        {sections.map(({ section, rows }) => (
          <section key={section} aria-labelledby={`section-${section}`}>
            <h2 id={`section-${section}`} className="mb-2 flex items-baseline gap-2 text-sm font-semibold">{sectionLabel[section]}<span className="figures font-normal text-muted">{rows.length}</span></h2>
            <ul className="overflow-hidden rounded-md border border-line bg-surface">
              {rows.map((row) => (
                <QueueRow key={row.id} row={row} nowMs={row.arrivedAt ? now.getTime() : calm} isGone={gone.has(row.id)} showsStore={locationId === null} isMine={row.claimedBy?.id === staffId && (row.status === "picking" || row.status === "awaiting_shopper")} isBusy={busyId === row.id} onClaim={claimRow} />
              ))}
            </ul>
          </section>
        ))}
        {sections.length === 0 && <Nothing only={only} onAll={() => setOnly(null)} />}
      </div>
      <UndoBar />
    </div>
  );
}

/** In the address, so that it can be kept and sent, without asking the server for a list that is here. */
const setOnly = (section: QueueSection | null) => window.history.replaceState(null, "", section ? `?show=${section}` : window.location.pathname);

const alwaysShown: readonly QueueSection[] = ["curb", "overdue", "pick", "staged"];

function Nothing({ only, onAll }: { only: QueueSection | null; onAll: () => void }) {
  return only === null
    ? <EmptyState icon={<CircleCheckBig />} title="All done">New orders appear here by themselves, with a sound.</EmptyState>
    : <EmptyState title={`Nothing under “${sectionLabel[only]}”`} action={<Button look="secondary" onClick={onAll}>Show everything</Button>} />;
}

function count(rows: readonly Row[], now: Date): Record<QueueSection, number> {
  const counts: Record<QueueSection, number> = { curb: 0, overdue: 0, arrived: 0, pick: 0, staged: 0, incoming: 0, waiting: 0, pack: 0 };
  for (const row of rows) counts[sectionOf(row, now)] += 1;
  return counts;
}

/** A sound for what was not there before; an arrival is louder than an order. */
function announce(rows: readonly Row[], known: Map<string, string | null>): void {
  const isNew = rows.some((row) => !known.has(row.id));
  const hasArrived = rows.some((row) => row.arrivedAt !== null && !known.get(row.id));
  for (const row of rows) known.set(row.id, row.arrivedAt);
  if (hasArrived) play("arrival");
  else if (isNew) play("order");
}
