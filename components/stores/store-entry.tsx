import clsx from "clsx";
import { Navigation } from "lucide-react";
import Link from "next/link";
import { buttonStyle } from "@/components/ui/button-style";
import type { FoundStore } from "@/lib/domain/locations/found-store";
import { ChooseStoreForm } from "./choose-store-form";

type Props = { store: FoundStore; isSelected?: boolean; back?: string; onChosen?: () => void };

/** One store of a list: where, how far, until when, what it offers, whether it has the product one came from. */
export function StoreEntry({ store, isSelected = false, back, onChosen }: Props) {
  return (
    <div className={clsx("rounded-md border px-4 py-4 transition-colors duration-(--quick)", isSelected ? "border-action bg-action-soft" : "border-line bg-surface")}>
      <div className="flex items-baseline justify-between gap-4">
        <h3 className="font-medium">
          <Link href={`/stores/${store.slug}`} prefetch={false} className="-my-3 inline-flex min-h-11 items-center underline-offset-4 hover:underline">
            {store.name}
          </Link>
        </h3>
        {store.distance && <span className="figures shrink-0 text-sm text-muted">{store.distance}</span>}
      </div>
      <p className="mt-1 text-sm text-muted">{store.address}</p>
      <p className="mt-2 flex items-baseline gap-2 text-sm">
        <span aria-hidden className={clsx("size-2 shrink-0 rounded-full", store.isOpen ? "bg-positive" : "border border-line-strong")} />
        {store.hoursWords}
      </p>
      {store.stock && <p className={clsx("mt-1 text-sm font-medium", store.stock.isThere ? "text-positive" : "text-muted")}>{store.stock.words}</p>}
      {store.services.length > 0 && <p className="mt-2 text-xs text-muted">{store.services.join(" · ")}</p>}
      <div className="mt-3 flex flex-wrap gap-2">
        <ChooseStoreForm storeId={store.id} storeName={store.name} isMine={store.isMine} back={back} onChosen={onChosen} />
        <a href={directionsTo(store)} rel="noreferrer" target="_blank" className={buttonStyle("quiet")} aria-label={`Directions to ${store.name}, opens in a new tab`}>
          <Navigation aria-hidden className="size-4" />
          Directions
        </a>
      </div>
    </div>
  );
}

export const directionsTo = ({ latitude, longitude }: { latitude: number; longitude: number }): string =>
  `https://www.google.com/maps/dir/?api=1&destination=${latitude},${longitude}`;
