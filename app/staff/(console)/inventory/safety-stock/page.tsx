import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { FilterTab } from "@/components/staff/frame/filter-tab";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { NumberedPages } from "@/components/staff/frame/numbered-pages";
import { SafetyFilter } from "@/components/staff/safety/safety-filter";
import { SafetySwitch } from "@/components/staff/safety/safety-switch";
import { SafetyTable } from "@/components/staff/safety/safety-table";
import { safetyAddress } from "@/components/staff/safety/safety-words";
import { listOwnStores } from "@/lib/domain/identity/list-own-stores";
import { mayStaff } from "@/lib/domain/identity/permission";
import { listSafetyStock } from "@/lib/domain/inventory/list-safety-stock";
import { safetyQuery, safetyShowLabel, safetyShows } from "@/lib/domain/inventory/safety-input";
import { maybePermit, staffStoreId } from "@/lib/session";

export const metadata: Metadata = { title: "Safety stock" };

export default async function SafetyStockPage({ searchParams }: PageProps<"/staff/inventory/safety-stock">) {
  const by = await maybePermit("inventory.view");
  if (!by) return <NoPermission what="inventory" />;
  const asked = await searchParams;
  const query = safetyQuery.parse(asked);
  const [places, storeId] = await Promise.all([listOwnStores(by), staffStoreId()]);
  const place = places.find((one) => one.id === asked.at) ?? places.find((one) => one.id === storeId) ?? places[0];
  if (!place) return <NoPermission what="the stock of a location" />;
  const found = await listSafetyStock(by, query, { locationId: place.id });
  const mayEdit = mayStaff(by.actor, "inventory.adjust");
  return (
    <StaffPage title="Safety stock" detail={`What online orders leave on the shelves of ${place.name}, learned each night from picks that failed and counts that fell short.`}>
      <SafetyFilter query={query} place={place} places={places} />
      <SafetySwitch key={place.id} place={place} isAutomatic={found.isAutomatic} learnedAt={found.learnedAt} timeZone={place.timeZone} mayEdit={mayEdit} />
      <nav aria-label="Safety stock" className="mb-4 flex gap-1 overflow-x-auto">
        {safetyShows.map((show) => <FilterTab key={show} href={safetyAddress(place.id, { ...query, show, page: 1 })} isOn={query.show === show} label={safetyShowLabel[show]} count={found.counts[show]} />)}
      </nav>
      <SafetyTable key={`${place.id}:${JSON.stringify(query)}`} rows={found.rows} query={query} mayEdit={mayEdit} />
      <NumberedPages page={query.page} pageSize={found.pageSize} total={found.total} hrefOf={(page) => safetyAddress(place.id, { ...query, page })} />
    </StaffPage>
  );
}
