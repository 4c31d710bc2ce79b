import type { Metadata } from "next";
import { StoreEntry } from "@/components/stores/store-entry";
import { StoreMap } from "@/components/maps/store-map";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import type { FoundStore } from "@/lib/domain/locations/found-store";
import { findPlace } from "@/lib/domain/locations/find-place";
import { listStores } from "@/lib/domain/locations/list-stores";
import { listStoresNear } from "@/lib/domain/locations/list-stores-near";
import { storeGlance } from "@/lib/domain/locations/store-glance";
import { addressLine, distanceWords, type NearbyStore, type StoreSummary } from "@/lib/domain/locations/store-summary";
import { wallClock } from "@/lib/kernel/clock";
import { chosenStoreId } from "@/lib/session";

type Props = PageProps<"/[locale]/find-store">;

export const metadata: Metadata = { title: "Find a store", robots: { index: false } };

/** The store finder without scripts: by postcode or city. */
export default async function Page({ searchParams }: Props) {
  const [query, mine] = await Promise.all([searchParams, chosenStoreId()]);
  const near = typeof query.near === "string" ? query.near.replaceAll("\u0000", "").trim().slice(0, 80) : "";
  const place = near ? await findPlace(near) : null;
  const found: (StoreSummary | NearbyStore)[] = place ? await listStoresNear(place, 20) : await listStores();
  const now = wallClock();
  const stores = found.filter((store) => store.canSell).map((store): FoundStore => ({
    ...storeGlance(store, now), address: addressLine(store), services: [...store.services], isMine: store.id === mine, stock: null,
    distance: "distanceKm" in store ? distanceWords(store.distanceKm) : null,
  }));
  const back = near ? `/find-store?near=${encodeURIComponent(near)}` : "/find-store";
  return (
    <div className="page pt-3">
      <Breadcrumb crumbs={[{ label: "Home", href: "/" }, { label: "Stores", href: "/stores" }, { label: "Find a store" }]} />
      <h1 className="display-2 mt-5">Find a store</h1>
      <div className="mt-6 grid gap-8 lg:grid-cols-[minmax(0,26rem)_1fr] lg:gap-12">
        <div className="grid content-start gap-4">
          <form className="grid gap-2" role="search" aria-label="Stores">
            <label htmlFor="near" className="text-sm font-medium">ZIP code or city</label>
            <div className="flex gap-2">
              <Input id="near" name="near" defaultValue={near} maxLength={80} autoComplete="postal-code" aria-describedby="near-said" />
              <Button type="submit" className="shrink-0">Find</Button>
            </div>
            <p id="near-said" role="status" className="min-h-5 text-sm text-muted">
              {place ? `Nearest to ${place.label}` : near ? "We do not know this place. Check the ZIP code or the city’s name. Here are all our stores." : "All our stores"}
            </p>
          </form>
          <ol aria-label="Stores" className="grid gap-3">
            {stores.map((store) => <li key={store.id}><StoreEntry store={store} back={back} /></li>)}
          </ol>
        </div>
        <div className="order-first lg:order-none"><StoreMap pins={stores} selectedId={place ? stores[0]?.id : mine} /></div>
      </div>
    </div>
  );
}
