"use client";

import { useQuery } from "@tanstack/react-query";
import { readOwn } from "@/components/staff/counter/read-own";
import { Badge } from "@/components/ui/badge";
import type { PickupView } from "@/lib/domain/fulfillment/pickup-view";
import { moment } from "@/components/staff/frame/moment";
import { trackingLabel, type ShipmentView } from "@/lib/domain/shipping/shipment-view";
import { BoxCard } from "./box-card";

/** Boxes that left: where each is, by what its carrier says. */
export function SentBoxes({ view }: { view: PickupView }) {
  const { data: shipment } = useQuery({ queryKey: ["shipment", view.id, view.version, view.events.length], placeholderData: (before) => before, queryFn: () => readOwn<ShipmentView>(`/api/staff/shipment?fulfillmentId=${view.id}`) });
  if (!shipment || shipment.boxes.length === 0) return null;
  return (
    <ul aria-label="Boxes" className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">
      {shipment.boxes.map((box) => (
        <BoxCard key={box.id} box={box}>
          {box.label && (
            <div className="grid gap-2 text-sm">
              <p className="figures font-semibold">{box.label.trackingUrl ? <a className="underline underline-offset-4" href={box.label.trackingUrl} rel="noreferrer" target="_blank">{box.label.trackingNumber}</a> : box.label.trackingNumber}<span className="block text-xs font-normal text-muted">{box.label.title}</span></p>
              <ol className="grid gap-1.5">
                {box.label.events.map((event) => (
                  <li key={`${event.at}${event.kind}`} className="flex flex-wrap items-baseline gap-x-2"><Badge tone={event.kind === "delivered" ? "positive" : ["exception", "lost", "returned"].includes(event.kind) ? "warning" : "info"} hasShape>{trackingLabel[event.kind]}</Badge><span className="text-xs text-muted">{[event.words, event.place, moment(event.at, shipment.timeZone)].filter(Boolean).join(" · ")}</span></li>
                ))}
              </ol>
            </div>
          )}
        </BoxCard>
      ))}
    </ul>
  );
}
