import { MapPin, Phone, Users } from "lucide-react";
import Link from "next/link";
import { statusTone } from "@/components/staff/counter/status-tone";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import { LinkButton } from "@/components/ui/link-button";
import { gramsPerPound } from "@/lib/domain/catalog/measure";
import { mayDo, type FulfillmentAction } from "@/lib/domain/fulfillment/allowed-actions";
import type { DeliveryStop } from "@/lib/domain/fulfillment/delivery-run";
import { proofWords } from "@/lib/domain/fulfillment/delivery-trip";
import { phoneWords } from "@/lib/domain/locations/phone-words";
import { clockWords } from "@/lib/domain/locations/time-words";

type Props = {
  stop: DeliveryStop; position: number; isMine: boolean; timeZone: string; isBusy: boolean;
  onLoad: () => void; onAsk: (what: "door" | "missed" | "again") => void; onUnload: () => void; onStop: () => void;
};

const wide = "min-h-11 lg:min-h-control";

/** One door: who and where, what to carry, how it stands, and what comes next. What is done takes little room. */
export function StopCard({ stop, position, isMine, timeZone, isBusy, onLoad, onAsk, onUnload, onStop }: Props) {
  const may = (name: FulfillmentAction) => mayDo(stop.actions, name);
  const { shipTo } = stop;
  const isOver = stop.status === "delivered";
  const entries: MenuEntry[] = [
    ...(may("bring_back") ? [{ kind: "action" as const, label: "Take off the van", onSelect: onUnload }] : []),
    ...(may("reschedule") && stop.status !== "attempted" ? [{ kind: "action" as const, label: "Move to another time", onSelect: () => onAsk("again") }] : []),
    ...(may("give_up") ? [{ kind: "action" as const, label: "Give up, back to stock", isDangerous: true, onSelect: onStop }] : []),
  ];
  return (
    <li className="grid grid-cols-[2rem_minmax(0,1fr)] gap-x-3 gap-y-3 p-4 sm:grid-cols-[2rem_minmax(0,1fr)_auto]">
      <span aria-label={`Stop ${position}`} className="figures grid size-8 place-items-center rounded-full border border-line-strong text-sm font-semibold">{position}</span>
      <div className="min-w-0 text-sm">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link href={`/staff/pickups/${stop.id}`} className="font-semibold underline-offset-4 hover:underline">{stop.customer.name}</Link>
          <Badge tone={stop.status === "attempted" ? "warning" : statusTone(stop.status)} hasShape>{stop.statusWords}</Badge>
          {stop.needsTwoPeople && <Badge tone="warning"><Users aria-hidden className="size-3.5" />Two people</Badge>}
        </p>
        {isOver ? <p className="mt-1 text-muted">{shipTo["line1"]}, {shipTo["city"]}<span className="figures whitespace-nowrap"> · {stop.number}</span></p> : <Load stop={stop} />}
        <p className="mt-1 empty:hidden">{wordsOf(stop, isMine, timeZone)}</p>
        {isOver ? stop.trip?.photoSrc && <a href={stop.trip.photoSrc} target="_blank" rel="noreferrer" className="inline-flex min-h-11 items-center underline underline-offset-4 lg:min-h-8">Photo of the driver</a> : <Reach stop={stop} />}
      </div>
      <div className="col-span-2 flex flex-wrap items-start gap-2 empty:hidden sm:col-span-1 sm:justify-end">
        {may("put_on_van") && <Button size="small" className={wide} isBusy={isBusy} onClick={onLoad}>Load</Button>}
        {may("deliver_at_door") && <Button size="small" className={wide} onClick={() => onAsk("door")}>Delivered…</Button>}
        {may("miss_at_door") && <Button size="small" look="secondary" className={wide} onClick={() => onAsk("missed")}>Not delivered…</Button>}
        {stop.status === "attempted" && may("reschedule") && <Button size="small" className={wide} onClick={() => onAsk("again")}>Deliver again…</Button>}
        {(stop.status === "open" || stop.status === "picking") && <LinkButton size="small" look="secondary" className={wide} href={`/staff/pickups/${stop.id}`}>{may("pack") ? "Pack" : "Pick"}</LinkButton>}
        {entries.length > 0 && <Menu trigger={<Button size="small" look="secondary" className={wide} aria-label={`More for ${stop.customer.name}`}>More</Button>} entries={entries} />}
      </div>
    </li>
  );
}

function Load({ stop: { shipTo, lines, weightGrams, number } }: { stop: DeliveryStop }) {
  return (
    <>
      <p className="mt-1">{shipTo["line1"]}{shipTo["line2"] && <span className="font-medium">, {shipTo["line2"]}</span>}<br /><span className="text-muted">{shipTo["city"]}, {shipTo["state"]} {shipTo["postcode"]}</span></p>
      <p className="mt-1 text-muted">{lines.map((line) => `${line.quantity} × ${line.title}`).join(", ")}<span className="figures"> · {Math.max(1, Math.round(weightGrams / gramsPerPound))} lb · <span className="whitespace-nowrap">{number}</span></span></p>
    </>
  );
}

function Reach({ stop: { shipTo, customer } }: { stop: DeliveryStop }) {
  const address = `${shipTo["line1"]}, ${shipTo["city"]}, ${shipTo["state"]} ${shipTo["postcode"]}`;
  return (
    <p className="-ml-2 mt-1 flex flex-wrap gap-x-2">
      <a href={`https://www.openstreetmap.org/search?query=${encodeURIComponent(address)}`} target="_blank" rel="noreferrer" className="inline-flex min-h-11 items-center gap-2 px-2 underline underline-offset-4 lg:min-h-9"><MapPin aria-hidden className="size-4" />Map</a>
      {customer.phone && <a href={`tel:${customer.phone}`} className="figures inline-flex min-h-11 items-center gap-2 px-2 underline underline-offset-4 lg:min-h-9"><Phone aria-hidden className="size-4" />{phoneWords(customer.phone)}</a>}
    </p>
  );
}

/** "Handed to Ana Ruiz, 3:12 PM", "On the van of Tom since 2:05 PM", "Nobody opened. Tried once." */
function wordsOf({ status, trip, driver, tries }: DeliveryStop, isMine: boolean, timeZone: string): string {
  const clock = (iso: string) => clockWords(new Date(iso), timeZone);
  if (status === "on_the_van" && trip) return `On ${isMine ? "your van" : `the van of ${driver?.name ?? "a colleague"}`} since ${clock(trip.leftAt)}`;
  if (status === "delivered" && trip?.proof && trip.note && trip.endedAt) return `${proofWords(trip.proof, trip.note)}, ${clock(trip.endedAt)}`;
  if (tries > 0) return `${status === "attempted" && trip?.note ? `${trip.note}. ` : ""}Tried ${tries === 1 ? "once" : `${tries} times`}.`;
  return "";
}
