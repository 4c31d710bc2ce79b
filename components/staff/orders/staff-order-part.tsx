import Image from "next/image";
import Link from "next/link";
import type { ReactNode } from "react";
import { statusTone } from "@/components/staff/counter/status-tone";
import { DoorProof } from "@/components/order/door-proof";
import { PartTimeline } from "@/components/order/part-timeline";
import { WhyThisPlace } from "@/components/staff/routing/why-this-place";
import { Badge } from "@/components/ui/badge";
import { ZoneNote } from "@/components/stores/zone-note";
import { LinkButton } from "@/components/ui/link-button";
import type { KeptDecision } from "@/lib/domain/fulfillment/list-routing-decisions";
import { staffStatusWords } from "@/lib/domain/fulfillment/timeline";
import { clockWords, dateWords } from "@/lib/domain/locations/time-words";
import type { OrderLineView, OrderPart } from "@/lib/domain/orders/order-view";
import { soldCardWords } from "@/lib/domain/payments/sold-card";
import { formatMoney } from "@/lib/kernel/money";

const methodWords: Record<OrderPart["method"], string> = { pickup: "Pickup at", curbside: "Curbside at", ship: "Delivery from", local_delivery: "Local delivery from", carry_out: "Bought at", email: "Gift cards, on the books of" };

/** One part of an order for staff: where, in which state, what is in it, what happened when. */
export function StaffOrderPart({ part, currency, decision, tools }: { part: OrderPart; currency: string; decision: KeptDecision | undefined; tools: ReactNode }) {
  const { store } = part;
  const promised = new Date(part.promisedAt);
  return (
    <section aria-labelledby={`part-${part.id}`} className="overflow-hidden rounded-md border border-line bg-surface">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line px-4 py-3">
        <div>
          <h2 id={`part-${part.id}`} className="text-sm font-semibold">{methodWords[part.method]} {store.name}</h2>
          <p className="figures text-xs text-muted">{part.number}{part.method !== "carry_out" && part.method !== "email" && <> · promised {dateWords(promised, store.timeZone)}, {clockWords(promised, store.timeZone)}<ZoneNote at={part.promisedAt} timeZone={store.timeZone} /></>}{part.trackingNumber ? ` · tracking ${part.trackingNumber}` : ""}</p>
        </div>
        <div className="flex items-center gap-3">
          <Badge tone={statusTone(part.status)} hasShape>{staffStatusWords(part.status, part.method)}</Badge>
          {tools}
          {part.method !== "email" && <LinkButton size="small" look="secondary" href={`/staff/pickups/${part.id}`}>Open</LinkButton>}
        </div>
      </div>
      <div className="grid gap-x-8 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <ul className="divide-y divide-line">
          {part.lines.length === 0 && <li className="px-4 py-3 text-sm text-muted">Everything in it moved to another part.</li>}
          {part.lines.map((line) => (
            <li key={line.orderLineId} className="flex items-start gap-3 px-4 py-3">
              {line.image ? <Image src={line.image.src} alt="" width={56} height={56} className="size-14 shrink-0 rounded-md object-cover" style={{ background: line.image.background }} /> : <span className="size-14 shrink-0 rounded-md bg-sunken" />}
              <div className="min-w-0 flex-1 text-sm">
                <p className="font-medium">{line.title}{line.variantTitle ? `, ${line.variantTitle}` : ""}</p>
                <p className="figures text-xs text-muted">{line.sku} · {line.quantity} × {formatMoney(line.unitMinor, currency)}</p>
                {line.bundle && <p className="text-xs text-muted">Part of {line.bundle.title}</p>}
                {line.cards.map((card) => <p key={card.id} className="text-xs text-muted"><Link href={`/staff/gift-cards/${card.id}`} className="inline-flex min-h-11 items-center underline underline-offset-4 lg:min-h-7">{soldCardWords(card, currency)}</Link></p>)}
                <p className="text-xs text-warning">{exceptionsOf(line)}</p>
              </div>
              <p className="figures text-sm">{formatMoney(line.totalMinor, currency)}</p>
            </li>
          ))}
        </ul>
        <div className="border-t border-line p-4 lg:border-t-0 lg:border-l"><PartTimeline steps={part.timeline} />{part.status === "delivered" && <div className="mt-4 text-sm empty:hidden"><DoorProof trip={part.trip} /></div>}</div>
      </div>
      {decision && <WhyThisPlace decision={decision} place={store.name} currency={currency} />}
    </section>
  );
}

/** "1 cancelled · 2 returned", or nothing; "1 handed over" only while more of it waits. */
function exceptionsOf({ quantity, handedOver, missing, cancelled, returned }: OrderLineView): string {
  return [handedOver > 0 && handedOver < quantity - cancelled && `${handedOver} handed over`, missing > 0 && `${missing} not found`, cancelled > 0 && `${cancelled} cancelled`, returned > 0 && `${returned} returned`].filter(Boolean).join(" · ");
}
