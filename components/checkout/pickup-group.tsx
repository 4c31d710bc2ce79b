import { MapPin, Truck } from "lucide-react";
import Link from "next/link";
import { Banner } from "@/components/ui/banner";
import { Badge } from "@/components/ui/badge";
import { chooseSlot } from "@/lib/actions/checkout";
import { promiseWords } from "@/lib/domain/locations/time-words";
import { loadWords, type CheckoutGroup, type CheckoutLine, type CheckoutStore } from "@/lib/domain/orders/checkout";
import type { OfferedTime } from "@/components/stores/time-grid";
import { SlotPicker } from "./slot-picker";

type Props = { group: CheckoutGroup; checkoutId: string; now: string; slots: OfferedTime[]; /** Of all groups: choosing an hour says that they were read. */ suppliedLines: string[] };

/** One store of a pickup: where it is, what there is to carry, and when it can be collected. */
export function PickupGroup({ group, checkoutId, now, slots, suppliedLines }: Props) {
  const { store } = group;
  if (!store) return null;
  const sent = group.lines.filter((line) => line.suppliedAt !== null);
  return (
    <section aria-label={`Pickup at ${store.name}`} className="rounded-lg border border-line bg-surface p-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="flex gap-3">
          <MapPin aria-hidden className="mt-0.5 size-5 shrink-0 text-action" strokeWidth={1.6} />
          <div>
            <h3 className="font-medium">{store.name}</h3>
            <p className="text-sm text-muted">{store.addressLine1}, {store.city}, {store.state} {store.postcode}</p>
          </div>
        </div>
        {group.method === "curbside" && <Badge tone="info" hasShape>Curbside: we bring it to your car</Badge>}
      </div>
      <p className="mt-3 text-sm text-muted">{loadWords(group.load)}.{group.load.needsTwoPeople && <span className="text-ink"> Two people are needed to carry this. Bring someone, or ask at the counter for help with loading.</span>}</p>
      {group.refusal ? (
        <Banner tone="warning" className="mt-4" action={<Link href="/cart" className="inline-flex min-h-11 items-center underline underline-offset-4">Change in the cart</Link>}>{group.refusal.message}</Banner>
      ) : (
        <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-4">
          {sent.length > 0 && <SentToStore lines={sent} store={store} now={now} />}
          {group.needsSlot && sent.length > 0 && <p className="text-sm font-medium">When do you collect the rest?</p>}
          {group.needsSlot && <SlotPicker checkoutId={checkoutId} storeId={store.id} storeName={store.name} timeZone={store.timeZone} now={now} slots={slots} suppliedLines={suppliedLines} chosen={group.slot} save={chooseSlot} nothing="This store has no free pickup time in the next days. Choose another store or delivery in your cart." />}
        </div>
      )}
    </section>
  );
}

/** What another place sends to the store first: no hour is chosen for it. */
function SentToStore({ lines, store, now }: { lines: CheckoutLine[]; store: CheckoutStore; now: string }) {
  return (
    <div className="rounded-md bg-info-soft p-4 text-sm">
      <p className="flex items-center gap-2 font-medium"><Truck aria-hidden className="size-5 text-info" strokeWidth={1.6} />We send {lines.length === 1 ? "this" : "these"} to {store.name} for you</p>
      <ul className="mt-2 grid gap-1">
        {lines.map((line) => (
          <li key={line.key} className="flex flex-wrap justify-between gap-x-4">
            <span>{line.sentUnits < line.quantity ? `${line.sentUnits} of ${line.quantity}` : line.quantity} × {line.title}</span>
            {line.suppliedAt && <span className="font-medium">Ready {promiseWords(new Date(line.suppliedAt), store.timeZone, new Date(now))}</span>}
          </li>
        ))}
      </ul>
      <p className="mt-2 text-muted">It costs nothing. We write to you when it is at the counter; until then you need not choose a time.</p>
    </div>
  );
}
