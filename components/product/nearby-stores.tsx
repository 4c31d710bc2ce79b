"use client";

import type { ReactNode } from "react";
import { ChooseStoreForm } from "@/components/stores/choose-store-form";
import { Skeleton } from "@/components/ui/skeleton";
import type { BuyBox } from "@/lib/domain/carts/buy-box";
import type { StoreGlance } from "@/lib/domain/locations/store-glance";

type Props = { box: BuyBox | undefined; store: StoreGlance | null | undefined; back: string; /** Where none has it: what has its place. */ instead: ReactNode };

/** The nearest stores that have it. The place for three is kept, so nothing below moves. */
export function NearbyStores({ box, store, back, instead }: Props) {
  return (
    <section aria-label="Other stores that have it" className="mt-6 min-h-68">
      <h2 className="text-sm font-medium">{store ? `Nearest to ${store.name} that have it` : "At stores near you"}</h2>
      {box === undefined || store === undefined ? (
        <div className="mt-2 grid gap-2">
          {[0, 1, 2].map((at) => <Skeleton key={at} className="h-18 rounded-md" />)}
        </div>
      ) : store === null ? (
        <><p className="mt-2 text-sm text-muted">Choose your store at the top of the page, and its nearest neighbors that have this item appear here.</p>{instead}</>
      ) : box.nearby.length === 0 ? (
        <><p className="mt-2 text-sm text-muted">No other store near yours has this item right now.</p>{instead}</>
      ) : (
        <ul className="mt-1 divide-y divide-line">
          {box.nearby.map((offer) => (
            <li key={offer.storeId} className="flex min-h-19 items-center justify-between gap-4 py-2">
              <div className="min-w-0 text-sm">
                <p className="truncate font-medium">
                  {offer.name} <span className="figures font-normal text-muted">{offer.distance}</span>
                </p>
                <p className="truncate text-positive">{offer.stock} · {offer.promise}</p>
                <p className="truncate text-xs text-muted">{offer.hours}</p>
              </div>
              <ChooseStoreForm storeId={offer.storeId} storeName={offer.name} back={back} label="Choose" className="shrink-0" />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
