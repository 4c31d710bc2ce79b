"use client";

import Link from "next/link";
import { StoreMap } from "@/components/maps/store-map";
import { useAreFactsMissing } from "@/components/product/list-facts";
import { LinkButton } from "@/components/ui/link-button";
import { Skeleton } from "@/components/ui/skeleton";
import { useVisitor } from "./visitor";

type Pin = { id: string; name: string; point: { x: number; y: number } | null };

/** The map everybody sees, and beside it the shopper's own store and its neighbors, in a place of fixed height. */
export function NearYou({ pins }: { pins: Pin[] }) {
  const facts = useVisitor();
  const areMissing = useAreFactsMissing();
  const store = facts?.store;
  return (
    <section aria-labelledby="near-you" className="mt-14 border-y sm:mt-20 border-line bg-sunken">
      <div className="page grid items-center gap-8 py-14 lg:grid-cols-[1.2fr_1fr] lg:gap-16">
        <div className="order-last aspect-[975/610] lg:order-none">
          <StoreMap pins={pins} selectedId={store?.id} className="[&_use:first-child]:fill-surface" />
        </div>
        <div className="min-h-104 sm:min-h-96">
          <h2 id="near-you" className="display-2">{store ? "Stores near you" : `${pins.length} stores, one stock`}</h2>
          {areMissing ? (
            <p role="status" className="mt-4 max-w-[44ch] text-muted">The stores near you did not arrive. Their list and hours are on their own page.</p>
          ) : facts === null ? (
            <div className="mt-5 grid gap-3">{[0, 1, 2, 3].map((at) => <Skeleton key={at} className="h-14 rounded-md" />)}</div>
          ) : facts.nearby.length === 0 ? (
            <p className="mt-4 max-w-[44ch] text-muted">Choose your store once. Every product then says whether it is there, when you can collect it and where it stands.</p>
          ) : (
            <ul className="mt-4 divide-y divide-line">
              {facts.nearby.map((one) => (
                <li key={one.id} className="flex min-h-16 items-center justify-between gap-4 py-2 text-sm">
                  <span className="min-w-0">
                    <Link href={`/stores/${one.slug}`} prefetch={false} className="-my-2 inline-flex min-h-11 items-center font-medium underline-offset-4 hover:underline">{one.name}</Link>
                    <span className="block truncate text-muted">{one.hoursWords}</span>
                  </span>
                  <span className="figures shrink-0 text-muted">{one.id === store?.id ? "Your store" : one.distance}</span>
                </li>
              ))}
            </ul>
          )}
          <LinkButton href="/stores" look="secondary" className="mt-6">All stores and hours</LinkButton>
        </div>
      </div>
    </section>
  );
}
