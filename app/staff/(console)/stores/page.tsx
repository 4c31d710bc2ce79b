import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { FilterTab } from "@/components/staff/frame/filter-tab";
import { ListSearch } from "@/components/staff/frame/list-search";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { StoreTable, type StoreRow } from "@/components/staff/stores/store-table";
import { listLocations } from "@/lib/domain/locations/list-stores";
import { isPaused, type StoreSummary } from "@/lib/domain/locations/store-summary";
import { storeNow } from "@/lib/domain/locations/store-now";
import { wallClock } from "@/lib/kernel/clock";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Stores" };

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
  const closer = await maybePermit("locations.close");
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
      <StoreTable
        rows={stores.map(({ id, name, code, kind, city, state, timeZone, isActive, pausedUntil, now: open, canPickup, canCurbside, canShip, canReturn, pickupLeadMinutes, pickupsPerHour, exceptions }): StoreRow => ({
          id, name, code, kind, city, state, timeZone, isActive, isOpen: open.isOpen, closesAt: open.isOpen ? open.closesAt : null, pausedUntil: isPaused({ pausedUntil }, now) ? pausedUntil : null, canPickup, canCurbside, canShip, canReturn, pickupLeadMinutes, pickupsPerHour, specialDates: exceptions.length,
          mayPause: isActive && closer !== null && (closer.actor.storeIds === "all" || closer.actor.storeIds.includes(id)),
        }))}
        isNarrowed={q !== "" || show !== null}
      />
    </StaffPage>
  );
}
