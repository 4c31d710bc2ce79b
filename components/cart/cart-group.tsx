import { CarFront, Mail, Store, Truck } from "lucide-react";
import Link from "next/link";
import { Price } from "@/components/ui/price";
import type { CartGroup as Group } from "@/lib/domain/carts/cart-view";
import { CartLine } from "./cart-line";
import { formatMoney } from "@/lib/kernel/money";

const icons = { pickup: Store, curbside: CarFront, ship: Truck, email: Mail };
const names = { pickup: "Pickup", curbside: "Curbside pickup", ship: "Delivery", email: "By e-mail" };

type Props = { group: Group; currency: string; isMember: boolean };

/** The part of a cart that one place hands over by one method, with its promise. */
export function CartGroup({ group, currency, isMember }: Props) {
  const Icon = icons[group.method];
  const heading = `group-${group.key}`;
  return (
    <section aria-labelledby={heading} className="border-t border-line first:border-t-0">
      <header className="flex gap-4 pt-7 pb-1 sm:pt-8">
        <span aria-hidden className="grid size-11 shrink-0 place-items-center rounded-full bg-action-soft text-action">
          <Icon className="size-5" strokeWidth={1.6} />
        </span>
        <div className="min-w-0">
          <h2 id={heading} className="display-3">
            {names[group.method]}
            {group.store && <> at {group.store.name}</>}
          </h2>
          <p className="mt-0.5 text-sm">
            {group.promiseWords ? <strong className="font-medium text-positive">{group.promiseWords.replace(/^Delivery /, "Arrives ")}</strong> : <span className="text-warning">See the marked {group.lines.filter((line) => line.problem).length === 1 ? "item" : "items"} below</span>}
          </p>
          <p className="mt-0.5 text-sm text-muted">
            {group.method === "email" ? "Nothing to pick up and nothing to pay for delivery" : group.store ? <StoreAddress store={group.store} /> : <DeliveryTerms group={group} currency={currency} />}
          </p>
        </div>
      </header>
      <ul className="divide-y divide-line">
        {group.lines.map((line) => (
          <CartLine key={line.id} line={line} method={group.method} currency={currency} isMember={isMember} />
        ))}
      </ul>
    </section>
  );
}

function StoreAddress({ store }: { store: NonNullable<Group["store"]> }) {
  return (
    <>
      {store.addressLine1}, {store.city}, {store.state}
      <span aria-hidden className="max-sm:hidden"> · </span>
      <Link href={`/stores/${store.slug}`} prefetch={false} className="flex min-h-11 w-fit items-center underline underline-offset-4 hover:text-ink sm:inline">
        Hours and directions
      </Link>
    </>
  );
}

function DeliveryTerms({ group, currency }: { group: Group; currency: string }) {
  if (group.chargeMinor === 0) return group.waivedMinor > 0 ? <>Free delivery to your door <s className="figures"><span className="sr-only">instead of </span>{formatMoney(group.waivedMinor, currency)}</s></> : "Free delivery to your door";
  return (
    <>
      <Price amountMinor={group.chargeMinor} currency={currency} />
      {group.missingToFreeMinor > 0 ? <> · <Price amountMinor={group.missingToFreeMinor} currency={currency} /> more and it is free</> : " by freight, because of a parcel above 66 lb"}
    </>
  );
}
