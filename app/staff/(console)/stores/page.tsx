import type { Metadata } from "next";
import Link from "next/link";
import { StaffPage } from "@/components/shell/staff-page";
import { FilterTab } from "@/components/staff/frame/filter-tab";
import { ListSearch } from "@/components/staff/frame/list-search";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Table } from "@/components/ui/table";
import { listLocations } from "@/lib/domain/locations/list-stores";
import type { StoreSummary } from "@/lib/domain/locations/store-summary";
import { storeNow } from "@/lib/domain/locations/store-now";
import { clockWords } from "@/lib/domain/locations/time-words";
import { wallClock } from "@/lib/kernel/clock";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Stores" };

const kinds = { store: "Store", warehouse: "Warehouse", pickup_point: "Pickup point" } as const;

const shows = { open: "Open now", closed: "Closed now", store: "Stores", warehouse: "Warehouses", pickup_point: "Pickup points" } as const;
type Show = keyof typeof shows;
type Row = StoreSummary & { now: ReturnType<typeof storeNow> };

const isShow = (value: unknown): value is Show => typeof value === "string" && Object.hasOwn(shows, value);
const isShown = ({ kind, isActive, now }: Row, show: Show): boolean => (show === "open" ? isActive && now.isOpen : show === "closed" ? !isActive || !now.isOpen : kind === show);
const fits = ({ name, code, city, state, postcode }: Row, text: string): boolean => text.toLowerCase().split(/\s+/).every((word) => [name, code, city, state, postcode].join(" ").toLowerCase().includes(word));
const addressOf = (q: string, show: Show | null): string => {
  const params = new URLSearchParams([...(q ? [["q", q]] : []), ...(show ? [["show", show]] : [])]);
  return params.size > 0 ? `/staff/stores?${params}` : "/staff/stores";
};

export default async function StoresPage({ searchParams }: PageProps<"/staff/stores">) {
  const by = await maybePermit("locations.view");
  if (!by) return <NoPermission what="stores" />;
  const asked = await searchParams;
  const q = typeof asked.q === "string" ? asked.q.trim().slice(0, 80) : "";
  const show = isShow(asked.show) ? asked.show : null;
  const now = wallClock();
  const found = (await listLocations()).map((store): Row => ({ ...store, now: storeNow(store, now) })).filter((store) => fits(store, q));
  const stores = found.filter((store) => show === null || isShown(store, show));
  return (
    <StaffPage title="Stores" detail="Where Alderway sells, keeps and hands over. Hours and limits here make every promise.">
      <ListSearch label="Name, code or place" text={q} kept={show ? { show } : {}} />
      <nav aria-label="Show" className="mb-4 flex gap-1 overflow-x-auto pb-1">
        <FilterTab href={addressOf(q, null)} isOn={show === null} label="All" count={found.length} />
        {Object.keys(shows).filter(isShow).map((one) => ({ one, count: found.filter((store) => isShown(store, one)).length })).filter(({ one, count }) => count > 0 || one === show).map(({ one, count }) => <FilterTab key={one} href={addressOf(q, one)} isOn={show === one} label={shows[one]} count={count} />)}
      </nav>
      <Table
        caption="Stores and warehouses" rows={stores} rowKey={(store) => store.id}
        empty={q || show ? <EmptyState title="No store fits" action={<LinkButton href="/staff/stores" look="secondary">Show everything</LinkButton>} /> : <EmptyState title="No location yet">Bring them in with npm run import -- locations FILE.</EmptyState>}
        columns={[
          { key: "name", header: "Name", cell: (store) => <Link href={`/staff/stores/${store.id}`} className="inline-flex min-h-11 items-center font-medium whitespace-nowrap underline underline-offset-4 lg:min-h-0">{store.name}</Link> },
          { key: "code", header: "Code", cell: (store) => <span className="figures">{store.code}</span> },
          { key: "kind", header: "Kind", cell: (store) => <span className="whitespace-nowrap">{kinds[store.kind]}</span> },
          { key: "place", header: "Place", cell: (store) => <span className="whitespace-nowrap">{store.city}, {store.state}</span> },
          { key: "now", header: "Now", cell: (store) => (!store.isActive ? <Badge tone="negative" hasShape>closed for good</Badge> : store.now.isOpen ? <Badge tone="positive" hasShape>open{store.now.closesAt ? ` until ${clockWords(store.now.closesAt, store.timeZone)}` : ""}</Badge> : <Badge hasShape>closed</Badge>) },
          { key: "offers", header: "Offers", cell: (store) => <span className="whitespace-nowrap">{[store.canPickup && "pickup", store.canCurbside && "curbside", store.canShip && "ships", store.canReturn && "returns"].filter(Boolean).join(" · ") || "–"}</span> },
          { key: "lead", header: "Lead", kind: "number", cell: (store) => `${store.pickupLeadMinutes} min` },
          { key: "capacity", header: "An hour", kind: "number", cell: (store) => store.pickupsPerHour },
          { key: "dates", header: "Special dates", kind: "number", cell: (store) => store.exceptions.length },
        ]}
      />
    </StaffPage>
  );
}
