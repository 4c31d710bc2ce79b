import clsx from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";
import { ZoneNote } from "@/components/stores/zone-note";
import { isDelivery } from "@/lib/domain/fulfillment/fulfillment-state";
import type { PickupView } from "@/lib/domain/fulfillment/pickup-view";
import { phoneWords } from "@/lib/domain/locations/phone-words";
import { clockWords, dateWords, dayWords, slotWords } from "@/lib/domain/locations/time-words";
import { formatMoney } from "@/lib/kernel/money";

/** Everything about the order beside the work: promise, person, money, the other parts, what happened. */
export function PickupAside({ view }: { view: PickupView }) {
  const zone = view.store.timeZone;
  const now = new Date(view.now);
  const at = (iso: string) => `${dayWords(new Date(iso), zone, now)}, ${clockWords(new Date(iso), zone)}`;
  const { payment } = view;
  const other = view.pickupPerson && view.pickupPerson.name !== view.customer.name ? view.pickupPerson : null;
  return (
    <aside className="grid content-start gap-6 text-sm">
      <Box title="Promise">
        <dl className="grid gap-2">
          <Row label="Store">{view.store.name}</Row>
          <Row label={isDelivery(view.method) ? "Arrives by" : "Ready by"}>{at(view.promisedAt)}<ZoneNote at={view.promisedAt} timeZone={zone} /></Row>
          {view.slot && <Row label="Chosen time">{slotWords({ startsAt: new Date(view.slot.startsAt), endsAt: new Date(view.slot.endsAt) }, zone, now)}<ZoneNote at={view.slot.startsAt} timeZone={zone} /></Row>}
          {view.collectBy && view.status === "ready" && <Row label="Kept until">{dateWords(new Date(view.collectBy), zone)}, {clockWords(new Date(view.collectBy), zone)}<ZoneNote at={view.collectBy} timeZone={zone} /></Row>}
          {view.supply && <Row label="Comes from">{view.supply.from}</Row>}
          {view.trackingNumber && <Row label="Tracking">{view.trackingNumber}</Row>}
        </dl>
      </Box>
      <Box title="Person">
        <p className="font-medium">{view.pickupPerson?.name ?? view.customer.name}{other && <span className="font-normal text-muted"> picks up for {view.customer.name}</span>}</p>
        {other?.contact && <p className="text-muted">{other.contact}</p>}
        {view.customer.email ? <p><a className="inline-flex min-h-11 items-center break-all underline underline-offset-4 lg:min-h-8" href={`mailto:${view.customer.email}`}>{view.customer.email}</a></p> : <p className="text-muted">{view.store.name} knows how to reach them.</p>}
        {view.customer.phone && <p><a className="figures inline-flex min-h-11 items-center underline underline-offset-4 lg:min-h-8" href={`tel:${view.customer.phone}`}>{phoneWords(view.customer.phone)}</a></p>}
      </Box>
      <Box title="Money">
        <dl className="figures grid gap-2">
          <Row label="This part">{formatMoney(view.totalMinor, view.currency)}</Row>
          {!view.customer.email ? null : payment ? (
            <>
              <Row label={payment.card ?? "Card"}>{heldWords(payment, view.currency)}</Row>
              <Row label="Charged">{formatMoney(payment.capturedMinor, view.currency)}</Row>
              {payment.refundedMinor > 0 && <Row label="Refunded">{formatMoney(payment.refundedMinor, view.currency)}</Row>}
            </>
          ) : <Row label="Payment">None needed</Row>}
        </dl>
      </Box>
      {view.siblings.length > 0 && (
        <Box title="Other parts of this order">
          <ul className="grid gap-1">
            {view.siblings.map((one) => <li key={one.id}><Link href={`/staff/pickups/${one.id}`} className="flex min-h-11 items-center justify-between gap-3 hover:underline"><span className="figures">{one.number} · {one.storeName}</span><span className="text-muted">{one.statusWords}</span></Link></li>)}
          </ul>
        </Box>
      )}
      <Box title="What happened">
        <ol className="grid gap-3">
          {view.events.map((event, index) => (
            <li key={index} className="relative pl-4">
              <span aria-hidden className={clsx("absolute top-1.5 left-0 size-1.5 rounded-full", index === 0 ? "bg-action" : "bg-line-strong")} />
              <p>{event.words}</p>
              <p className="figures text-xs text-muted">{[at(event.at), event.who].filter(Boolean).join(" · ")}</p>
            </li>
          ))}
          {view.events.length === 0 && <li className="text-muted">Nothing yet.</li>}
        </ol>
      </Box>
    </aside>
  );
}

function heldWords({ authorizedMinor, lapsedMinor }: NonNullable<PickupView["payment"]>, currency: string): string {
  if (lapsedMinor) return `${formatMoney(lapsedMinor, currency)} no longer held`;
  return authorizedMinor > 0 ? `${formatMoney(authorizedMinor, currency)} authorized` : "Nothing held";
}

function Box({ title, children }: { title: string; children: ReactNode }) {
  return <section className="border-t border-line pt-4"><h2 className="mb-3 text-xs font-semibold text-muted">{title}</h2>{children}</section>;
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return <div className="flex justify-between gap-4"><dt className="text-muted">{label}</dt><dd className="text-right">{children}</dd></div>;
}
