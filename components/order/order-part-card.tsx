import { CalendarPlus, MapPin, Navigation } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { StoreMap } from "@/components/maps/store-map";
import { ZoneNote } from "@/components/stores/zone-note";
import { LinkButton } from "@/components/ui/link-button";
import { asSold } from "@/lib/domain/fulfillment/in-bundle";
import { mapPoint } from "@/lib/domain/locations/map-point";
import { phoneWords } from "@/lib/domain/locations/phone-words";
import { storeNowWords } from "@/lib/domain/locations/store-now";
import { calendarWords, clockWords, dateWords, promiseWords, slotWords } from "@/lib/domain/locations/time-words";
import type { OrderPart } from "@/lib/domain/orders/order-view";
import { areAllTakenBack } from "@/lib/domain/payments/sold-card";
import { AtTheDoor } from "./at-the-door";
import { Arrival } from "./arrival";
import { ChangePerson } from "./change-person";
import { ExtendPickup } from "./extend-pickup";
import { MoveTime } from "./move-time";
import { PartParcels } from "./part-parcels";
import { PickupPasses } from "./pickup-passes";
import { PartTimeline } from "./part-timeline";
import { SoldCards } from "./sold-cards";
import { Waiting } from "./waiting";

type Props = { part: OrderPart; order: { id: string; currency: string }; /** Other parts stand beside it, so it says what is in it. */ hasSiblings: boolean; token: string | null; qr: ReactNode };

const tones: Partial<Record<OrderPart["status"], "positive" | "warning" | "negative" | "info">> = {
  ready: "positive", handed_over: "positive", delivered: "positive", awaiting_shopper: "warning", expired: "warning", cancelled: "negative", lost: "negative", picking: "info", on_the_van: "info", attempted: "warning", shipped: "info", packed: "info",
};

