import { CircleCheck, Package, Truck } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/link-button";
import { chooseDeliveryWindow } from "@/lib/actions/checkout";
import { dateWords } from "@/lib/domain/locations/time-words";
import type { CheckoutView } from "@/lib/domain/orders/checkout";
import type { VanOffer } from "@/lib/domain/orders/van-offer";
import { formatMoney } from "@/lib/kernel/money";
import { LeaveWindow } from "./leave-window";
import { SlotPicker } from "./slot-picker";

type Props = { checkout: CheckoutView; offer: VanOffer; next: string };

/** By carrier, or by a store's own van in a window that the shopper chooses. */
export function DeliveryWays({ checkout, offer, next }: Props) {
  const group = checkout.groups.find((one) => one.method === "ship");
  if (!group || !checkout.shipTo) return null;
  const money = (minor: number) => (minor === 0 ? "Free" : formatMoney(minor, checkout.currency));
  const byCarrier = !group.van && group.promise ? `It arrives by ${dateWords(new Date(group.promise.at), "UTC")}.` : "It takes a few days.";
  if (offer.kind !== "offered") return (
    <p className="flex max-w-xl gap-3 rounded-md bg-sunken px-4 py-3 text-sm">
      <Package aria-hidden className="size-5 shrink-0 text-action" strokeWidth={1.6} />
      <span>A carrier brings it. {byCarrier} <span className="text-muted">{offer.kind === "outside" ? `${checkout.shipTo.postcode.slice(0, 5)} is outside the area that our own vans reach.` : `The van of ${offer.storeName} comes to ${checkout.shipTo.postcode.slice(0, 5)}, but the store has not all of this today.`}</span></span>
    </p>
  );
  return (
    <section aria-labelledby="ways" className="grid max-w-2xl grid-cols-1 gap-4">
      <div>
        <h3 id="ways" className="font-medium">How should it come?</h3>
        <p className="text-sm text-muted">To {checkout.shipTo.line1}, {checkout.shipTo.city}, {checkout.shipTo.state} {checkout.shipTo.postcode}. <Link href="/checkout?step=delivery" scroll={false} className="inline-flex min-h-11 items-center text-ink underline underline-offset-4 lg:min-h-0">Change<span className="sr-only"> the address</span></Link></p>
      </div>
      <Way icon={<Truck />} title={`Brought by ${offer.storeName}`} price={money(offer.chargeMinor)} isChosen={group.van !== null}
        detail={<>With our own van, at a time that suits you.{offer.missingMinor !== null && ` Free with ${formatMoney(offer.missingMinor, checkout.currency)} more of goods.`}</>}>
        <SlotPicker checkoutId={checkout.id} storeId={offer.locationId} storeName={offer.storeName} timeZone={offer.timeZone} now={checkout.now} slots={offer.windows} chosen={group.van ? group.slot : null}
          save={chooseDeliveryWindow} nothing="The van is booked out for the next days." />
      </Way>
      <Way icon={<Package />} title="Sent with a carrier" price={money(group.van ? offer.carrierMinor : group.chargeMinor)} isChosen={group.van === null} detail={byCarrier}>
        {group.van && <LeaveWindow checkoutId={checkout.id} />}
      </Way>
      <LinkButton href={next} size="large" className="justify-self-start max-sm:w-full">{group.van ? "Continue" : "Continue with a carrier"}</LinkButton>
    </section>
  );
}

type WayProps = { icon: ReactNode; title: string; price: string; detail: ReactNode; isChosen: boolean; children: ReactNode };

function Way({ icon, title, price, detail, isChosen, children }: WayProps) {
  return (
    <section aria-label={title} className={`grid grid-cols-1 gap-4 rounded-lg border bg-surface p-5 ${isChosen ? "border-action" : "border-line"}`}>
      <div className="flex items-start gap-3">
        <span aria-hidden className="mt-0.5 text-action [&>svg]:size-5 [&>svg]:stroke-[1.6]">{icon}</span>
        <div className="min-w-0 flex-1">
          <h4 className="flex flex-wrap items-center gap-x-2 font-medium">{title}{isChosen && <span className="inline-flex items-center gap-1 text-sm font-normal text-positive"><CircleCheck aria-hidden className="size-4" />Chosen</span>}</h4>
          <p className="text-sm text-muted">{detail}</p>
        </div>
        <p className="figures text-sm font-medium">{price}</p>
      </div>
      {children}
    </section>
  );
}
