import { ShipToCard } from "@/components/staff/shipping/ship-to-card";
import { LinkButton } from "@/components/ui/link-button";
import type { PickupView } from "@/lib/domain/fulfillment/pickup-view";
import { slotWords } from "@/lib/domain/locations/time-words";
import { dayAt } from "@/lib/domain/locations/zone-day";

/** Packed for the van, on it, or back from it: what is done next is done in the run of its day. */
export function VanStep({ view }: { view: PickupView }) {
  const { slot, status, store, now, trip } = view;
  const when = slot ? slotWords({ startsAt: new Date(slot.startsAt), endsAt: new Date(slot.endsAt) }, store.timeZone, new Date(now)) : "";
  return (
    <section aria-label="Deliver" className="grid gap-4">
      <ShipToCard view={view} />
      <p className="text-sm">{status === "packed" ? `It leaves with the van of ${when}.` : status === "on_the_van" ? `It is on the van of ${when}.` : `It came back${trip?.note ? `: ${trip.note}` : ""}. Its shopper is asked for another time.`}</p>
      {slot && <LinkButton size="large" className="sm:justify-self-start" href={`/staff/deliveries?day=${dayAt(store.timeZone, Date.parse(slot.startsAt))}`}>To the run of that day</LinkButton>}
    </section>
  );
}
