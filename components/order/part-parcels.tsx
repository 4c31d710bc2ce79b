import { clockWords, dateWords } from "@/lib/domain/locations/time-words";
import type { OrderPart } from "@/lib/domain/orders/order-view";
import { trackingWords } from "@/lib/domain/shipping/shipment-view";

/** Where each box of a delivery is, by what its carrier says. */
export function PartParcels({ part }: { part: OrderPart }) {
  const zone = part.store.timeZone;
  const many = part.parcels.length > 1;
  return (
    <ul aria-label="Parcels" className="grid gap-3">
      {part.parcels.map((parcel) => {
        const [last] = parcel.events;
        return (
          <li key={parcel.number}>
            <p className="font-medium">{last ? trackingWords(last.kind) : "Handed to the carrier"}{many && <span className="font-normal text-muted"> · box {parcel.number} of {part.parcels.length}</span>}</p>
            {last && <p className="figures text-muted">{[`${dateWords(new Date(last.at), zone)}, ${clockWords(new Date(last.at), zone)}`, last.place].filter(Boolean).join(" · ")}</p>}
            <p className="figures break-words"><span className="text-muted">{parcel.carrier || "Tracking number"} </span>{parcel.trackingUrl ? <a className="underline underline-offset-4" href={parcel.trackingUrl} rel="noreferrer" target="_blank">{parcel.trackingNumber}</a> : parcel.trackingNumber}</p>
          </li>
        );
      })}
    </ul>
  );
}
