"use client";

import { Truck } from "lucide-react";
import { useRouter } from "next/navigation";
import { useCallback, useState, useTransition } from "react";
import { useLive } from "@/components/live/use-live";
import { RescheduleDialog } from "@/components/staff/counter/reschedule-dialog";
import { FilterTab } from "@/components/staff/frame/filter-tab";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { toast } from "@/components/ui/toast";
import { loadVan, stopDelivery, unloadDelivery } from "@/lib/actions/deliveries";
import { mayDo } from "@/lib/domain/fulfillment/allowed-actions";
import type { DeliveryDay, DeliveryStop } from "@/lib/domain/fulfillment/delivery-run";
import { slotWords } from "@/lib/domain/locations/time-words";
import { dayAfter, dayAt } from "@/lib/domain/locations/zone-day";
import type { Outcome } from "@/lib/kernel/refusal";
import { DoorDialog, MissedDialog } from "./door-dialogs";
import { StopCard } from "./stop-card";

type Props = { day: DeliveryDay; locationId: string; staffId: string; isMine: boolean };
type Asked = { what: "door" | "missed" | "again"; stop: DeliveryStop };

/** A day of the van, window by window, door by door; on a phone the driver's run sheet. */
export function DeliveryBoard({ day: { day, now, timeZone, storeName, perWindow, windows }, locationId, staffId, isMine }: Props) {
  const router = useRouter();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isBusy, start] = useTransition();
  useLive("room=staff", useCallback(() => router.refresh(), [router]));
  const today = dayAt(timeZone, Date.parse(now));
  const done = () => { setAsked(null); router.refresh(); };
  const run = (work: () => Promise<Outcome<unknown>>, words: string) => start(async () => {
    const outcome = await work().catch(() => null);
    toast(outcome?.ok ? { title: words } : { tone: "negative", title: outcome?.message ?? "No connection. Nothing changed; try again." });
    router.refresh();
  });
  const load = (stops: readonly DeliveryStop[]) => run(() => loadVan({ fulfillmentIds: stops.map(({ id }) => id) }), stops.length === 1 ? "On your van" : `${stops.length} on your van`);
  const shown = windows.map((window) => ({ ...window, stops: isMine ? window.stops.filter(({ driver, status }) => driver?.id === staffId && status !== "packed") : window.stops })).filter(({ stops }) => stops.length > 0);
  const href = (to: { day?: string; mine?: boolean }) => `/staff/deliveries?${new URLSearchParams({ day: to.day ?? day, ...((to.mine ?? isMine) && { mine: "1" }) })}`;
  return (
    <>
      <nav aria-label="Day and driver" className="mb-6 flex flex-wrap items-center gap-x-6 gap-y-2">
        <span className="flex"><FilterTab href={href({ mine: false })} isOn={!isMine} label="All" /><FilterTab href={href({ mine: true })} isOn={isMine} label="My van" /></span>
        <span className="flex gap-2">
          <LinkButton size="small" look="secondary" className="min-h-11 lg:min-h-control" href={href({ day: dayAfter(day, -1) })}>Day before</LinkButton>
          {day !== today && <LinkButton size="small" look="secondary" className="min-h-11 lg:min-h-control" href={href({ day: today })}>Today</LinkButton>}
          <LinkButton size="small" look="secondary" className="min-h-11 lg:min-h-control" href={href({ day: dayAfter(day) })}>Day after</LinkButton>
        </span>
      </nav>
      {shown.length === 0 && <EmptyState icon={<Truck />} title={isMine ? "Nothing is on your van" : "No delivery on this day"}>{isMine ? "Load what is packed, and it stands here in the order of the route." : "Orders for the van appear as soon as they are placed."}</EmptyState>}
      <div className="grid gap-8">
        {shown.map(({ startsAt, endsAt, stops }) => {
          const loadable = stops.filter(({ actions }) => mayDo(actions, "put_on_van"));
          return (
            <section key={startsAt} aria-label={slotWords({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) }, timeZone, new Date(now))}>
              <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
                <h2 className="text-sm font-semibold first-letter:uppercase">{slotWords({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) }, timeZone, new Date(now))}<span className="figures ml-2 font-normal text-muted">{stops.length}{perWindow > 0 && !isMine && ` of ${perWindow}`} {stops.length === 1 ? "door" : "doors"}</span></h2>
                {loadable.length > 1 && <Button size="small" className="min-h-11 lg:min-h-control" isBusy={isBusy} onClick={() => load(loadable)}>Load all {loadable.length}</Button>}
              </div>
              <ol className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">
                {stops.map((stop, index) => (
                  <StopCard
                    key={stop.id} stop={stop} position={index + 1} isMine={stop.driver?.id === staffId} timeZone={timeZone} isBusy={isBusy} onLoad={() => load([stop])} onAsk={(what) => setAsked({ what, stop })}
                    onUnload={() => run(() => unloadDelivery({ fulfillmentId: stop.id }), "Off the van")} onStop={() => run(() => stopDelivery({ fulfillmentId: stop.id }), "Back to stock, nothing charged")}
                  />
                ))}
              </ol>
            </section>
          );
        })}
      </div>
      <DoorDialog stop={asked?.what === "door" ? asked.stop : null} onClose={() => setAsked(null)} onDone={done} />
      <MissedDialog stop={asked?.what === "missed" ? asked.stop : null} onClose={() => setAsked(null)} onDone={done} />
      {asked?.what === "again" && <RescheduleDialog view={{ id: asked.stop.id, method: "local_delivery", now, store: { id: locationId, name: storeName, timeZone } }} isOpen onClose={() => setAsked(null)} onDone={done} />}
    </>
  );
}
