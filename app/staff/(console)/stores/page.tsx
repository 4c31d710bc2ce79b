import type { Metadata } from "next";
import Link from "next/link";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import { listLocations } from "@/lib/domain/locations/list-stores";
import { storeNow } from "@/lib/domain/locations/store-now";
import { clockWords } from "@/lib/domain/locations/time-words";
import { wallClock } from "@/lib/kernel/clock";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Stores" };

const kinds = { store: "Store", warehouse: "Warehouse", pickup_point: "Pickup point" } as const;

export default async function StoresPage() {
  const by = await maybePermit("locations.view");
  if (!by) return <NoPermission what="stores" />;
  const now = wallClock();
  const stores = (await listLocations()).map((store) => ({ ...store, now: storeNow(store, now) }));
  return (
    <StaffPage title="Stores" detail="Where Alderway sells, keeps and hands over. Hours and limits here make every promise.">
      <Table
        caption="Stores and warehouses" rows={stores} rowKey={(store) => store.id}
        empty={<EmptyState title="No location yet">Bring them in with npm run import -- locations FILE.</EmptyState>}
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