/** One part of an order: state in words, promise, code, place, and what the shopper can do now. */
export function OrderPartCard({ part, order, hasSiblings, token, qr }: Props) {
  const isPickup = part.method === "pickup" || part.method === "curbside";
  const { store } = part;
  const point = isPickup ? mapPoint(store) : null;
  const proof = { orderId: order.id, token, fulfillmentId: part.id };
  // Nothing is to be collected or awaited any more.
  const isOver = ["handed_over", "delivered", "cancelled", "lost", "expired"].includes(part.status);
  return (
    <section aria-labelledby={`part-${part.id}`} className="rounded-lg border border-line bg-surface p-5 sm:p-7">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <h2 id={`part-${part.id}`} className="display-3">{isPickup ? `Pickup at ${store.name}` : part.method === "carry_out" ? `Bought at ${store.name}` : part.method === "local_delivery" ? `Delivery by ${store.name}` : part.method === "email" ? "Gift cards" : "Delivery"}</h2>
        <Badge tone={areAllTakenBack(part.lines) ? "neutral" : (tones[part.status] ?? "neutral")} hasShape>{part.statusWords}</Badge>
      </div>
      {!isOver && part.method !== "carry_out" && part.method !== "email" && part.choice?.question !== "store_closed" && <p className="mt-2 text-base">{promise(part)}{part.status !== "ready" && part.method !== "ship" && <ZoneNote at={part.slot?.startsAt ?? part.promisedAt} timeZone={store.timeZone} />}</p>}
      {hasSiblings && part.method !== "email" && <p className="mt-1 text-sm text-muted">{asSold(part.lines).map(({ bundle, lines: [first] }) => { const sold = bundle ?? first; return sold && `${sold.quantity} × ${[sold.title, sold.variantTitle].filter(Boolean).join(", ")}`; }).join(" · ")}</p>}
      {part.choice && (
        <div className="mt-5 rounded-md bg-warning-soft p-4 text-sm">
          <p className="font-medium">{questionTitle[part.choice.question]}</p>
          <p className="mt-1">{part.choice.question === "later" ? `${store.name} does not have all of it, so ${part.supply?.from ?? "another place"} sends it there. You need not do anything. If that is too late for you, choose something else for: ` : ""}{part.choice.lines.map((line) => `${line.quantity} × ${line.title}`).join(", ")}.{part.choice.question === "later" ? " You can until" : ` Choose another store, delivery${part.choice.question === "store_closed" ? ", waiting" : ""} or your money back by`} {dateWords(new Date(part.choice.deadline), store.timeZone)}, {clockWords(new Date(part.choice.deadline), store.timeZone)}<ZoneNote at={part.choice.deadline} timeZone={store.timeZone} />.</p>
          <LinkButton href={token ? `/choose/${encodeURIComponent(token)}?part=${part.id}` : `/choose/${part.id}`} look={part.choice.question === "later" ? "secondary" : "primary"} className="mt-3">{part.choice.question === "later" ? "See what you can choose" : "Choose what happens"}</LinkButton>
        </div>
      )}
      {qr && !isOver && <div className="mt-5">{qr}</div>}
      <div className="mt-6 grid gap-6 sm:grid-cols-2">
        <PartTimeline steps={part.timeline} />
        <div className="grid content-start gap-4 text-sm">
          {isPickup ? (
            <>
              <div className="flex gap-3"><MapPin aria-hidden className="mt-0.5 size-5 shrink-0 text-action" strokeWidth={1.6} /><address className="not-italic">{store.addressLine1}<br />{store.city}, {store.state} {store.postcode}{!isOver && <span className="block text-muted">{hoursNow(store)}</span>}{store.phone && <a href={`tel:${store.phone}`} className="figures flex min-h-11 items-center underline underline-offset-4">{phoneWords(store.phone)}</a>}</address></div>
              {store.instructions && !isOver && <p className="text-muted">{store.instructions}</p>}
              {!isOver && <p><span className="text-muted">Bring </span>the code above, or a photo ID. <span className="text-muted">Collected by </span>{part.pickupPerson?.name ?? "you"}.</p>}
              {part.collectBy && part.status === "ready" && <p className="text-muted">We keep it until {dateWords(new Date(part.collectBy), store.timeZone)}.</p>}
              {part.actions.includes("extend") && <ExtendPickup proof={proof} />}
              {part.handedOver && <p>Handed to {part.handedOver.to}.</p>}
              {point && !isOver && <div className="overflow-hidden rounded-md bg-sunken"><StoreMap pins={[{ id: store.id, name: store.name, point }]} around={point} selectedId={store.id} className="[&_use:first-child]:fill-surface" /></div>}
            </>
          ) : part.method === "email" ? (
            <p className="text-muted">{isOver ? "Each card goes to whom it is for. Only they get its code." : "The cards are made as soon as your payment is through."}</p>
          ) : part.shipTo ? (
            <address className="not-italic"><span className="text-muted">To </span>{part.shipTo["name"]}<br />{part.shipTo["line1"]}{part.shipTo["line2"] ? `, ${part.shipTo["line2"]}` : ""}<br />{part.shipTo["city"]}, {part.shipTo["state"]} {part.shipTo["postcode"]}</address>
          ) : null}
          {part.method === "local_delivery" && <AtTheDoor part={part} />}
          {part.parcels.length > 0 ? <PartParcels part={part} /> : part.trackingNumber && <p className="figures"><span className="text-muted">Tracking number </span>{part.trackingNumber}</p>}
          {part.cancelledReason && part.status === "cancelled" && <p className="text-muted">{part.cancelledReason}</p>}
        </div>
      </div>
      {part.method === "email" && <SoldCards part={part} currency={order.currency} proof={proof} />}
      {!isOver && isPickup && (
        <div className="mt-6 flex flex-wrap gap-x-6 gap-y-1 border-t border-line pt-3 text-sm">
          <a href={`https://www.openstreetmap.org/directions?to=${store.latitude},${store.longitude}`} rel="noreferrer" target="_blank" className="inline-flex min-h-11 items-center gap-2 underline underline-offset-4"><Navigation aria-hidden className="size-4" />Directions</a>
          <a href={`/api/orders/calendar?part=${part.id}${token ? `&token=${encodeURIComponent(token)}` : ""}`} download className="inline-flex min-h-11 items-center gap-2 underline underline-offset-4"><CalendarPlus aria-hidden className="size-4" />Add to calendar</a>
          <Link href={`/stores/${store.slug}`} className="inline-flex min-h-11 items-center underline underline-offset-4">Store and hours</Link>
        </div>
      )}
      {(part.actions.includes("on_my_way") || part.actions.includes("arrive")) && <Arrival part={part} proof={proof} />}
      <Waiting part={part} proof={proof} />
      {part.actions.includes("move_time") && <MoveTime part={part} proof={proof} />}
      {!isOver && (part.actions.includes("make_pass") || part.passes.length > 0) && <PickupPasses part={part} proof={proof} />}
      {part.actions.includes("change_person") && <ChangePerson person={part.pickupPerson} proof={proof} />}
    </section>
  );
}

const questionTitle = { missing: "We could not find everything", store_closed: "This store had to close", later: "It comes later than we said" } as const;

const hoursNow = (store: OrderPart["store"]): string => storeNowWords(store, new Date());

function promise(part: OrderPart): string {
  const zone = part.store.timeZone;
  const now = new Date();
  if (part.awaitsStockOn) return `Ships by ${calendarWords(part.awaitsStockOn)}, arrives by ${dateWords(new Date(part.promisedAt), zone)}`;
  if (part.method === "local_delivery" && part.slot) return `${part.status === "attempted" ? "Nobody was there" : "We bring it"} ${slotWords({ startsAt: new Date(part.slot.startsAt), endsAt: new Date(part.slot.endsAt) }, zone, now)}`;
  if (part.method === "ship" || part.method === "local_delivery") return `Arrives by ${dateWords(new Date(part.promisedAt), zone)}`;
  if (part.status === "ready") return "It is waiting for you at the counter.";
  if (part.supply && !part.supply.reachedAt) return `${part.supply.leftAt ? "On its way to the store" : `${part.supply.from} sends it to the store for you`}: ready ${promiseWords(new Date(part.promisedAt), zone, now)}`;
  if (part.supply && part.status !== "awaiting_shopper") return "It has come to the store. We write to you when it is at the counter.";
  if (part.slot) return `Your time: ${slotWords({ startsAt: new Date(part.slot.startsAt), endsAt: new Date(part.slot.endsAt) }, zone, now)}`;
  return `Ready ${promiseWords(new Date(part.promisedAt), zone, now)}`;
}
