import { Navigation, Phone } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { StoreMap } from "@/components/maps/store-map";
import { JsonLd } from "@/components/shell/json-ld";
import { directionsTo } from "@/components/stores/store-entry";
import { StoreNowLine } from "@/components/stores/store-now-line";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { buttonStyle } from "@/components/ui/button-style";
import { lengthWords } from "@/lib/domain/appointments/appointment";
import { mapPoint } from "@/lib/domain/locations/map-point";
import { phoneWords } from "@/lib/domain/locations/phone-words";
import { storeData } from "@/lib/domain/locations/store-data";
import { exceptionRows, weekRows } from "@/lib/domain/locations/week-rows";
import { siteUrl } from "@/lib/kernel/site-url";
import { loadKinds, loadStore, loadStores } from "../load-stores";

type Props = PageProps<"/[locale]/stores/[slug]">;

export async function generateStaticParams() {
  return [...(await loadStores()).map(({ slug }) => ({ slug })), { slug: "none" }];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const store = await loadStore(slug);
  return store ? { title: `${store.name}, ${store.city}`, description: `Hours, services and pickup at ${store.name}, ${store.addressLine1}, ${store.city}, ${store.state}.`, alternates: { canonical: `/stores/${slug}` } } : {};
}

export default async function Page({ params }: Props) {
  const [store, stores] = await Promise.all([params.then(({ slug }) => loadStore(slug)), loadStores()]);
  if (!store) notFound();
  const kinds = await loadKinds(store.id);
  const exceptions = exceptionRows(store.exceptions, 6);
  return (
    <div className="page pt-3">
      <Breadcrumb crumbs={[{ label: "Home", href: "/" }, { label: "Stores", href: "/stores" }, { label: store.name }]} />
      <div className="mt-5 grid gap-10 lg:grid-cols-[1.1fr_1fr] lg:gap-16">
        <div>
          <h1 className="display-2">{store.name}</h1>
          <address className="mt-3 not-italic text-muted">
            {store.addressLine1}
            {store.addressLine2 && <>, {store.addressLine2}</>}
            <br />
            {store.city}, {store.state} {store.postcode}
          </address>
          <StoreNowLine storeId={store.id} storeName={store.name} slug={store.slug}>
            <a href={directionsTo(store)} target="_blank" rel="noreferrer" className={buttonStyle("secondary")} aria-label={`Directions to ${store.name}, opens in a new tab`}>
              <Navigation aria-hidden className="size-4" />
              Directions
            </a>
            {store.phone && (
              <a href={`tel:${store.phone.replace(/[^+\d]/g, "")}`} className={buttonStyle("quiet", "regular", "max-sm:-ml-4")}>
                <Phone aria-hidden className="size-4" />
                {phoneWords(store.phone)}
              </a>
            )}
          </StoreNowLine>
          <h2 className="display-3 mt-10">What we do here</h2>
          <ul className="mt-3 grid gap-x-8 text-sm sm:grid-cols-2">
            {[store.canPickup && "Pickup inside", store.canCurbside && "Curbside, to your car", store.canReturn && "Returns of any order", ...store.services.filter((service) => !/curbside|returns/i.test(service))].filter((one) => one !== false).map((one) => (
              <li key={one} className="flex min-h-11 items-center border-b border-line">{one}</li>
            ))}
          </ul>
          {kinds.length > 0 && (
            <>
              <h2 className="display-3 mt-10">Time for you</h2>
              <ul className="mt-3 text-sm">{kinds.map((kind) => <li key={kind.id} className="flex min-h-11 items-center justify-between gap-4 border-b border-line"><Link href={`/stores/${store.slug}/appointments?kind=${kind.id}`} prefetch={false} className="inline-flex min-h-11 items-center underline underline-offset-4">{kind.name}</Link><span className="figures text-muted">{lengthWords(kind.minutes)}, free</span></li>)}</ul>
            </>
          )}
          {store.collectionInstructions && (
            <>
              <h2 className="display-3 mt-10">Collecting an order</h2>
              <p className="mt-3 max-w-[56ch] text-sm">{store.collectionInstructions} We keep it for {store.holdDays} days.</p>
            </>
          )}
        </div>
        <div>
          <div className="overflow-hidden rounded-lg bg-sunken">
            <StoreMap pins={stores.map((one) => ({ id: one.id, name: one.name, point: mapPoint(one) }))} around={mapPoint(store)} selectedId={store.id} className="[&_use:first-child]:fill-surface" />
          </div>
          <h2 className="display-3 mt-8">Hours</h2>
          <table className="mt-3 w-full text-sm">
            <caption className="sr-only">Weekly hours, local time</caption>
            <tbody>
              {weekRows(store).map(({ day, hours }) => (
                <tr key={day} className="border-b border-line">
                  <th scope="row" className="py-2.5 text-left font-normal">{day}</th>
                  <td className="figures py-2.5 text-right">{hours}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {exceptions.length > 0 && (
            <>
              <h3 className="mt-6 text-sm font-medium">Other hours on</h3>
              <ul className="mt-1 text-sm">
                {exceptions.map(({ day, date, reason, hours }) => (
                  <li key={day} className="flex justify-between gap-4 border-b border-line py-2.5">
                    <span>{date} <span className="text-muted">{reason}</span></span>
                    <span className="figures shrink-0">{hours}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      </div>
      <JsonLd data={storeData(store, siteUrl())} />
    </div>
  );
}
