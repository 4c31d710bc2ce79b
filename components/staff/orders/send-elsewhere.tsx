"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { QuantityStepper } from "@/components/ui/quantity-stepper";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { sendElsewhere } from "@/lib/actions/fulfillment";
import type { RankedPlace } from "@/lib/domain/fulfillment/routing";
import type { Senders } from "@/lib/domain/fulfillment/list-senders";
import type { OrderPart } from "@/lib/domain/orders/order-view";
import { formatMoney } from "@/lib/kernel/money";

type Props = { part: Pick<OrderPart, "id" | "lines">; currency: string; senders: Senders | undefined };

/** Moves what nobody has picked yet of a delivery, or some of it, to a place that a person chooses. */
export function SendElsewhere({ part, currency, senders }: Props) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [quantities, setQuantities] = useState<Record<string, number>>({});
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<{ message: string; reason?: string | undefined } | null>(null);
  const [isBusy, start] = useTransition();
  if (!senders) return null;
  const open = (next: boolean) => { setOpen(next); setChosen(null); setQuantities({}); setReason(""); setProblem(null); };
  const move = () => start(async () => {
    const lines = senders.lines.map(({ orderLineId, left }) => ({ orderLineId, quantity: quantities[orderLineId] ?? left })).filter(({ quantity }) => quantity > 0);
    const outcome = await sendElsewhere({ fulfillmentId: part.id, locationId: chosen ?? "", lines, reason }).catch(() => null);
    if (!outcome?.ok) return setProblem(outcome ? { message: Object.values(outcome.fields)[0] ?? outcome.message, reason: outcome.fields.reason } : { message: "No connection. Nothing changed; try again." });
    toast({ title: `Sent from ${senders.places.find(({ locationId }) => locationId === chosen)?.name ?? "elsewhere"} now` });
    open(false);
    router.refresh();
  });
  return (
    <Dialog title="Send from elsewhere" description="What is not picked yet. The price stays; the shopper hears of it only if it comes later." open={isOpen} onOpenChange={open} trigger={<Button size="small" look="quiet">Send from elsewhere</Button>}
      footer={senders.places.length > 0 ? <Button isBusy={isBusy} disabled={chosen === null} onClick={move}>Move it</Button> : undefined}>
      {problem && !problem.reason && <Banner tone="negative" role="alert" className="mb-4">{problem.message}</Banner>}
      {senders.places.length === 0 ? <EmptyState title="No other place has it">Order or transfer it, or ask the shopper.</EmptyState> : (
        <div className="grid gap-5">
          <div className="grid gap-2">
            {senders.lines.map(({ orderLineId, left }) => {
              const line = part.lines.find((one) => one.orderLineId === orderLineId);
              return (
                <div key={orderLineId} className="flex items-center justify-between gap-4 text-sm">
                  <span className="min-w-0">{[line?.title, line?.variantTitle].filter(Boolean).join(", ")}</span>
                  <QuantityStepper label={`Units of ${line?.title ?? "this item"}`} min={0} max={left} value={quantities[orderLineId] ?? left} onValueChange={(next) => setQuantities({ ...quantities, [orderLineId]: next })} />
                </div>
              );
            })}
          </div>
          <RadioCards
            legend="From" name={`from-${part.id}`} value={chosen ?? ""} onValueChange={setChosen}
            options={senders.places.map((place) => ({ value: place.locationId, label: place.name, detail: factsOf(place, senders.wanted), aside: place.cost && formatMoney(place.cost.totalMinor, currency) }))}
          />
          <TextField name="reason" label="Why" required maxLength={200} autoComplete="off" value={reason} error={problem?.reason} onChange={(event) => setReason(event.target.value)} />
        </div>
      )}
    </Dialog>
  );
}

const factsOf = ({ units, distanceKm }: RankedPlace, wanted: number): string =>
  [units < wanted ? `Has ${units} of ${wanted}` : "Has all of it", distanceKm !== null && `${Math.round(distanceKm)} km away`].filter(Boolean).join(" · ");
