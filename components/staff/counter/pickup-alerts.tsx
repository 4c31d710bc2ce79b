"use client";

import { Car, Footprints } from "lucide-react";
import { Banner } from "@/components/ui/banner";
import { holdLabel } from "@/lib/domain/fulfillment/hold";
import type { PickupView } from "@/lib/domain/fulfillment/pickup-view";
import type { ShopperQuestion } from "@/lib/domain/fulfillment/shopper-choice";
import { clockWords, dayWords } from "@/lib/domain/locations/time-words";
import { formatMoney } from "@/lib/kernel/money";
import { waitWords } from "./time-words";
import { useServerNow } from "./use-server-now";

/** What cannot wait: somebody at the curb, a question that is open, an order that is over. */
export function PickupAlerts({ view }: { view: PickupView }) {
  const now = useServerNow(view.now, view.arrival.arrivedAt ? 1_000 : 60_000);
  const zone = view.store.timeZone;
  const at = (iso: string) => `${dayWords(new Date(iso), zone, now)}, ${clockWords(new Date(iso), zone)}`;
  const isOver = ["handed_over", "cancelled", "delivered"].includes(view.status);
  return (
    <>
      {view.arrival.arrivedAt && !isOver && (
        <div role="status" className="flex items-center gap-4 rounded-md bg-accent-soft px-4 py-3.5 text-accent">
          <Car aria-hidden className="size-7 shrink-0" strokeWidth={1.6} />
          <p className="min-w-0 flex-1 text-sm text-ink"><span className="block font-semibold">{[view.arrival.stall && `Stall ${view.arrival.stall}`, view.arrival.car].filter(Boolean).join(" · ") || `At ${view.store.name}`}</span>Arrived {at(view.arrival.arrivedAt)}</p>
          <p className="figures text-2xl font-semibold"><span className="sr-only">Waiting </span>{waitWords(view.arrival.arrivedAt, now)}</p>
        </div>
      )}
      {view.arrival.onMyWayAt && !view.arrival.arrivedAt && !isOver && <p role="status" className="flex items-center gap-3 rounded-md bg-info-soft px-4 py-3 text-sm"><Footprints aria-hidden className="size-5 text-info" />On the way since {at(view.arrival.onMyWayAt)}</p>}
      {view.payment?.lapsedMinor && !isOver && <Banner tone="negative" title="The bank no longer holds the money">{formatMoney(view.payment.lapsedMinor, view.currency)} is not sure to be paid. Check the card with {view.customer.name} before you hand anything over.</Banner>}
      {view.question && <Banner tone="warning" title={`${view.customer.name} ${questionWords[view.question.kind].title}`}>Until {at(view.question.deadline)}; without an answer {questionWords[view.question.kind].silence}</Banner>}
      {view.hold && <Banner tone="warning" title={`On hold: ${holdLabel[view.hold.reason]}`}>{[view.hold.note, `since ${at(view.hold.at)}`, view.hold.by && `by ${view.hold.by}`].filter(Boolean).join(", ")}</Banner>}
      {view.status === "expired" && <Banner tone="warning" title="Not collected in time">Put the goods back by scan (see Tasks). Nothing was charged for them.</Banner>}
      {view.status === "cancelled" && <Banner tone="negative" title="Cancelled">{view.cancelledReason}</Banner>}
      {view.handedOver && <Banner tone="positive" title={view.handedOver.at ? `Handed to ${view.handedOver.to}` : `Part handed to ${view.handedOver.to}`}>{[view.handedOver.at && at(view.handedOver.at), { code: "by pickup code", pass: "by the buyer’s pass" }[view.handedOver.proof] ?? "by ID", view.handedOver.by && `by ${view.handedOver.by}`].filter(Boolean).join(", ")}</Banner>}
    </>
  );
}

const questionWords: Record<ShopperQuestion, { title: string; silence: string }> = {
  missing: { title: "is choosing what happens with the missing units", silence: "they are refunded. What was found can be collected now." },
  store_closed: { title: "is choosing: the store is closed", silence: "the order waits for the reopening." },
  later: { title: "was told the new day and may still choose something else", silence: "it comes as planned." },
};
