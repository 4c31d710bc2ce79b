import Link from "next/link";
import { Banner } from "@/components/ui/banner";
import type { PickupView } from "@/lib/domain/fulfillment/pickup-view";
import { phoneWords } from "@/lib/domain/locations/phone-words";

/** A shopper stands at a counter that has not got their order: where it is, and how to reach that store. */
export function WrongStore({ view: { store, status, arrival } }: { view: PickupView }) {
  return (
    <Banner tone="warning" title={`This order waits at ${store.name}`} className="mb-5">
      <p>{store.addressLine1}, {store.city}, {store.state} {store.postcode}. {status === "ready" ? "It is ready there." : "It is not ready yet."} {arrival.arrivedAt && "The shopper said “I’m here”, so colleagues there look for them outside: they can take it back on their order page. "}You can look and print, but not change it.</p>
      <p className="mt-1 flex flex-wrap gap-x-5">
        {store.phone && <a href={`tel:${store.phone}`} className="figures inline-flex min-h-11 items-center underline underline-offset-4">Call {phoneWords(store.phone)}</a>}
        <Link href={`/stores/${store.slug}`} className="inline-flex min-h-11 items-center underline underline-offset-4">Hours and map</Link>
      </p>
    </Banner>
  );
}
