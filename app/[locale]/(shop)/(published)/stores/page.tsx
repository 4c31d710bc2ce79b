import type { Metadata } from "next";
import Link from "next/link";
import { FinderFromAddress } from "@/components/stores/finder-from-address";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { addressLine } from "@/lib/domain/locations/store-summary";
import { loadStores } from "./load-stores";

export const metadata: Metadata = { title: "Stores and hours", description: "Find an Alderway Home store by ZIP code, city or map: hours, services, pickup.", alternates: { canonical: "/stores" } };

export default async function Page() {
  const stores = await loadStores();
  return (
    <div className="page pt-3">
      <Breadcrumb crumbs={[{ label: "Home", href: "/" }, { label: "Stores" }]} />
      <h1 className="display-2 mt-5">Stores and hours</h1>
      <p className="mt-2 max-w-[56ch] text-muted">Choose yours once. Stock, pickup times and shelves on every page are then for that store.</p>
      <div className="mt-8">
        <FinderFromAddress />
      </div>
      <noscript>
        <ul className="mt-8 grid gap-4 sm:grid-cols-2">
          {stores.map((store) => (
            <li key={store.id} className="border-t border-line pt-3 text-sm">
              <Link href={`/stores/${store.slug}`} className="inline-flex min-h-11 items-center font-medium underline underline-offset-4">{store.name}</Link>
              <p className="text-muted">{addressLine(store)}</p>
            </li>
          ))}
        </ul>
      </noscript>
    </div>
  );
}
