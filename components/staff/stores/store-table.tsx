"use client";

import Link from "next/link";
import { ChoiceTable } from "@/components/staff/frame/choice-table";
import { forEach, type Verb } from "@/components/staff/frame/many";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { pauseStores, resumeStores } from "@/lib/actions/exceptions";
import { pauseHours } from "@/lib/domain/locations/pause";
import type { StoreSummary } from "@/lib/domain/locations/store-summary";
import { clockWords } from "@/lib/domain/locations/time-words";

export type StoreRow = Pick<StoreSummary, "id" | "name" | "code" | "kind" | "city" | "state" | "timeZone" | "isActive" | "canPickup" | "canCurbside" | "canShip" | "canReturn" | "pickupLeadMinutes" | "pickupsPerHour"> & {
  isOpen: boolean; closesAt: Date | null; /** While it takes no new work. */ pausedUntil: string | null; specialDates: number; mayPause: boolean;
};

const kinds = { store: "Store", warehouse: "Warehouse", pickup_point: "Pickup point" } as const;

const resume = forEach(resumeStores, ({ id }: StoreRow) => [{ locationId: id }]);
const verbs: Verb<StoreRow>[] = [
  {
    label: "No capacity", done: "take no new work", fits: ({ mayPause, pausedUntil }) => mayPause && pausedUntil === null, isDangerous: true, run: forEach(pauseStores, ({ id }, [hours = "", reason = ""]) => [{ locationId: id, hours, reason }]), undo: resume,
    ask: { title: (count) => (count === 1 ? "No new work for one place?" : `No new work for ${count} places?`), body: "Shoppers are told that they take no new orders, and no delivery is sent from there. What is in their queues stays. It ends by itself.", questions: [{ kind: "choice", label: "For how long?", options: pauseHours.map((hours) => ({ value: String(hours), label: hours === 1 ? "1 hour" : `${hours} hours` })) }, { kind: "text", label: "Reason", hint: "Your colleagues read this." }] },
  },
  { label: "Take work again", done: "take work again", fits: ({ mayPause, pausedUntil }) => mayPause && pausedUntil !== null, run: resume },
];

/** Where Alderway sells, keeps and hands over. */
export function StoreTable({ rows, isNarrowed }: { rows: StoreRow[]; isNarrowed: boolean }) {
  return (
    <ChoiceTable
      caption="Stores and warehouses" rows={rows} rowKey={(store) => store.id} nameOf={(store) => store.name} verbs={verbs}
      empty={isNarrowed ? <EmptyState title="No store fits" action={<LinkButton href="/staff/stores" look="secondary">Show everything</LinkButton>} /> : <EmptyState title="No location yet">Bring them in with npm run import -- locations FILE.</EmptyState>}
      columns={[
        { key: "name", header: "Name", cell: (store) => <Link href={`/staff/stores/${store.id}`} className="inline-flex min-h-11 items-center font-medium whitespace-nowrap underline underline-offset-4 lg:min-h-0">{store.name}</Link> },
        { key: "code", header: "Code", cell: (store) => <span className="figures">{store.code}</span> },
        { key: "kind", header: "Kind", cell: (store) => <span className="whitespace-nowrap">{kinds[store.kind]}</span> },
        { key: "place", header: "Place", cell: (store) => <span className="whitespace-nowrap">{store.city}, {store.state}</span> },
        { key: "now", header: "Now", cell: (store) => <NowBadge store={store} /> },
        { key: "offers", header: "Offers", cell: (store) => <span className="whitespace-nowrap">{[store.canPickup && "pickup", store.canCurbside && "curbside", store.canShip && "ships", store.canReturn && "returns"].filter(Boolean).join(" · ") || "–"}</span> },
        { key: "lead", header: "Lead", kind: "number", cell: (store) => `${store.pickupLeadMinutes} min` },
        { key: "capacity", header: "An hour", kind: "number", cell: (store) => store.pickupsPerHour },
        { key: "dates", header: "Special dates", kind: "number", cell: (store) => store.specialDates },
      ]}
    />
  );
}

function NowBadge({ store }: { store: StoreRow }) {
  if (!store.isActive) return <Badge tone="negative" hasShape>closed for good</Badge>;
  if (store.pausedUntil) return <Badge tone="warning" hasShape>no capacity until {clockWords(new Date(store.pausedUntil), store.timeZone)}</Badge>;
  return store.isOpen ? <Badge tone="positive" hasShape>open{store.closesAt ? ` until ${clockWords(store.closesAt, store.timeZone)}` : ""}</Badge> : <Badge hasShape>closed</Badge>;
}
