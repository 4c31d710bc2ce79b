"use client";

import { useQuery } from "@tanstack/react-query";
import { FileText, Printer } from "lucide-react";
import { useState } from "react";
import { readOwn } from "@/components/staff/counter/read-own";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { RadioCards } from "@/components/ui/radio-cards";
import { Skeleton } from "@/components/ui/skeleton";
import { TextField } from "@/components/ui/text-field";
import { buyLabels, giveLabelBack, shipPickup, weighBox } from "@/lib/actions/shipping";
import type { PickupView } from "@/lib/domain/fulfillment/pickup-view";
import type { CarriageRate } from "@/lib/domain/shipping/gateway";
import { formatMoney } from "@/lib/kernel/money";
import { BoxCard } from "./box-card";
import { ShipToCard } from "./ship-to-card";
import { useShipment } from "./use-shipment";

/** A packed delivery: how it is sent, its labels, and the moment it leaves. */
export function SendStep({ view, onChanged }: { view: PickupView; onChanged: () => void }) {
  const { shipment, isBusy, problem, run } = useShipment(view.id, view.version, onChanged);
  const [number, setNumber] = useState("");
  const boxes = shipment?.boxes ?? [];
  const isBought = (box: (typeof boxes)[number]) => box.label?.status === "bought";
  const isLabeled = boxes.length > 0 && boxes.every(isBought);
  if (!shipment) return <><ShipToCard view={view} /><Skeleton className="h-64" /></>;
  return (
    <section aria-label="Send" className="grid gap-4">
      <ShipToCard view={view} />
      {problem && Object.keys(problem.fields).length === 0 && <Banner tone="negative" role="alert">{problem.message}</Banner>}
      {boxes.length > 0 && (
        <ul aria-label="Boxes" className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">
          {boxes.map((box) => (
            <BoxCard key={box.id} box={box} {...(!box.label && { onWeigh: (pounds: string) => run(() => weighBox({ boxId: box.id, pounds }), "Weighed") })}>
              {box.label && isBought(box) && (
                <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
                  <p className="figures min-w-0 flex-1"><span className="font-semibold">{box.label.trackingNumber}</span><span className="block text-xs text-muted">{box.label.title}, {formatMoney(box.label.amountMinor, box.label.currency)}</span></p>
                  <LinkButton size="small" look="secondary" className="min-h-11 lg:min-h-control" href={`/api/staff/label?boxId=${box.id}`} target="_blank" prefetch={false}><Printer aria-hidden className="size-4" />Label</LinkButton>
                  <Button size="small" look="secondary" className="min-h-11 lg:min-h-control" isBusy={isBusy} onClick={() => box.label && run(() => giveLabelBack({ labelId: box.label?.id ?? "" }), "Label voided")}>Void</Button>
                </div>
              )}
              {box.label?.status === "failed" && <p className="text-sm text-negative">{box.label.problem}</p>}
            </BoxCard>
          ))}
        </ul>
      )}
      {!isLabeled && boxes.length > 0 && <Rates key={boxes.filter((box) => !box.label).length} view={view} isBusy={isBusy} onBuy={(service) => run(() => buyLabels({ fulfillmentId: view.id, service }), "Labels bought")} />}
      <div className="flex flex-wrap gap-2">
        {boxes.length > 0 && <LinkButton look="secondary" href={`/api/staff/packing-slip?fulfillmentId=${view.id}`} target="_blank" prefetch={false}><FileText aria-hidden className="size-4" />Packing slip</LinkButton>}
      </div>
      <form className="grid gap-4 border-t border-line pt-4" onSubmit={(event) => { event.preventDefault(); run(() => shipPickup({ fulfillmentId: view.id, trackingNumber: number }), "Shipped"); }}>
        {!isLabeled && <TextField name="trackingNumber" label="Tracking number" hint="Only when the label comes from elsewhere." autoComplete="off" maxLength={60} value={number} onChange={(event) => setNumber(event.target.value)} error={problem?.fields["trackingNumber"]} />}
        <Button type="submit" size="large" isBusy={isBusy} look={isLabeled || number ? "primary" : "secondary"}>Given to the carrier</Button>
      </form>
    </section>
  );
}

function Rates({ view, isBusy, onBuy }: { view: PickupView; isBusy: boolean; onBuy: (service: string) => void }) {
  const { data: rates, isError } = useQuery({ queryKey: ["rates", view.id, view.version], queryFn: () => readOwn<CarriageRate[]>(`/api/staff/rates?fulfillmentId=${view.id}`) });
  const [chosen, setChosen] = useState<string | null>(null);
  if (isError) return <Banner tone="warning">The carrier does not answer. Look again in a moment, or write the number of another label below.</Banner>;
  if (!rates) return <Skeleton className="h-40" />;
  const service = chosen ?? rates[0]?.service;
  if (service === undefined) return <Banner tone="warning">No service takes these boxes. Weigh and measure them again, or write the number of another label below.</Banner>;
  return (
    <form className="grid gap-3" onSubmit={(event) => { event.preventDefault(); onBuy(service); }}>
      <RadioCards
        legend="How is it sent?" name="service" value={service} onValueChange={setChosen}
        options={rates.map((rate) => ({ value: rate.service, label: rate.title, detail: `${rate.carrier}${rate.transitDays === null ? "" : `, ${rate.transitDays} working ${rate.transitDays === 1 ? "day" : "days"}`}`, aside: formatMoney(rate.amountMinor, rate.currency) }))}
      />
      <Button type="submit" size="large" isBusy={isBusy}>Buy labels</Button>
    </form>
  );
}
